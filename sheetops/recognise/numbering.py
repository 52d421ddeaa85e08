"""Running numbers and the numbers of headings: "3", "02.", "I", "B", "a)", "II.3"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sheetops.model import Cell
from sheetops.text import clean, key

_LEAD = re.compile(
    r"\s*[(\[]?((?:[IVX]+|[A-ZĐ]|[ivx]+|[a-zđ]|\d{1,3})(?:\.\d{1,3})*)(?:\s*[.):/\]–-]+\s*|(?<=[IVX])\s+)(?=\S)"
)
_BULLET = re.compile(r"\s*([-+*•–])(?=$|\s*[^\W\d])")
_LETTERED = re.compile(r"(?<=\d)(?=[a-zđ]$)")
_DIGITS = {"I": 1, "V": 5, "X": 10}
_ALPHABET = "ABCDĐEGHIKLMNOPQRSTUVXY"
_LONGEST_ROMAN = 6
_MOST_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number as written: one letter per part of it, and what each part counts.

    `style`: N number, R roman, A capital letter, a small letter, r small roman; "II.3" is RN with ordinals (2, 3),
    "4b" is Na with (4, 2).  A bullet is a style of its own, which counts nothing.
    """

    style: str
    ordinals: tuple[int, ...]

    @property
    def plain(self) -> bool:
        """Whether it numbers rows rather than headings: its last part is a figure, or a small letter behind one."""
        return self.style.endswith(("N", "Na"))

    @property
    def capital(self) -> bool:
        """Whether it is "I" or "A", which number headings only."""
        return self.style in ("R", "A")

    def begins(self, other: Numbering) -> bool:
        """Whether the other continues this one: 2 begins 2.1; 2 also begins a."""
        deeper = len(other.ordinals) > len(self.ordinals) and other.ordinals[: len(self.ordinals)] == self.ordinals
        return deeper or (self.plain and other.style in ("a", "r") and other.ordinals == (1,))


def _roman(text: str) -> int:
    total = 0
    for at, letter in enumerate(text):
        value = _DIGITS[letter]
        total += -value if at + 1 < len(text) and _DIGITS[text[at + 1]] > value else value
    return total


def _part(text: str) -> tuple[str, int] | None:
    if text.isdecimal():
        return "N", int(text)
    if 0 < len(text) <= _LONGEST_ROMAN and set(text) <= set(_DIGITS):
        return "R", _roman(text)
    if len(text) > 1 and len(text) <= _LONGEST_ROMAN and set(text.upper()) <= set(_DIGITS):
        return "r", _roman(text.upper())
    if len(text) == 1 and text.upper() in _ALPHABET:
        return ("A" if text.isupper() else "a"), _ALPHABET.index(text.upper()) + 1
    return None


def _parsed(text: str) -> Numbering | None:
    parts = [_part(part) for part in _LETTERED.sub(".", text).split(".")]
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    return Numbering("".join(style for style, _ in known), tuple(ordinal for _, ordinal in known))


@lru_cache(maxsize=8192, typed=True)
def numbering(value: Cell) -> Numbering | None:
    """The number that a cell of the number column holds; None where it holds something else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        whole = float(value).is_integer()
        text = str(int(value)) if whole else repr(value)
        return _parsed(text) if value >= 0 and (whole or len(text.partition(".")[2]) <= _MOST_DECIMALS) else None
    return _parsed(clean(value).strip(" .,)(/-:[]")) if isinstance(value, str) else None


def leading(text: str) -> Numbering | None:
    """The number that stands before a heading's words: "I. Nhiệm vụ", "b) Văn hóa"."""
    match = _LEAD.match(text)
    return _parsed(match[1]) if match else None


def bullet(text: str) -> Numbering | None:
    """The bullet that a text is, or that stands before a heading's words; None where there is none."""
    match = _BULLET.match(text)
    return Numbering(key(match[1]), (0,)) if match else None
