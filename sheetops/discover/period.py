"""Of which period a sheet is, and as of which day, by its title block."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sheetops.config.period import Period
from sheetops.discover.carried import without_carried
from sheetops.discover.names import LATEST, day_by_name, stated_by_name, stated_in_name
from sheetops.discover.stated import Stated, stated, stated_in, title_lines
from sheetops.model import Recognised, a1
from sheetops.stamp import Stamp
from sheetops.words.lexicon import Lexicon
from sheetops.yamlfile import BadValue

_MONTHS, _FAR_AHEAD = 12, 6


class TitleCell(NamedTuple):
    """A cell above a table, and its text."""

    sheet: str
    cell: str
    row: int
    value: str


def as_of(path: str, sheets: Sequence[Recognised], lexicon: Lexicon) -> date | None:
    """The last day that a title says to be as of, if it lies in the period or shortly after it; else the name's day."""
    period, days = lexicon.workspace.period, []
    for year, month, day in stated(sheets).as_of:
        with contextlib.suppress(ValueError):
            days.append(date(year or period.first.year, month, day))
    stated_days = [day for day in days if period.first <= day <= period.last + LATEST]
    return max(stated_days, default=None) or day_by_name(path, lexicon.workspace)


def last_day(sheets: Sequence[Recognised], period: Period) -> date | None:
    """The last day, from the period's first on, that a title is dated or says to be as of."""
    said, days = stated(sheets), []
    for year, month, day in said.as_of:
        with contextlib.suppress(ValueError):
            days.append(date(year or period.first.year, month, day))
    return max((day for day in (*days, *said.days) if day >= period.first), default=None)


def last_month(path: str, sheets: Sequence[Recognised], lexicon: Lexicon) -> tuple[int, int] | None:
    """(year, month): the last month within the period that a title names, else a name, also as part of a quarter."""
    period = lexicon.workspace.period
    for said in (stated(sheets), stated_by_name(path, lexicon)):
        if months := list(filter(period.has_month, _months(said, period))):
            return max(months)
    return None


def other_period(
    sheets: Sequence[Recognised], lexicon: Lexicon, path: str = "", stamp: Stamp | None = None
) -> str | None:
    """The period that a file is of, where it is not the workspace's; None where it is, or nothing is said of it.

    The stamp of a template speaks first, but a title that names this period makes up for last month's template; where
    the title says nothing, the name of the file or of its folder does, and then the names of all its sheets.
    """
    period = lexicon.workspace.period
    stamped = _stamped(stamp)
    if (stamped and _within(stamped, period)) or _names_period(stated(sheets), period):
        return None
    if stamped:
        return stamped.text
    lines = title_lines(sheets)
    said = stated_in([without_carried(line, lexicon) for line in lines])
    if other := _named_period(said, period):
        return other
    speaks = stated_in(lines)
    if speaks.months or speaks.quarters or speaks.as_of:
        return None
    by_name = stated_by_name(path, lexicon)
    if not (by_name.months or by_name.quarters):
        by_name = _by_sheet_names(sheets, lexicon)
    return None if _names_period(by_name, period) else _named_period(by_name, period)


def _by_sheet_names(sheets: Sequence[Recognised], lexicon: Lexicon) -> Stated:
    """The months and quarters that the names of the sheets with a table state, where each states one."""
    said = [stated_in_name(sheet.grid.sheet, lexicon) for sheet in sheets if sheet.tables]
    if not all(one.months or one.quarters for one in said):
        return Stated((), ())
    return Stated(tuple(m for one in said for m in one.months), (), tuple(q for one in said for q in one.quarters))


def stated_at(sheets: Sequence[Recognised], lexicon: Lexicon) -> TitleCell | None:
    """The first title cell that states another period than the workspace's; None where none does."""
    period = lexicon.workspace.period
    for sheet in sheets:
        for line, (row, column) in zip(sheet.title_lines, sheet.title_places, strict=True):
            said = stated_in([without_carried(line, lexicon)])
            if _named_period(said, period) and not _names_period(stated_in([line]), period):
                return TitleCell(sheet.grid.sheet, a1(row, column), row, line)
    return None


