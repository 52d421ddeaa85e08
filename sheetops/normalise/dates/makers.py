"""A form that was found in a text → the item that it is; None where it is no such thing after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from sheetops.normalise.dates.found import Found
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
from sheetops.normalise.dates.words import inside_pattern

_MONTHS = 12
_DAYS = 31
_DAY_BEFORE = re.compile(r"[0-9]{1,2}\s*[/.\-]\s*[0-9]{1,2}(?:\s*[/.\-]\s*(?:[0-9]{4}|[0-9]{2}))?[\s,(\-]+$")
_WEEK_FEWEST, _WEEK_MOST = 3, 6  # from a week's first working day to its last
_HOURS = 24
_MINUTES = 60


_Maker: TypeAlias = Callable[[Found], Item | None]


def _day(found: Found) -> Item:
    return Piece("day", found.figure("d"), month=found.first_figure("m", "m2", "m3"), year=found.year())


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
    shift = found.shift()
    if (found.has("q") and quarter is None) or shift is None:
        return None
    day = found.figure("d") if found.has("d") else None
    unit: Unit = "month" if day is None else "day"
    return Piece(unit, day, quarter=quarter, year=found.year(), month_of_quarter=nth, quarter_shift=shift)


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
    meant = found.has("this") or found.has("next") or inside_pattern().search(found.text.plain[: found.match.start()])
    return Unknown(found.match.group()) if shift is None else Piece(unit, shift=shift, bare=not meant)


def _weekday_behind(found: Found) -> Item | None:
    """A letter and a number behind a day: "17/4 (T6)" is a Friday, not June."""
    day = _DAY_BEFORE.search(found.text.plain[: found.match.start()])
    return Weekday(found.figure("w") - 1) if day else None


def _unfilled(found: Found) -> Item | None:
    """A form whose day was left blank ("ngày … tháng 4"), but not "ngay tháng 4": at once, in April."""
    return Unknown(found.match.group()) if found.spells("day") else None


def _clock(found: Found) -> Item:
    hour, minute = found.figure("h"), found.figure("min") if found.has("min") else 0
    if hour > _HOURS or minute >= _MINUTES:
        return Unknown(found.match.group())
    return Word("clock" if hour or minute else "filler")


def _offset(found: Found) -> Item | None:
    unit = next(unit for unit in ("days", "weeks", "months") if found.has(unit))
    count = found.number("n")
    return None if count is None else Offset(count, unit, found.has("working"))


def _compact_day(found: Found) -> Item | None:
    """Eight figures ("20260415", "15042026"): a year cannot stand where the month does, so one reading is a day."""
    return _day(found) if 1 <= found.figure("m") <= _MONTHS and 1 <= found.figure("d") <= _DAYS else None


def _dated_week(found: Found) -> Item | None:
    """The word before the days of a week: "tuần 13-17/4"; "tuần 2-3/4" may be the second and third week."""
    in_one_month = not found.has("m") or found.figure("m") == found.figure("m2")
    days = found.figure("d2") - found.figure("d")
    return Word("filler") if not in_one_month or _WEEK_FEWEST <= days <= _WEEK_MOST else None


MAKERS: Mapping[str, _Maker] = {
    "recurring": lambda _: Word("recurring"),
    "recurring_day": lambda found: Piece("day", found.figure("d")),
    "weekday_behind": _weekday_behind,
    "short_weekday": lambda found: Weekday(found.figure("w") - 1),
    "compact_day": _compact_day,
    "compact_day_first": _compact_day,
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
    "dated_week": _dated_week,
    "week": _week,
    "months": _months,
    "duration": lambda _: Duration(),
    "month": _month,
    "quarter": _quarter,
    "day_only": lambda found: Piece("day", found.figure("d")),
    "year": _year,
    "unit_only": _unit_only,
}
