"""A submission's own workbook, with the cells that are to be mended coloured and commented, and the list before it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from sheetops.write.lost import lost
from sheetops.write.returned import comments, links
from sheetops.write.returned.earlier import taken_out
from sheetops.write.returned.formulas import with_values
from sheetops.write.returned.front import add_front
from sheetops.write.returned.looks import FILLS
from sheetops.write.returned.words import returned_words
from sheetops.write.saved import saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from sheetops.model import Grid
    from sheetops.write.returned.earlier import Fills
    from sheetops.write.returned.model import Mark, Return

# So many comments open at once in any spreadsheet program.
_MOST_COMMENTS = 2000
_GRAVEST = ("error", "warning", "info")


def annotated(data: bytes, given: Return, grids: Sequence[Grid]) -> bytes:
    """The copy of an .xlsx.

    Args:
        grids: its sheets as they were read: the values of its formulas, which openpyxl would leave out.

    Raises:
        Exception: openpyxl cannot load or save it, as whatever comes of a damaged part.
    """
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        book = load_workbook(BytesIO(data), rich_text=True, keep_links=False)
    notes = (
        [returned_words().lost.parts.format(parts=", ".join(vi for vi, _ in what))]
        if (what := lost(data, told))
        else []
    )
    taken_out(book)
    _leave_out(book)
    if links.cut(book, grids):
        notes.append(returned_words().lost.links)
    names = {name: name for name in book.sheetnames}
    fills, note = put_marks(book, given, names)
    add_front(book, given, [*notes, *note], fills, names)
    book.calculation.fullCalcOnLoad = True
    return saved(book, given.day, with_values(book, grids))


def put_marks(book: Workbook, given: Return, names: Mapping[str, str]) -> tuple[Fills, list[str]]:
    """Colour and comment the cells; the fills that they had, and what is to be said of it.

    Args:
        names: sheet of the submission → its name in the copy.
    """
    fills: Fills = {}
    gathered: dict[tuple[str, str], list[Mark]] = {}
    for mark in given.marks:
        if mark.sheet in names:
            sheet = book[names[mark.sheet]]
            gathered.setdefault((sheet.title, _anchor(sheet, mark.cell)), []).append(mark)
    for number, ((name, address), marks) in enumerate(gathered.items(), start=1):
        cell = book[name][address]
        worst = min((mark.severity for mark in marks), key=_GRAVEST.index)
        fills[name, address] = cell.fill.__copy__()
        cell.fill = FILLS[worst]
        if number <= _MOST_COMMENTS:
            comments.put(cell, tuple(dict.fromkeys(mark.text for mark in marks)), given.office)
    for sheet in book.worksheets:
        _fit_comments(sheet, {address for name, address in gathered if name == sheet.title})
    many = len(gathered) > _MOST_COMMENTS
    return fills, [returned_words().lost.comments.format(most=_MOST_COMMENTS)] if many else []


def _anchor(sheet: Worksheet, address: str) -> str:
    """The cell itself; of a merged one the one that bears the value, since no other can bear a comment."""
    row, column = coordinate_to_tuple(address)
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return str(area.start_cell.coordinate)
    return address


def _fit_comments(sheet: Worksheet, ours: set[str]) -> None:
    """Other comments lose the size of their box: they get one that their text fits into."""
    for cell in list(sheet._cells.values()):
        if cell.comment and cell.coordinate not in ours:
            cell.comment = comments.fitted(cell.comment.text, cell.comment.author)


def _leave_out(book: Workbook) -> None:
    """What openpyxl keeps by halves, or only where another library is installed, is left out and said so."""
    for chart in book.chartsheets:
        book.remove(chart)
    for sheet in book.worksheets:
        sheet._images, sheet._charts, sheet._pivots = [], [], []
