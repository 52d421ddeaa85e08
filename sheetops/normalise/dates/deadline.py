"""A text → the day that it sets, for a deadline or for the day on which something was done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from sheetops.normalise.dates.inherit import completed
from sheetops.normalise.dates.items import Word
from sheetops.normalise.dates.marks import Mark, Marked, marked
from sheetops.normalise.dates.reading import DateReading, DateSettings, serial_day
from sheetops.normalise.dates.scan import scan
from sheetops.normalise.dates.spans import NoDay, Span, part_of, piece_span, shifted
from sheetops.normalise.dates.words import date_text, date_words
from sheetops.text import bare_key

if TYPE_CHECKING:
    from collections.abc import Sequence

Purpose: TypeAlias = Literal["deadline", "day"]
_LONGEST = 500  # characters; a longer text is a story, and reading it would take its time
_SERIAL = re.compile(r"([0-9]{5})(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class _End:
    """A mark, its days, the day it sets, and the rule by which it was found where that deserves a warning."""

    mark: Mark
    span: Span
    day: date
    note: str


@lru_cache(maxsize=65536)
def read_text(text: str, settings: DateSettings, purpose: Purpose) -> DateReading:
    """What a text says of a deadline, or of the day on which something was done or assigned."""
    if not any(map(str.isalnum, text)) or bare_key(text[:_LONGEST]) in date_words().blanks:
        return DateReading(None, "blank")
    if len(text) > _LONGEST:
        return DateReading(None, "unreadable", "unknown")
    ready = date_text(text)
    if serial := _SERIAL.fullmatch(ready.plain):
        return serial_day(int(serial[1]), settings)
    found = marked(scan(ready))
    if found.unknown or found.dangling or (found.duration and "recurring" not in found.sayings):
        return DateReading(None, "unreadable", "unknown")
    try:
        return _reading(found, settings, purpose)
    except NoDay as reason:
        return DateReading(None, reason.verdict, reason.note)


def _reading(found: Marked, settings: DateSettings, purpose: Purpose) -> DateReading:
    marks = _counting(found, purpose)
    if not marks:
        return _without_date(found, purpose)
    if any(mark.piece.bare and not mark.position for mark in marks):
        raise NoDay("unreadable", "bare")
    if purpose == "day" and "due" in found.sayings:
        raise NoDay("unreadable", "not_done")
    recurring = "recurring" in found.sayings
    whole, doubtful_year = completed(marks, settings, recurring)
    ends = _ends(_dated(whole, marks, settings, recurring), settings)
    if not ends:
        return DateReading(None, "recurring" if recurring else "none", "start")
    last = _last(ends)
    note = _warning(last, ends, found, purpose) or "years" * doubtful_year
    earliest = _earliest(last) if purpose == "day" else None
    return DateReading(last.day, "recurring" if recurring else "approximate" if note else "ok", note, earliest)


@lru_cache(maxsize=65536)
def stated_day(text: str, settings: DateSettings) -> date | None:
    """The one day that a text names as that of the work, among other words ("Đã hoàn thành ngày 16/4/2026").

    A document's day is not the work's, nor is a deadline, a plan, a start or an end; of several days none is taken.
    """
    items = scan(date_text(text[:_LONGEST]))
    found = marked(items)
    marks = [mark for mark in found.marks if not mark.cited]
    bounded = any(isinstance(item, Word) and item.kind == "until" for item in items)
    if len(marks) != 1 or bounded or not _is_day(marks[0]) or found.sayings & {"due", "doubt", "recurring"}:
        return None
    try:
        return piece_span(completed(marks, settings, recurring=False)[0][0].piece, settings).last
    except NoDay:
        return None


def _is_day(mark: Mark) -> bool:
    return mark.piece.unit == "day" and mark.mode == "by" and not mark.position and not mark.offset


def _earliest(end: _End) -> date | None:
    """The first day of a period that stands for a day, any day at all before another; None of a day of its own."""
    first = date.min if end.mark.mode == "before" else end.span.first
    return first if first < end.day else None


def _counting(found: Marked, purpose: Purpose) -> list[Mark]:
    """The dates that count: a document's own date is no deadline, but if need be the day of the work."""
    marks = [m for m in found.marks if not m.cited]
    if not marks and purpose == "day":
        marks = [m for m in found.marks if m.cited == "document"]
    if "recurring" in found.sayings:
        marks = [m for m in marks if m.position or m.piece.number is not None or m.piece.month_of_quarter]
    return marks


def _without_date(found: Marked, purpose: Purpose) -> DateReading:
    said = found.sayings
    if any(m.piece.unit == "day" for m in found.marks) and not found.document:
        return DateReading(None, "unreadable", "unknown")  # "theo kế hoạch 15/4": the plan's day, or the deadline
    if "recurring" in said:
        return DateReading(None, "recurring")
    if said & {"none", "open"} or (purpose == "deadline" and "cites" in said and found.document):
        return DateReading(None, "none")
    if "urgent" in said:
        return DateReading(None, "urgent")
    if purpose == "day" and said & {"by", "done", "due"}:
        return DateReading(None, "none", "undated")
    return DateReading(None, "unreadable", "unknown")


