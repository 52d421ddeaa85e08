"""Rows without a known header above them that look like tasks all the same: none is passed over without a word."""

from __future__ import annotations

import re
from datetime import date

from sheetops.catalogue import found
from sheetops.model import Cell, Recognised, RejectedRow, a1
from sheetops.recognise.cells import View
from sheetops.recognise.roles import Role
from sheetops.recognise.table import Gathered
from sheetops.recognise.words import is_note
from sheetops.text import as_text, bare_key
from sheetops.words.lexicon import Lexicon

_DATA_SIZE = 3
_TITLE_WORDS = 4
_LEAST_SHARE = 0.5
_BOTH = 2
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}")


def unread_table(sheet: Recognised, lexicon: Lexicon) -> str | None:
    """The cell (A1 style) in which a table begins that nobody could read; None where all is read, left aside, or none.

    Its rows of several cells mostly have a text as long as a task's title, and a date or a status beside it, or both of
    these; lists of persons, figures and words for drop-downs have not.  A sheet named as a guide holds examples only.
    """
    if sheet.tables or "rejected" in sheet.roles.values() or is_note(sheet.grid.sheet):
        return None
    view = View(sheet.grid)
    rows = range(1, view.height + 1)
    return _first_cell(view, rows) if _hold_tasks(view, rows, lexicon) else None


def pass_over(sheet: Gathered, header: int, last: int) -> None:
    """Give their roles to the rows of another table below one that was read: rejected where they look like tasks."""
    view, rows = sheet.view, range(header, last + 1)
    are_tasks = _hold_tasks(view, rows, sheet.lexicon)
    if are_tasks:
        sheet.findings.append(
            found("S201", path=sheet.path, sheet=sheet.sheet, cell=_first_cell(view, rows), row=header)
        )
    for row in (row for row in rows if not view.blank(row)):
        if are_tasks:
            sheet.give(row, Role("rejected", "no_table"))
            cells = tuple((a1(row, column), as_text(value)) for column, value in view.cells(row).items())
            sheet.rejected.append(RejectedRow(row, "S201", cells))
        else:
            sheet.give(row, Role("note", "other_table"))


def _several(view: View, rows: range) -> list[int]:
    return [row for row in rows if len(view.cells(row)) >= _DATA_SIZE]


def _first_cell(view: View, rows: range) -> str:
    first = _several(view, rows)[0]
    return a1(first, min(view.cells(first)))


def _hold_tasks(view: View, rows: range, lexicon: Lexicon) -> bool:
    several = _several(view, rows)
    tasks = [row for row in several if _looks_like_a_task(list(view.cells(row).values()), lexicon)]
    return bool(tasks) and len(tasks) >= _LEAST_SHARE * len(several)


def _looks_like_a_task(values: list[Cell], lexicon: Lexicon) -> bool:
    titles = [value for value in values if isinstance(value, str) and len(bare_key(value).split()) >= _TITLE_WORDS]
    facts = [value for value in values if _is_fact(value, lexicon) and value not in titles[:1]]
    return len(facts) >= _BOTH or bool(titles and facts)


def _is_fact(value: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell holds a date or a status."""
    if isinstance(value, str):
        return bool(_DAY.search(value)) or lexicon.statuses.read(value).whole
    return isinstance(value, date)
