"""The Office's own workbook with its placeholders filled in, everything else as it was.

`{{Kinh tế | Quá hạn}}` in a cell is a figure, and so is a name that the workbook defines, "sheetops.kinh_te.overdue"; a
row with `{{#Nội dung nhiệm vụ}}` is repeated, once per task.
"""

from __future__ import annotations

import copy
import io
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import CellRange

from sheetops.write.lost import lost
from sheetops.write.saved import saved

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Filling: TypeAlias = str | float | date | None
_PLACE = re.compile(r"\{\{\s*(#?)\s*([^{}]+?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A placeholder that cannot be filled: where, what it says, and why in both languages."""

    sheet: str
    cell: str
    text: str
    why: tuple[str, str]


@dataclass(frozen=True)
class Source:
    """What placeholders are filled with.

    Attributes:
        figure: a figure by its words, "Kinh tế | Quá hạn"; the reason in both languages where there is none.
        column: the key in `rows` of a field by its words; None where there is none.
        rows: what a row is repeated for.
        prefix: how the defined names begin that are filled.
    """

    figure: Callable[[str], Filling | tuple[str, str]]
    column: Callable[[str], str | None]
    rows: Sequence[Mapping[str, Filling]]
    prefix: str


@dataclass
class Filled:
    """The workbook as bytes, and what was wrong or is lost in it (in both languages)."""

    data: bytes = b""
    mistakes: list[Mistake] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)


def filled(data: bytes, source: Source, day: date) -> Filled:
    """The template with its placeholders filled in; no bytes where one of them cannot be.

    Args:
        day: the day that the file bears, so that the same result gives the same bytes.

    Raises:
        Exception: whatever openpyxl happens upon in a file that is no workbook.
    """
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        book = load_workbook(io.BytesIO(data))
    result = Filled(lost=lost(data, told))
    for sheet in book.worksheets:
        for cell in [cell for row in sheet.iter_rows() for cell in row if not _is_list(cell)]:
            _fill_cell(cell, source, result)
        _fill_lists(sheet, source, result)  # last, for what a task says is no placeholder
    _fill_names(book, source, result)
    if not result.mistakes:
        result.data = saved(book, day)
    return result


def _fill_cell(cell: Cell, source: Source, result: Filled) -> None:
    text = cell.value
    if not isinstance(text, str) or "{{" not in text or cell.data_type == "f":
        return
    found = [(match, source.figure(match[2])) for match in _PLACE.finditer(text)]
    wrong = [(match[0], value) for match, value in found if isinstance(value, tuple)]
    result.mistakes += [Mistake(cell.parent.title, cell.coordinate, said, why) for said, why in wrong]
    if not found or wrong:
        return
    if len(found) == 1 and found[0][0][0] == text.strip():
        _put(cell, found[0][1])  # type: ignore[arg-type]  # no tuple: what is wrong was sorted out
    else:
        values = iter([shown(value) for _, value in found])
        _put(cell, _PLACE.sub(lambda _: next(values), text))


def _fill_names(book: Workbook, source: Source, result: Filled) -> None:
    """The cells of the defined names that begin with the prefix."""
    scopes = [book.defined_names, *(sheet.defined_names for sheet in book.worksheets)]
    for name, defined in [pair for scope in scopes for pair in scope.items()]:
        if not name.casefold().startswith(source.prefix):
            continue
        value = source.figure(" | ".join(name[len(source.prefix) :].split(".")))
        for title, reference in defined.destinations:
            place = reference.replace("$", "").split(":")[0]
            if isinstance(value, tuple):
                result.mistakes.append(Mistake(title, place, name, value))
            elif title in book.sheetnames:
                _put(book[title][place], value)


def _fill_lists(sheet: Worksheet, source: Source, result: Filled) -> None:
    """Every row with `{{#…}}`, from the last on, for those above stay where they are."""
    rows = [row[0].row for row in sheet.iter_rows() if any(_is_list(cell) for cell in row)]
    for row in reversed(rows):
        below = next((c for line in sheet.iter_rows(min_row=row + 1) for c in line if c.data_type == "f"), None)
        if below is not None:
            why = ("có công thức nằm dưới dòng danh sách", "a formula stands below the row of the list")
            result.mistakes.append(Mistake(sheet.title, below.coordinate, str(below.value), why))
        else:
            _repeat(sheet, row, source, result)


def _is_list(cell: Any) -> bool:
    return isinstance(cell.value, str) and any(match[1] for match in _PLACE.finditer(cell.value))


def _repeat(sheet: Worksheet, row: int, source: Source, result: Filled) -> None:
    """One row per task in place of the row of the template, what is below moved down; with no task one blank row."""
    pattern = [(cell.column, cell.value, cell._style) for cell in sheet[row]]
    height, more = sheet.row_dimensions[row].height, max(0, len(source.rows) - 1)
    across = [r for r in sheet.merged_cells.ranges if r.min_row == r.max_row == row]
    _move_down(sheet, row, more)
    for place in range(more + 1):
        values = source.rows[place] if place < len(source.rows) else {}
        sheet.row_dimensions[row + place].height = height
        for column, text, style in pattern:
            cell = sheet.cell(row + place, column)
            if type(cell).__name__ == "MergedCell":
                continue
            cell._style = copy.copy(style)
            _put(cell, _of_row(text, values, place, cell, source, result))
        for merged in across if place else ():
            first, last = sheet.cell(row + place, merged.min_col), sheet.cell(row + place, merged.max_col)
            sheet.merge_cells(f"{first.coordinate}:{last.coordinate}")


def _move_down(sheet: Worksheet, row: int, more: int) -> None:
    """What is below a row, `more` rows further down: cells, merged cells, heights."""
    if not more:
        return
    heights = {at: sheet.row_dimensions[at].height for at in list(sheet.row_dimensions) if at > row}
    below = [r for r in sheet.merged_cells.ranges if r.min_row > row]
    areas = [CellRange(r.coord) for r in below]
    for area in areas:
        sheet.unmerge_cells(area.coord)
    sheet.insert_rows(row + 1, more)
    for at in heights:
        sheet.row_dimensions[at].height = None
    for at, height in heights.items():
        sheet.row_dimensions[at + more].height = height
    for area in areas:
        area.shift(row_shift=more)
        sheet.merge_cells(area.coord)


def _of_row(text: Any, values: Mapping[str, Filling], place: int, cell: Any, source: Source, result: Filled) -> Filling:
    """What a cell of the repeated row holds for one task."""
    if not isinstance(text, str) or "{{" not in text:
        return text
    found = [match for match in _PLACE.finditer(text) if match[1]]
    keys = [source.column(match[2]) for match in found]
    if place == 0:
        why = ("không có cột nào tên như vậy", "there is no such field")
        unknown = [match[0] for match, key in zip(found, keys, strict=True) if key is None]
        result.mistakes += [Mistake(cell.parent.title, cell.coordinate, said, why) for said in unknown]
    given = [place + 1 if key == "" and values else values.get(key or "") for key in keys]
    if len(found) == 1 and found[0][0] == text.strip():
        return given[0]
    shown_values = iter([shown(value) for value in given])
    return _PLACE.sub(lambda match: next(shown_values) if match[1] else match[0], text)


def _put(cell: Any, value: Filling) -> None:
    """A value as it is; a text stays a text, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def shown(value: Any) -> str:
    """A value within a text: days as they are written here, decimal commas; blank is nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    return f"{value:.10g}".replace(".", ",") if isinstance(value, float) else str(value)
