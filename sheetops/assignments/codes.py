"""Codes of indicators: text such as 7.10, never numbers, with Roman numerals for parts."""

from __future__ import annotations

import re

CODE = r"(?:[1-5][0-9]|[1-9])(?:\.[0-9]{1,2}){1,4}"
"""A pattern for the code of an item: at least two numbers, the first from 1 to 59."""
_CODE = re.compile(CODE)
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN = re.compile(r"(?=[IVXL])(?:X{0,3}|XL|L)(?:IX|IV|V?I{0,3})")
_LONGEST_RANGE = 60


def is_code(text: str) -> bool:
    """Whether a text is an item's code: digits and dots, at least two numbers."""
    return _CODE.fullmatch(text) is not None


def numbers(code: str) -> tuple[int, ...]:
    """The numbers of a code: the order of codes is theirs."""
    return tuple(map(int, code.split(".")))


def is_roman(text: str) -> bool:
    """Whether a text in capitals is a numeral from I to LIX."""
    return _ROMAN.fullmatch(text) is not None


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral in capitals."""
    values = [_DIGITS[letter] for letter in numeral]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def roman(value: int) -> str:
    """The Roman numeral of a number from 1 to 59."""
    tens, ones = divmod(value, 10)
    tenth = ("", "X", "XX", "XXX", "XL", "L")[tens]
    return tenth + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def part_of(code: str) -> str:
    """The numeral under which a code usually stands: VII for 7.10."""
    return roman(numbers(code)[0])


def is_below(code: str, above: str) -> bool:
    """Whether a code stands below another in the numbering: 8.5.1 below 8.5 and 8."""
    return code.startswith(f"{above}.")


def code_range(first: str, last: str) -> tuple[str, ...] | None:
    """All codes from one to another, of one numbering; None where the two have none: 8.5.3 and 8.6."""
    stem, _, start = first.rpartition(".")
    other, _, end = last.rpartition(".")
    if stem != other or not int(start) < int(end) <= int(start) + _LONGEST_RANGE:
        return None
    return tuple(f"{stem}.{number}" for number in range(int(start), int(end) + 1))


def part_range(first: str, last: str) -> tuple[str, ...] | None:
    """All numerals from one to another; None where the second is not the later one."""
    start, end = roman_value(first), roman_value(last)
    return tuple(map(roman, range(start, end + 1))) if start < end else None
