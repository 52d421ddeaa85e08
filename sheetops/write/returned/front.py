"""The first sheet of a copy: what is to be mended, where, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from sheetops.write.decisions import looks
from sheetops.write.decisions.design import set_up
from sheetops.write.returned.earlier import record
from sheetops.write.returned.looks import FILLS
from sheetops.write.returned.words import returned_words
from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import PADDING, height_for, room
from sheetops.write.workbook.links import quoted_sheet
from sheetops.write.workbook.metrics import wrapped
from sheetops.write.workbook.values import storable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

    from sheetops.write.returned.earlier import Fills
    from sheetops.write.returned.model import Item, Return

_WIDTHS = (4.5, 6.5, 10.0, 15.0, 13.0, 30.0, 20.0, 36.0, 36.0)
_LAST = len(_WIDTHS)
_CENTRED = (1, 2, 3)
_SEVERITY, _PLACE = 3, 5
_LINK = Font(name=styles.FONT, size=styles.SIZE, color="0563C1", underline="single")
_SHORTENED = " …"


def add_front(book: Workbook, given: Return, notes: Sequence[str], fills: Fills, names: Mapping[str, str]) -> None:
    """Put the list before all sheets, and have the workbook open with it.

    Args:
        notes: how the copy differs from what was sent.
        fills: the fills that the coloured cells had before.
        names: sheet of the submission → its name in the copy.
    """
    paper = book.create_sheet(_free_name(book), 0)
    for column, width in enumerate(_WIDTHS, start=1):
        paper.column_dimensions[get_column_letter(column)].width = width + PADDING
    for row, text in enumerate(given.about, start=1):
        _line(paper, row, text, looks.TITLE if row == 1 else looks.PLAIN)
    _remember(paper, record(fills))
    top = len(given.about) + 2
    _head(paper, top, given.task_head)
    last = _list(paper, top + 1, given, names)
    if notes:
        _line(paper, last + 2, returned_words().lost.title, looks.BOLD)
        for row, text in enumerate(notes, start=last + 3):
            _line(paper, row, f"- {text}", looks.PLAIN)
    set_up(paper, top)
    _open_with(book, paper)


def _free_name(book: Workbook) -> str:
    name, taken = returned_words().sheet, {sheet.casefold() for sheet in book.sheetnames}
    tried = [name, *(f"{name} ({number})" for number in range(2, len(taken) + 3))]
    return next(each for each in tried if each.casefold() not in taken)


def _list(paper: Worksheet, row: int, given: Return, names: Mapping[str, str]) -> int:
    """Write the rows of the list from a row on; the last row."""
    sections = returned_words().sections
    number = 0
    for title, items in (
        (sections.mend, given.mend),
        (sections.unreported, given.unreported),
        (sections.told, given.told),
    ):
        if not items:
            continue
        _section(paper, row, title)
        for item in items:
            number, row = number + 1, row + 1
            _row(paper, row, number, item, names)
        row += 1
    return row - 1


def _head(paper: Worksheet, row: int, task_head: str) -> None:
    heads = returned_words().heads
    titles = [task_head if name == "task" else str(getattr(heads, name)) for name in type(heads).model_fields]
    for column, title in enumerate(titles, start=1):
        cell = _text(paper.cell(row, column), title, looks.BOLD, looks.CENTRED)
        cell.border, cell.fill = looks.BORDER, looks.HEAD
    _fit(paper, row, titles, bold=True)


def _section(paper: Worksheet, row: int, title: str) -> None:
    paper.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_LAST)
    _text(paper.cell(row, 1), title, looks.BOLD, looks.UNWRAPPED)
    for column in range(1, _LAST + 1):
        paper.cell(row, column).border = looks.BORDER
        paper.cell(row, column).fill = looks.fill(styles.GROUP)
    paper.row_dimensions[row].height = height_for(1, styles.SIZE)


def _row(paper: Worksheet, row: int, number: int, item: Item, names: Mapping[str, str]) -> None:
    sheet = names.get(item.sheet, item.sheet)
    texts = [str(number), item.code, item.label, sheet, item.cells or item.link]
    texts += [item.task, item.value, item.message, item.remedy]
    for column, text in enumerate(texts, start=1):
        centred = column in _CENTRED
        cell = _text(paper.cell(row, column), text, looks.PLAIN, looks.CENTRED if centred else looks.WRAPPED)
        cell.border = looks.BORDER
    paper.cell(row, 1).value = number
    if item.severity in FILLS:
        paper.cell(row, _SEVERITY).fill = FILLS[item.severity]
    if item.link and item.sheet in names:
        cell = paper.cell(row, _PLACE)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted_sheet(sheet)}!{item.link}")
        cell.font = _LINK
    _fit(paper, row, texts)


def _text(cell: Cell, text: str, font: Font, alignment: Alignment) -> Cell:
    """Write a text that stays a text, whatever it begins with."""
    cell.value = storable(text, _SHORTENED)
    cell.data_type, cell.quotePrefix = "s", text[:1] in "=+-@" and text != ""
    cell.font, cell.alignment = font, alignment
    return cell


def _line(paper: Worksheet, row: int, text: str, font: Font) -> None:
    whole = sum(_WIDTHS) + PADDING * (_LAST - 1)
    paper.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_LAST)
    _text(paper.cell(row, 1), text, font, looks.WRAPPED)
    lines = len(wrapped(text, room(whole), font.size, bold=bool(font.bold)))
    paper.row_dimensions[row].height = height_for(lines, font.size)


def _fit(paper: Worksheet, row: int, texts: Sequence[str], *, bold: bool = False) -> None:
    lines = (
        len(wrapped(text, room(width), styles.SIZE, bold=bold)) for text, width in zip(texts, _WIDTHS, strict=True)
    )
    paper.row_dimensions[row].height = height_for(max(lines), styles.SIZE)


def _remember(paper: Worksheet, texts: Sequence[str]) -> None:
    """Hidden cells beside the list, by which it is known again."""
    for column, text in enumerate(texts, start=_LAST + 2):
        _text(paper.cell(1, column), text, looks.PLAIN, looks.UNWRAPPED)
        paper.column_dimensions[get_column_letter(column)].hidden = True


def _open_with(book: Workbook, paper: Worksheet) -> None:
    """Only this sheet is chosen: what is typed into several chosen ones goes into all of them."""
    for sheet in book.worksheets:
        for view in sheet.views.sheetView:
            view.tabSelected = sheet is paper
    book.active = 0
    for view in book.views:
        view.firstSheet = 0
    paper.print_area = f"A1:{get_column_letter(_LAST)}{paper.max_row}"
