"""A sheet without a header of its own that goes on with the table of the sheet before it (S210)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sheetops.catalogue import found
from sheetops.model import Cell, Recognised, a1
from sheetops.recognise.body import Body
from sheetops.recognise.cells import View
from sheetops.recognise.columns import Fit
from sheetops.recognise.header_rows import HeaderBlock, heads_other_table, is_column_numbers
from sheetops.recognise.headers import words_for
from sheetops.recognise.numbering import numbering
from sheetops.recognise.sections import Heading
from sheetops.recognise.table import Gathered, read_rows
from sheetops.recognise.words import is_mark
from sheetops.text import as_text
from sheetops.words.lexicon import Lexicon

_DATA_SIZE = 3
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_SHARE = 0.6
_LEAST_FACTS = 0.5


@dataclass(frozen=True, slots=True)
class Continuation:
    """The rows of a sheet that go on with a table of another: from `first` on, by that table's columns."""

    body: Body
    first: int
    origin: str


def continuation(before: Recognised, view: View, lexicon: Lexicon, fit: Fit) -> Continuation | None:
    """What goes on with the last table of the sheet before; None where the rows do not fit its columns.

    They fit where most rows of several cells are surely tasks when read by them, nothing stands outside of them, words
    stand where the titles do, and dates, statuses and figures where theirs do, or the first number follows upon the
    last one before.  Rows below a header that is not known are another table's.
    """
    table = before.tables[-1]
    whole = _body(before, view, 1, lexicon)
    rows = [row for row in range(1, view.height + 1) if len(view.cells(row)) >= _DATA_SIZE]
    rows = [row for row in rows if not is_column_numbers(view, row)]
    tasks = [row for row in rows if whole.is_surely_task(row)]
    if not tasks or len(tasks) < _LEAST_SHARE * len(rows):
        return None
    if not all(table.spans(column) for row in tasks for column in view.cells(row)):
        return None
    if heads_other_table(view, rows[0], words_for(lexicon)) or _names_columns(whole, rows[0], fit):
        return None
    if not _titles_fit(whole, tasks):
        return None
    if not (_facts_fit(whole, tasks, fit) or _number_follows(before, whole, tasks[0])):
        return None
    first = _first(whole, tasks[0], lexicon)
    return Continuation(_body(before, view, first, lexicon), first, before.grid.sheet)


def _names_columns(body: Body, row: int, fit: Fit) -> bool:
    """Whether a row holds nothing but words, none of which is what its column holds: the names of other columns."""
    cells = body.view.cells(row)
    if not all(isinstance(value, str) and not any(map(str.isdigit, value)) for value in cells.values()):
        return False
    return not any(_holds(body, column, cells[column], fit) for column in cells.keys() & body.fact_columns)


def _holds(body: Body, column: int, value: Cell, fit: Fit) -> bool:
    if any(column == crossed.number for crossed in body.mark_columns):
        return is_mark(value)
    return fit(body.field_of[column], [value]) > 0


def _titles_fit(body: Body, tasks: Sequence[int]) -> bool:
    """Whether words stand where the titles do, and no dates."""
    titles = [body.view.cells(row).get(body.title_column or 0) for row in tasks]
    words = [title for title in titles if isinstance(title, str) and _LETTER.search(title)]
    return len(words) >= _LEAST_SHARE * len(titles)


def _number_follows(before: Recognised, body: Body, first: int) -> bool:
    """Whether the number of the first task is the one after that of the last task before."""
    last = numbering(before.records[-1].values.get("no")) if before.records else None
    number = body.number(first)
    if last is None or number is None:
        return False
    return (last.style, last.ordinals[-1] + 1) == (number.style, number.ordinals[-1])


def _facts_fit(body: Body, tasks: Sequence[int], fit: Fit) -> bool:
    """Whether the values in the columns of dates, statuses and figures are mostly such; some must be.

    All together: in a column of one task a single wrong date proves nothing.
    """
    crossed = {column.number for column in body.mark_columns}
    values = {c: [v for row in tasks if (v := body.view.cells(row).get(c)) is not None] for c in body.fact_columns}
    fits = {
        column: sum(map(is_mark, given)) if column in crossed else fit(body.field_of[column], given) * len(given)
        for column, given in values.items()
        if given
    }
    return bool(fits) and sum(fits.values()) >= _LEAST_FACTS * sum(len(values[column]) for column in fits)


def _body(before: Recognised, view: View, first: int, lexicon: Lexicon) -> Body:
    """The rows of a sheet from `first` on, under the columns of the sheet before; no header stands above them."""
    columns = tuple(dataclasses.replace(column, row=first) for column in before.tables[-1].columns)
    table = dataclasses.replace(before.tables[-1], sheet=view.grid.sheet, header_rows=(), columns=columns)
    return Body(view, table, HeaderBlock((), {}, {}), first, view.height, lexicon)


def _first(body: Body, task: int, lexicon: Lexicon) -> int:
    """The row of the first task, or that of the headings and column numbers right above it."""
    first = task
    for row in range(task - 1, 0, -1):
        cells = body.view.cells(row)
        number = body.number(row)
        is_head = len(cells) < _DATA_SIZE and any(lexicon.is_heading(as_text(value)) for value in cells.values())
        if not (is_head or is_column_numbers(body.view, row) or (number and number.capital)):
            break
        first = row
    return first


def read_continued(sheet: Gathered, continued: Continuation, above: Sequence[Heading]) -> tuple[Heading, ...]:
    """Read the rows that go on with a table; the headings in force at their end."""
    body = continued.body
    sheet.tables.append(body.table)
    cell = a1(continued.first, body.table.columns[0].number)
    sheet.findings.append(
        found("S210", path=sheet.path, sheet=sheet.sheet, cell=cell, row=continued.first, origin=continued.origin)
    )
    return read_rows(sheet, body, above)
