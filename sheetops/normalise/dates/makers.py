"""A form that was found in a text → the item that it is; None where it is no such thing after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sheetops.normalise.dates.items import (
    LAST_WEEK,
    Document,
    Duration,
    Item,
    Offset,
    Piece,
    Unit,
    Unknown,
    Weekday,
    Word,
)
from sheetops.normalise.dates.words import DateText, DateWords, plain
from sheetops.text import key

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS, start=1)}
_CENTURY = 2000
_MONTHS = 12
_HOURS = 24
_MINUTES = 60
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

    def year(self) -> int | None:
        if self.has("y"):
            return self.figure("y")
        return _CENTURY + self.figure("yy") if self.has("yy") else None

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


_Maker: TypeAlias = Callable[[Found], Item | None]


def _day(found: Found) -> Item:
    return Piece("day", found.figure("d"), month=found.figure("m"), year=found.year())


def _iso_month(found: Found) -> Item | None:
    month = found.figure("m")
    return Piece("month", month, year=found.year()) if 1 <= month <= _MONTHS else None


def _dashed(found: Found) -> Item | None:
    """A day as in "15-4"; in "10-15" the second number is no month, and the two are a range of days."""
    return _day(found) if found.figure("m") <= _MONTHS else None


def _month_year(found: Found) -> Item:
    return Piece("month", found.figure("m"), year=found.year(), worded=False)


def _named_day(found: Found) -> Item:
    return Piece("day", found.figure("d"), month=found.choice("n", _MONTHS), year=found.year())


def _worded_day(found: Found) -> Item | None:
    month = found.number("m", "m2")
    return None if month is None else Piece("day", found.figure("d"), month=month, year=found.year())


def _relative_day(found: Found) -> Item | None:
    shift = found.shift()
    return None if shift is None else Piece("day", found.figure("d"), month_shift=shift)


def _in_quarter(found: Found) -> Item | None:
    nth = next(n for n, group in ((1, "first"), (2, "second"), (3, "last")) if found.has(group))
    quarter = found.number("q")
    if found.has("q") and quarter is None:
        return None
    if found.has("d"):
        return Piece("day", found.figure("d"), quarter=quarter, year=found.year(), month_of_quarter=nth)
    return Piece("month", quarter=quarter, year=found.year(), month_of_quarter=nth)


def _week(found: Found) -> Item | None:
    number = 1 if found.has("first") else LAST_WEEK if found.has("last") else found.number("w")
    month, shift = found.number("m", "m2"), found.shift()
    if number is None or shift is None or (found.has("m") and month is None):
        return None
    return Piece("week", number, month=month, year=found.year(), month_shift=shift)


def _months(found: Found) -> Item | None:
    number = found.number("n")
    if number is None or not 0 < number < _MONTHS:
        return None
    return Piece("months", number if found.has("first") else -number)


def _month(found: Found) -> Item | None:
    number = found.number("m", "m2")
    if number is None:
        return None
    if found.has("yy") and found.figure("yy") <= _MONTHS:  # "tháng 10/11" may be two months
        return Unknown(found.match.group())
    return Piece("month", number, year=found.year())


def _quarter(found: Found) -> Item | None:
    number = found.number("q")
    return None if number is None else Piece("quarter", number, year=found.year())


def _year(found: Found) -> Item | None:
    if found.has("alone"):
        return Piece("year", found.figure("alone"), worded=False)
    return Piece("year", found.year()) if found.spells("year") else None


def _unit_only(found: Found) -> Item | None:
    units: tuple[Unit, ...] = ("week", "month", "quarter", "year")
    unit = next(unit for unit in units if found.has(unit))
    shift = found.shift()
    if not found.spells(unit):
        return None
    return Unknown(found.match.group()) if shift is None else Piece(unit, shift=shift)


def _unfilled(found: Found) -> Item | None:
    """A form whose day was left blank ("ngày … tháng 4"), but not "ngay tháng 4": at once, in April."""
    return Unknown(found.match.group()) if found.spells("day") else None


def _clock(found: Found) -> Item:
    hour, minute = found.figure("h"), found.figure("min") if found.has("min") else 0
    if hour > _HOURS or minute >= _MINUTES:
        return Unknown(found.match.group())
    return Word("clock" if hour or minute else "filler")


def _offset(found: Found) -> Item:
    unit = next(unit for unit in ("days", "weeks", "months") if found.has(unit))
    return Offset(found.figure("n"), unit, found.has("working"))


MAKERS: Mapping[str, _Maker] = {
    "recurring": lambda _: Word("recurring"),
    "recurring_day": lambda found: Piece("day", found.figure("d")),
    "short_weekday": lambda found: Weekday(found.figure("w") - 1),
    "iso_day": _day,
    "iso_month": _iso_month,
    "named_day": _named_day,
    "document": lambda _: Document(),
    "day": _day,
    "day_dashed": _day,
    "day_month": _day,
    "day_month_dashed": _dashed,
    "month_year": _month_year,
    "unfilled": _unfilled,
    "time": _clock,
    "hour": _clock,
    "weekday": lambda found: Weekday(found.choice("n", 7)),
    "counter": lambda _: Word("filler"),
    "offset": _offset,
    "quarter_day": _in_quarter,
    "quarter_month": _in_quarter,
    "worded_day": _worded_day,
    "short_worded_day": _worded_day,
    "month_first": _worded_day,
    "relative_day": _relative_day,
    "week": _week,
    "months": _months,
    "duration": lambda _: Duration(),
    "month": _month,
    "quarter": _quarter,
    "day_only": lambda found: Piece("day", found.figure("d")),
    "year": _year,
    "unit_only": _unit_only,
}
