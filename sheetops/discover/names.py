"""What the name of a file, and of the folders above it, says: whose it is, of which month, as of which day.

A name speaks only where the sheet itself does not.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath

from sheetops.config import Workspace
from sheetops.config.period import Period
from sheetops.discover.carried import without_carried
from sheetops.discover.kinds import kind_by_name
from sheetops.discover.stated import Stated, stated_in
from sheetops.text import bare_key, folded
from sheetops.words.lexicon import Lexicon
from sheetops.words.sheet import sheet_words

_YEAR = r"[\s._/-]*(?:nam[\s._-]*)?(20\d\d)(?!\d)"
_SHORT_MONTH = re.compile(rf"(?<![a-z0-9])t(\d{{1,2}}){_YEAR}")  # alone, "T3" may be a week or a village
_MONTH_FIRST = re.compile(r"(?<![\d._-])(\d{1,2})[._-](20\d\d)(?![\d._-]*\d)")
_MONTH_LAST = re.compile(r"(?<!\d)(20\d\d)[._-](\d{2})(?![\d._-]*\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)[._-]?(\d{2})[._-]?(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d._-])(\d{1,2})[._-](\d{1,2})(?:[._-](20\d\d|\d\d))?(?![\d]|[._-]\d)")
_TOGETHER = re.compile(r"(?<!\d)(\d{2})(\d{2})(20\d\d)(?!\d)")
_WORDED = re.compile(rf"(?<![a-z])ngay[\s._-]*(\d{{1,2}})[\s._-]*thang[\s._-]*(\d{{1,2}})(?:{_YEAR})?")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)_(?=\d)")
_MONTHS = 12
_CENTURY = 2000
LATEST = timedelta(days=31)
"""A sheet is made at most so long after its period."""


def names(path: str, workspace: Workspace) -> tuple[str, ...]:
    """A file's name without its extension, then those of its folders within the inbox, the nearest first."""
    inside = PurePosixPath(path)
    with contextlib.suppress(ValueError):
        inside = inside.relative_to(workspace.inbox.relative_to(workspace.root).as_posix())
    name = inside.stem if kind_by_name(inside.name) else inside.name
    return (name, *(parent.name for parent in inside.parents if parent.name))


def unit_by_name(path: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """(code, name): the unit that the nearest name speaks of that speaks of one only.

    Of a name that speaks of several, what stands before "gửi" counts: "PKT gửi VP".
    """
    for name in names(path, lexicon.workspace):
        for said in (name, _before_addressee(name)):
            units = lexicon.title_units((said,))
            if len(units) == 1:
                return units[0], name
    return None


def _before_addressee(name: str) -> str:
    words = sorted({bare_key(word) for word in sheet_words().address_lines}, key=len, reverse=True)
    plain = bare_key(name.replace("_", " "))
    before, found, _ = plain.partition(next((f" {word} " for word in words if f" {word} " in plain), "\0"))
    return before if found else ""


def stated_by_name(path: str, lexicon: Lexicon) -> Stated:
    """The months and quarters that the nearest name states that states any."""
    said = Stated((), ())
    for name in names(path, lexicon.workspace):
        said = stated_in_name(name, lexicon)
        if said.months or said.quarters:
            break
    return said


def stated_in_name(name: str, lexicon: Lexicon) -> Stated:
    """The months and quarters that one name states, of a file, a folder or a sheet."""
    plain = _plain(name)
    said = stated_in((without_carried(_WORDED.sub(" ", plain), lexicon),))
    return Stated(tuple(dict.fromkeys((*said.months, *_months(plain)))), (), said.quarters)


def _plain(name: str) -> str:
    """A name without accents, "_" as the full stop or space that it stands for: "15_4_2026", "PKT_T4"."""
    return _BETWEEN_FIGURES.sub(".", folded(name)).replace("_", " ")


def _months(name: str) -> Iterator[tuple[int, int]]:
    read = [(int(year), int(month)) for month, year in (*_SHORT_MONTH.findall(name), *_MONTH_FIRST.findall(name))]
    read += [(int(year), int(month)) for year, month in _MONTH_LAST.findall(name)]
    return ((year, month) for year, month in read if 1 <= month <= _MONTHS)


def day_by_name(path: str, workspace: Workspace) -> date | None:
    """The last day of the nearest name that has one in the period or shortly after it ("PKT 15.4", "2026-04-15")."""
    period = workspace.period
    for name in names(path, workspace):
        days = [day for day in _days(_plain(name), period) if period.first <= day <= period.last + LATEST]
        if days:
            return max(days)
    return None


def _days(name: str, period: Period) -> Iterator[date]:
    this_year = period.first.year
    read = [(int(y), int(m), int(d)) for y, m, d in _YEAR_FIRST.findall(name)]
    for pattern in (_DAY_FIRST, _TOGETHER, _WORDED):
        read += [(_full(y, this_year), int(m), int(d)) for d, m, y in pattern.findall(_YEAR_FIRST.sub(" ", name))]
    for year, month, day in read:
        with contextlib.suppress(ValueError):
            yield date(year, month, day)


def _full(year: str, this_year: int) -> int:
    number = int(year or this_year)
    return number if number >= _CENTURY else number + _CENTURY