def _stamped(stamp: Stamp | None) -> Period | None:
    with contextlib.suppress(BadValue):
        return Period.parse(stamp.period) if stamp else None
    return None


def _within(inner: Period, period: Period) -> bool:
    return period.first <= inner.first and inner.last <= period.last


def _named_period(said: Stated, period: Period) -> str | None:
    """The period that is stated: a month or quarter speaks before a day as of which a sheet was made."""
    if said.months:
        return "{:04d}-{:02d}".format(*max((year or _year_of(month, period), month) for year, month in said.months))
    if said.quarters:
        return "{:04d}-Q{}".format(*max((year or _year_of(3 * q, period), q) for year, q in said.quarters))
    before = [(year or _year_of(month, period), month) for year, month, _ in said.as_of if 1 <= month <= _MONTHS]
    if before and max(before) < (period.first.year, period.first.month):
        return "{:04d}-{:02d}".format(*max(before))
    return f"{max(said.years):04d}" if period.is_year and said.years else None


def _year_of(month: int, period: Period) -> int:
    """The year of a month that is named without one: the period's, but last year's where it would lie far ahead."""
    return period.first.year - (month > period.last.month + _FAR_AHEAD)


def own_period(path: str, sheets: Sequence[Recognised], lexicon: Lexicon, stamp: Stamp | None) -> Period | None:
    """The period that a file states by itself: by its stamp, its title, the days in it, its name.

    Args:
        lexicon: of a workspace whose year is taken for a month without one.
    """
    if stamped := _stamped(stamp):
        return stamped
    said = stated_in([without_carried(line, lexicon) for line in title_lines(sheets)])
    by_name, year = stated_by_name(path, lexicon), lexicon.workspace.period.first.year
    days = [*said.days, *(date(y or year, m, 1) for y, m, _ in said.as_of if 1 <= m <= _MONTHS)]
    if said.days:
        year = said.days[0].year
    of_days = Stated(tuple((day.year, day.month) for day in days), ())
    for months, quarters in ((by.months, by.quarters) for by in (said, of_days, by_name)):
        if months:
            return Period.parse("{:04d}-{:02d}".format(*max((y or year, m) for y, m in months)))
        if quarters:
            return Period.parse("{:04d}-Q{}".format(*max((y or year, q) for y, q in quarters)))
    return None


def states_period(sheets: Sequence[Recognised], lexicon: Lexicon) -> bool:
    """Whether a title names a month or quarter of the workspace's period, or a day in it that it is as of.

    Where no title says anything of time, the names of the sheets do.
    """
    said, period = stated(sheets), lexicon.workspace.period
    silent = not (said.months or said.quarters or said.as_of or said.days)
    return _names_period(said, period) or (silent and _names_period(_by_sheet_names(sheets, lexicon), period))


def _names_period(said: Stated, period: Period) -> bool:
    """Whether a month, a quarter or a day that it is as of lies in the period; where no month is named, any day.

    A sheet of a later month is none of this period, though it was made in it: it is a plan.
    """
    if said.months and not said.quarters and min(_months(said, period)) > (period.last.year, period.last.month):
        return False
    days = [] if said.months or said.quarters else [(day.year, day.month) for day in said.days]
    ends = [(year or period.first.year, month) for year, month, _ in said.as_of]
    years = period.is_year and period.first.year in said.years
    return years or any(map(period.has_month, [*_months(said, period), *ends, *days]))


def _months(said: Stated, period: Period) -> list[tuple[int, int]]:
    this_year = period.first.year
    months = [(year or this_year, month) for year, month in said.months]
    return months + [(year or this_year, 3 * q - 2 + n) for year, q in said.quarters for n in range(3)]
