"""Roman numerals, as headings are numbered."""

from __future__ import annotations

_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """1 is I, 4 is IV, 12 is XII."""
    written = ""
    for worth, numeral in _NUMERALS:
        while number >= worth:
            written, number = written + numeral, number - worth
    return written
