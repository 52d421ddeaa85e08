"""A form that was found in a text, and what its parts say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sheetops.normalise.dates.words import DateText, DateWords, plain
from sheetops.text import key

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS, start=1)}
_CENTURY = 2000
_YEAR_WORD = 5  # "tháng năm" is May, "tháng năm 2026" a form whose month was left blank


@dataclass(frozen=True, slots=True)
class Found:
    """A form that was found, and the text it stands in."""

    match: re.Match[str]
    text: DateText
    words: DateWords

    def has(self, group: str) -> bool:
        return self.match.groupdict().get(group) is not None

    def figure(self, group: str) -> int:
        return int(self.match[group])

    def number(self, *groups: str) -> int | None:
        """The number in the first of the groups that is there: figures, Roman numerals or words."""
        for group in filter(self.has, groups):
            found, (start, end) = self.match[group], self.match.span(group)
            if found.isdecimal():
                return int(found)
            number = self.words.number(self.text, start, end)
            if number == _YEAR_WORD and re.match(r"\s*[0-9]", self.text.plain[end:]):
                return None
            return number or _ROMAN.get(found)
        return None

    def first_figure(self, *groups: str) -> int | None:
        """The figures in the first of the groups that is there."""
        return next((self.figure(group) for group in groups if self.has(group)), None)

    def year(self) -> int | None:
        if self.has("y"):
            return self.figure("y")
        short = self.first_figure("yy", "yy2")
        return None if short is None else _CENTURY + short

    def spells(self, unit: str) -> bool:
        """Whether the text begins with the unit's word, as far as its accents tell ("ngày", not "ngay")."""
        return self.words.agrees(self.text, self.match.start(), (key(self.words.data["units"][unit][0]),))

    def choice(self, prefix: str, last: int) -> int:
        """Which of the numbered groups n1, n2 … is there."""
        return next(number for number in range(1, last + 1) if self.has(f"{prefix}{number}"))

    def shift(self) -> int | None:
        """1 for "sau", 0 for "này" or nothing; None where the accents say otherwise or leave it open ("sáu")."""
        if not self.has("next"):
            return 0
        start, end = self.match.span("next")
        spelling = self.text.spelling(start, end)
        doubtful = spelling in self.words.numbers if self.text.accented else self._doubtful(start, end)
        return None if doubtful else 1

    def _doubtful(self, start: int, end: int) -> bool:
        bare = self.text.plain[start:end]
        return bare not in self.words.bare_numbers and bare in map(plain, self.words.numbers)
