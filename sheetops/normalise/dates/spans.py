"""A piece of the calendar → its first and last day, or why there is none."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sheetops.normalise.dates.items import LAST_WEEK, Offset, Piece
from sheetops.normalise.dates.reading import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from sheetops.normalise.dates.reading import DateSettings, Verdict

_MONTHS, _QUARTERS = 12, 4
_FRIDAY = 4
_SATURDAY = 5


class NoDay(Exception):  # noqa: N818 -- it reads as what a text is found to hold
    """There is no day in the piece; caught where a text is read, so no caller ever sees it."""

    def __init__(self, verdict: Verdict, note: str) -> None:
        """Take what a reading that fails here is to say."""
        super().__init__(note)
        self.verdict: Verdict = verdict
        self.note = note


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day; `note` is the rule by which they were found, where it deserves a warning."""

    first: date
    last: date
    note: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last

    @property
    def length(self) -> timedelta:
        """From the first day to the last."""
        return self.last - self.first

    def within(self, other: Span) -> bool:
        """Whether it lies in the other, and is shorter."""
        return other.first <= self.first <= self.last <= other.last and self.length < other.length


def month_span(year: int, month: int) -> Span:
    """The first and last day of a month."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months_span(year: int, first: int, last: int) -> Span:
    """The first day of one month and the last day of another."""
    return Span(date(year, first, 1), month_span(year, last).last)


def piece_span(piece: Piece, settings: DateSettings, weekday: int | None = None) -> Span:
    """The days of a piece; what it leaves out is the period's.

    Args:
        piece: a day, week, month …; a bare number has been given its unit before.
        settings: the period.
        weekday: the day of a week that counts, 1 is Monday; Friday where the text names none.

    Raises:
        NoDay: the calendar has no such day, or month or quarter are missing and the period has several.
    """
    if piece.number is None and piece.year is not None and piece.month_of_quarter is None:
        raise NoDay("unreadable", "period")  # a form that was not filled in: "tháng … năm 2026"
    year = _year(piece, settings)
    match piece.unit:
        case "day":
            return _day(piece, year, settings)
        case "week":
            return _week(piece, year, settings, weekday or _FRIDAY + 1)
        case "month":
            return _noted(month_span(*_month(piece, year, settings)), piece)
        case "quarter":
            return _noted(_quarter(piece, year, settings), piece)
        case "year":
            return _noted(months_span(year, 1, _MONTHS), piece)
        case "months":
            return _months(piece.number or 0, year)
        case "number":
            raise NoDay("unreadable", "number")


def _noted(span: Span, piece: Piece) -> Span:
    relative = piece.shift or piece.month_shift or piece.quarter_shift or piece.year_shift
    return Span(span.first, span.last, "next_period") if relative else span


def _year(piece: Piece, settings: DateSettings) -> int:
    own = piece.number if piece.unit == "year" else piece.year
    year = (own or settings.year) + piece.year_shift + (piece.shift if piece.unit == "year" else 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDay("unreadable", "year")
    return year


def _month(piece: Piece, year: int, settings: DateSettings) -> tuple[int, int]:
    """Year and month of a day, week or month."""
    if piece.month_of_quarter:
        quarter = _quarter_number(piece.quarter, settings) - 1 + piece.quarter_shift
        return year + quarter // _QUARTERS, 3 * (quarter % _QUARTERS) + piece.month_of_quarter
    named = piece.number if piece.unit == "month" else piece.month
    month = settings.month if named is None else named
    if month is None:
        raise NoDay("unreadable", "period")
    if not 1 <= month <= _MONTHS:
        raise NoDay("impossible", "no_such_day")
    shift = piece.shift if piece.unit == "month" else piece.month_shift
    return year + (month - 1 + shift) // _MONTHS, (month - 1 + shift) % _MONTHS + 1


def _day(piece: Piece, year: int, settings: DateSettings) -> Span:
    year, month = _month(piece, year, settings)
    try:
        day = date(year, month, piece.number or 0)
    except ValueError:
        raise NoDay("impossible", "no_such_day") from None
    return _noted(Span(day, day), piece)


def _week(piece: Piece, year: int, settings: DateSettings, weekday: int) -> Span:
    """One day of a Monday–Sunday week of a month; the first is the week that holds the 1st."""
    if piece.number is None:
        raise NoDay("unreadable", "period")
    month = month_span(*_month(piece, year, settings))
    monday = month.first - timedelta(days=month.first.weekday())
    if piece.number == LAST_WEEK:
        monday = month.last - timedelta(days=month.last.weekday())
    else:
        monday += timedelta(weeks=piece.number - 1)
    if monday > month.last:
        raise NoDay("impossible", "no_such_day")
    day = monday + timedelta(days=weekday - 1)
    if piece.number == LAST_WEEK:
        day = min(day, month.last)
    return Span(day, day, "week")


def _quarter_number(number: int | None, settings: DateSettings) -> int:
    quarter = settings.quarter if number is None else number
    if quarter is None:
        raise NoDay("unreadable", "period")
    if not 1 <= quarter <= _QUARTERS:
        raise NoDay("impossible", "no_such_day")
    return quarter


def _quarter(piece: Piece, year: int, settings: DateSettings) -> Span:
    quarter = _quarter_number(piece.number, settings) - 1 + piece.shift
    year, quarter = year + quarter // _QUARTERS, quarter % _QUARTERS
    return months_span(year, 3 * quarter + 1, 3 * quarter + 3)


def _months(count: int, year: int) -> Span:
    return months_span(year, 1, count) if count > 0 else months_span(year, _MONTHS + count + 1, _MONTHS)


def part_of(span: Span, position: str, unit: str) -> Span:
    """The day that a part of a period is taken for: "đầu tháng" is its first, "cuối quý" its last."""
    if unit == "day" or position == "end":
        return Span(span.last, span.last, span.note)
    days = {
        "start": span.first,
        "middle": _middle(span, unit),
        "upper": span.first + timedelta(days=9),
        "central": span.first + timedelta(days=19),
        "lower": span.last,
    }
    day = min(days[position], span.last)
    by_rule = "" if (position, unit) == ("middle", "month") else "part"
    return Span(day, day, span.note or by_rule)


def _middle(span: Span, unit: str) -> date:
    """The 15th of a month or of a quarter's second month; 30 June of a year; a week keeps its day."""
    match unit:
        case "month":
            return span.first.replace(day=15)
        case "quarter":
            return span.first.replace(month=span.first.month + 1, day=15)
        case "year":
            return span.first.replace(month=6, day=30)
        case _:
            return span.first + (span.last - span.first) // 2


def shifted(span: Span, offset: Offset) -> Span:
    """The day so much later; the first day is not counted.

    Working days are Monday to Friday: holidays are not known here, so they deserve a warning.

    Raises:
        NoDay: the time is not counted from a day.
    """
    if not span.is_day:
        raise NoDay("unreadable", "period")
    day, note = span.first, span.note
    if offset.unit == "months":
        months = day.month - 1 + offset.count
        last = month_span(day.year + months // _MONTHS, months % _MONTHS + 1).last
        day = last.replace(day=min(day.day, last.day))
    elif offset.working:
        day, note = _working_days_on(day, offset.count * (_SATURDAY if offset.unit == "weeks" else 1)), "working_days"
    else:
        day += timedelta(days=offset.count * (7 if offset.unit == "weeks" else 1))
    return Span(day, day, note)


def _working_days_on(day: date, count: int) -> date:
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