# ----- from marks to days


@dataclass(frozen=True, slots=True)
class _Dated:
    """A mark, as it was written, with its days; None for a start that nobody can place, and needs no placing."""

    mark: Mark
    written: Mark
    span: Span | None
    begins: bool


def _ends(dated: Sequence[_Dated], settings: DateSettings) -> list[_End]:
    """Every mark but those that only begin something, and the periods that a day within them makes precise.

    Raises:
        NoDay: a range runs backwards, or several starts stand in a row without an end.
    """
    for earlier, later in pairwise(dated):
        _check_range(earlier, later)
    ends = [_end(d.mark, d.span, settings) for d in dated if d.span and not d.begins]
    if not ends and sum(d.begins for d in dated) > 1:
        raise NoDay("unreadable", "start")
    return ends


def _dated(marks: Sequence[Mark], written: Sequence[Mark], settings: DateSettings, recurring: bool) -> list[_Dated]:
    joints = [*(mark.joint for mark in marks[1:]), ""]
    found = []
    for mark, original, joint in zip(marks, written, joints, strict=True):
        begins = mark.mode == "from" or joint == "range"
        span = _span(mark, original, settings, lenient=begins or recurring)
        found.append(_Dated(mark, original, span, begins))
    return found


def _span(mark: Mark, written: Mark, settings: DateSettings, lenient: bool) -> Span | None:
    """The days of a mark.  Where lenient, a day that only lacks its month ("31 hằng tháng") is passed over."""
    if mark.weekday and mark.piece.unit not in {"day", "week"}:
        raise NoDay("unreadable", "weekday")
    try:
        span = piece_span(mark.piece, settings, mark.weekday)
    except NoDay:
        if lenient and mark.piece.unit == "day" and written.piece.month is None:
            return None
        raise
    span = shifted(span, mark.offset) if mark.offset else span
    span = part_of(span, mark.position, mark.piece.unit) if mark.position else span
    wrong = mark.weekday and mark.piece.unit == "day" and not mark.offset and span.last.isoweekday() != mark.weekday
    return Span(span.first, span.last, "weekday") if wrong else span


def _check_range(earlier: _Dated, later: _Dated) -> None:
    if later.mark.joint != "range" or not earlier.span or not later.span:
        return
    year_taken = earlier.written.piece.year is None and later.written.piece.year is not None
    backwards = later.span.last < earlier.span.first and not year_taken
    if backwards or earlier.mark.joint == "range":
        raise NoDay("unreadable", "backwards")


def _end(mark: Mark, span: Span, settings: DateSettings) -> _End:
    """The day that a mark sets.

    "Trước" a day or a period is the day before it begins, unless the setting says that the day itself counts;
    before an hour of a day, or before a period's end, is that day.
    """
    if mark.mode == "before" and mark.offset:
        raise NoDay("unreadable", "unknown")
    at_end = mark.clock or mark.position == "end"
    exclusive = mark.mode == "before" and settings.before_is_exclusive and not at_end
    return _End(mark, span, span.first - timedelta(days=1) if exclusive else span.last, span.note)


def _last(ends: Sequence[_End]) -> _End:
    """The latest; but a whole period gives way to what makes it precise: "trong tháng 4, trước ngày 25".

    Behind the day, joined as one more date, it stands: "quý II và cả năm 2026".
    """
    one_more = {i for i, end in enumerate(ends) if end.mark.joint in {"list", "and", "clause"}}
    precise = [
        end
        for i, end in enumerate(ends)
        if not any(_made_precise(end, other) and (j > i or i not in one_more) for j, other in enumerate(ends))
    ]
    return max(precise, key=lambda end: end.day)


def _made_precise(whole: _End, other: _End) -> bool:
    plain = whole.mark.mode == "by" and not whole.mark.position and not whole.mark.offset
    return plain and other.span.within(whole.span)


def _warning(last: _End, ends: Sequence[_End], found: Marked, purpose: Purpose) -> str:
    """Why the day deserves a warning; "" where it does not."""
    if last.note:
        return last.note
    if "doubt" in found.sayings or _loosely_joined(ends):
        return "several"
    if purpose == "deadline":
        return "done_word" if "done" in found.sayings else ""
    if last.mark.mode == "before":
        return "before"
    return "" if last.mark.piece.unit == "day" and not last.mark.offset else "no_day"


def _loosely_joined(ends: Sequence[_End]) -> bool:
    """Two dates side by side without a word between, or a period behind the day that lies in it."""
    for earlier, later in pairwise(ends):
        reversed_ = _made_precise(later, earlier) or (later.mark.joint == "and" and _made_precise(earlier, later))
        if later.mark.joint == "" or reversed_:
            return True
    return False
