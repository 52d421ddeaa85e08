"""What a date leaves out because its neighbour says it: "10-15/4", "tháng 4, 5/2026", "15/12-15/02/2026"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sheetops.normalise.dates.spans import NoDay, Span, piece_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.normalise.dates.items import Piece
    from sheetops.normalise.dates.marks import Mark
    from sheetops.normalise.dates.reading import DateSettings

_JOINED = frozenset({"list", "and", "range"})
_QUARTERS = 4


def completed(marks: Sequence[Mark], settings: DateSettings, recurring: bool) -> tuple[list[Mark], bool]:
    """The marks with units, months and years taken from one another, and whether a year is in doubt.

    A missing year is that of the next date that has one, else of the one before it, else the period's.

    Raises:
        NoDay: a bare number has no neighbour that says what it counts.
    """
    found = _months(_units(list(marks)), settings if recurring else None)
    return _years(found, settings)


# ----- units


def _units(marks: list[Mark]) -> list[Mark]:
    for i in reversed(range(len(marks) - 1)):
        if marks[i + 1].joint in _JOINED:
            marks[i] = _counted_as(marks[i], marks[i + 1])
    for i in range(1, len(marks)):
        if marks[i].joint in _JOINED:
            marks[i] = _counted_as(marks[i], marks[i - 1])
            marks[i] = _as_quarter(marks[i], marks[i - 1])
    if any(m.piece.unit == "number" for m in marks):
        raise NoDay("unreadable", "number")
    return marks


def _counted_as(mark: Mark, neighbour: Mark) -> Mark:
    """A bare number counts what its neighbour counts; a Roman numeral never counts days."""
    unit = neighbour.piece.unit
    if mark.piece.unit != "number" or unit not in {"day", "month", "quarter"} or (unit == "day" and mark.piece.roman):
        return mark
    return replace(mark, piece=replace(mark.piece, unit=unit))


def _as_quarter(mark: Mark, before: Mark) -> Mark:
    """In "Quý 1-2/2026" the second is a quarter too; "Quý I đến tháng 9/2026" names its month."""
    piece = mark.piece
    if before.piece.unit != "quarter" or piece.unit != "month" or piece.worded or (piece.number or 0) > _QUARTERS:
        return mark
    return replace(mark, piece=replace(piece, unit="quarter"))


# ----- months


def _months(marks: list[Mark], recurring: DateSettings | None) -> list[Mark]:
    for i in reversed(range(len(marks) - 1)):
        if _lacks_month(marks[i].piece) and marks[i + 1].joint in _JOINED and _has_month(marks[i + 1].piece):
            marks[i] = _in_month_of(marks[i], marks[i + 1].piece)
    for i in range(1, len(marks)):
        before = marks[i - 1].piece
        near = _has_month(before) or (before.unit == "month" and before.worded and marks[i].joint != "range")
        if _lacks_month(marks[i].piece) and near:
            marks[i] = _in_month_of(marks[i], before)
    return [_in_last_month(m, recurring) if recurring and _lacks_month(m.piece) else m for m in marks]


def _lacks_month(piece: Piece) -> bool:
    named = piece.month is not None or piece.month_shift or piece.month_of_quarter
    return piece.unit in {"day", "week"} and not named


def _has_month(piece: Piece) -> bool:
    return piece.unit in {"day", "week"} and not _lacks_month(piece)


def _in_month_of(mark: Mark, other: Piece) -> Mark:
    if other.unit == "month":
        month, shift = other.number, other.shift
    else:
        month, shift = other.month, other.month_shift
    piece = replace(
        mark.piece,
        month=month,
        month_shift=shift,
        quarter=other.quarter,
        month_of_quarter=other.month_of_quarter,
    )
    return replace(mark, piece=piece)


def _in_last_month(mark: Mark, settings: DateSettings) -> Mark:
    """What comes round every month counts in the period's last."""
    return replace(mark, piece=replace(mark.piece, month=settings.last.month))


# ----- years


def _years(marks: list[Mark], settings: DateSettings) -> tuple[list[Mark], bool]:
    doubt = False
    for i in reversed(range(len(marks) - 1)):
        year = _year(marks[i + 1].piece)
        if _lacks_year(marks[i].piece) and year is not None:
            marks[i] = _not_after(_in_year(marks[i], year), marks[i + 1], settings)
    for i in range(1, len(marks)):
        year = _year(marks[i - 1].piece)
        if _lacks_year(marks[i].piece) and year is not None:
            marks[i], doubtful = _not_before(marks[i], marks[i - 1], year, settings)
            doubt |= doubtful
    return marks, doubt


def _year(piece: Piece) -> int | None:
    return piece.number if piece.unit == "year" else piece.year


def _lacks_year(piece: Piece) -> bool:
    return piece.unit != "year" and piece.year is None and not piece.year_shift and _names_something(piece)


def _names_something(piece: Piece) -> bool:
    return piece.number is not None or piece.month_of_quarter is not None


def _in_year(mark: Mark, year: int) -> Mark:
    return replace(mark, piece=replace(mark.piece, year=year))


def _span(mark: Mark, settings: DateSettings) -> Span | None:
    try:
        return piece_span(mark.piece, settings)
    except NoDay:
        return None


def _not_after(mark: Mark, following: Mark, settings: DateSettings) -> Mark:
    """In 2026, "30/12; 15/01/2027": what stands first is the period's year, if only so it comes first."""
    later = _span(following, settings)
    candidates = [mark, _in_year(mark, settings.year)]
    fitting = [c for c in candidates if later and (span := _span(c, settings)) and span.first <= later.last]
    return fitting[0] if fitting else mark


def _not_before(mark: Mark, before: Mark, year: int, settings: DateSettings) -> tuple[Mark, bool]:
    """In "từ tháng 11/2025 đến tháng 2" the year in which it does not lie before its neighbour."""
    earlier = _span(before, settings)
    candidates = [_in_year(mark, y) for y in dict.fromkeys((year, settings.year))]
    fitting = [c for c in candidates if earlier and (span := _span(c, settings)) and span.last >= earlier.first]
    return (fitting or candidates)[0], len(fitting) > 1
