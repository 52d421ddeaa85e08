"""How a sheet that is made anew looks: plain, readable, with the lines of its table."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from sheetops.model import Area
from sheetops.text import as_text
from sheetops.write.decisions import looks
from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import PADDING, height_for, room
from sheetops.write.workbook.metrics import wrapped

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from sheetops.model import Grid

_TABLE_CELLS = 3
_NARROWEST, _WIDEST, _UNWRAPPED = 5.0, 45.0, 16
_MOST_ROWS, _MOST_COLUMNS, _LAST_COLUMN = 3000, 60, 16_384
_LINES = Alignment(vertical="center", wrap_text=True)


def lay_out(paper: Worksheet, grid: Grid, widths: Mapping[int, float]) -> None:
    """Fonts, lines, widths and heights of a sheet whose cells are written.

    Args:
        widths: of columns, 1-based, in characters, where they are known.
    """
    table = _table(grid)
    areas = _merged(grid)
    for cell in list(paper._cells.values()):
        cell.font = looks.PLAIN
    known = {**_fitting(grid, table, areas), **widths}
    for column, width in known.items():
        paper.column_dimensions[get_column_letter(column)].width = max(width, 1) + PADDING
    if table:
        _draw(paper, table)
        _fit_rows(paper, grid, table, known, areas)
    for area in areas:
        if area.right > area.left and not (table and table.top < area.top <= table.bottom):
            paper.cell(area.top, area.left).alignment = looks.CENTRED
        paper.merge_cells(start_row=area.top, end_row=area.bottom, start_column=area.left, end_column=area.right)
    paper.page_setup.orientation = "landscape"
    paper.page_setup.paperSize = 9
    paper.page_setup.fitToWidth, paper.page_setup.fitToHeight = 1, 0
    paper.sheet_properties.pageSetUpPr.fitToPage = True


def _table(grid: Grid) -> Area | None:
    """The rectangle from the first to the last row with at least three filled cells; None where there is none."""
    filled = {row: [c for c, v in enumerate(cells, 1) if v is not None] for row, cells in enumerate(grid.rows, 1)}
    rows = {row: columns for row, columns in filled.items() if len(columns) >= _TABLE_CELLS}
    if not rows:
        return None
    left, right = min(map(min, rows.values())), max(map(max, rows.values()))
    return Area(min(rows), left, min(max(rows), min(rows) + _MOST_ROWS), min(right, left + _MOST_COLUMNS))


def _merged(grid: Grid) -> list[Area]:
    """The merged ranges, those left out that lie upon another: a program would call the file damaged."""
    kept: list[Area] = []
    for area in dict.fromkeys(grid.merged):
        single = (area.top, area.left) == (area.bottom, area.right)
        if not single and area.right <= _LAST_COLUMN and not any(_overlap(area, other) for other in kept):
            kept.append(area)
    return kept


def _overlap(one: Area, other: Area) -> bool:
    apart = one.bottom < other.top or other.bottom < one.top or one.right < other.left or other.right < one.left
    return not apart


def _fitting(grid: Grid, table: Area | None, areas: list[Area]) -> dict[int, float]:
    """Widths by what the columns hold: short texts on one line, long ones on several."""
    if table is None:
        return {}
    wide = {(area.top, area.left) for area in areas if area.right > area.left}
    longest: dict[int, int] = {}
    for row in range(table.top, table.bottom + 1):
        for column in range(table.left, table.right + 1):
            if (row, column) not in wide:
                text = as_text(grid.cell(row, column))
                longest[column] = max(longest.get(column, 0), *map(len, text.split("\n")))
    return {column: _width(length) for column, length in longest.items()}


def _width(length: int) -> float:
    if length <= _UNWRAPPED:
        return max(_NARROWEST, length + 1.0)
    return min(_WIDEST, _UNWRAPPED + 3 * sqrt(length - _UNWRAPPED))


def _draw(paper: Worksheet, table: Area) -> None:
    for row in range(table.top, table.bottom + 1):
        for column in range(table.left, table.right + 1):
            cell: Cell = paper.cell(row, column)
            centred = row == table.top or not isinstance(cell.value, str)
            cell.border, cell.alignment = looks.BORDER, looks.CENTRED if centred else _LINES
            cell.font = looks.BOLD if row == table.top else looks.PLAIN


def _fit_rows(paper: Worksheet, grid: Grid, table: Area, widths: Mapping[int, float], areas: list[Area]) -> None:
    """Heights of the table's rows; a cell that is merged over several rows is left out of count."""
    spans = {(area.top, area.left): area for area in areas}
    for row in range(table.top, table.bottom + 1):
        lines = 1
        for column in range(table.left, table.right + 1):
            area = spans.get((row, column), Area(row, column, row, column))
            text = as_text(grid.cell(row, column))
            if text and area.top == area.bottom:
                width = sum(widths.get(each, 8.0) for each in range(column, area.right + 1))
                lines = max(lines, len(wrapped(text, room(width), styles.SIZE, bold=row == table.top)))
        paper.row_dimensions[row].height = height_for(lines, styles.SIZE)
