"""A second reader, of .xlsx only, for what the reader of values cannot make sense of: openpyxl, imported when needed.

It is slower, and asks more of a file's styles and less of its sheets.  It follows no link out of the file.  Values that
it cannot find (a text missing from the shared ones) it passes over without a word: what it gives is taken only where
it has as many as the file.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sheetops.model import Area, Cell, Grid
from sheetops.read.cell_values import unescape_x
from sheetops.read.extras import MOST_CELLS, NOTHING, WorkbookExtras
from sheetops.read.rows import put, shares

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ERROR = "e"
_WORKSHEET = re.compile(r"worksheets[/\\][^/\\]+\.xml$", re.IGNORECASE)
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)>(?!</)")


class SecondReader:
    """The sheets of a workbook as the second reader gives them; it reads when the first is asked for.

    Args:
        data: an .xlsx, or nothing that it can read.
        known: what was scanned of it.
    """

    def __init__(self, data: bytes, known: WorkbookExtras) -> None:
        self._data = data
        self._known = known

    def grid(self, name: str) -> Grid | None:
        """The grid of a sheet; None where this reader has none."""
        return next((grid for grid in self.grids if grid.sheet == name), None)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        sheets = read_with_openpyxl(self._data) if self._data else ()
        return tuple(self._grid(sheet) for sheet in sheets)

    def _grid(self, sheet: FallbackSheet) -> Grid:
        extra = self._known.sheets.get(sheet.name, NOTHING)
        rows = list(sheet.rows)
        put(rows, shares(rows, extra.percentages))
        return Grid(
            sheet=sheet.name,
            rows=tuple(rows),
            merged=sheet.merged,
            hidden_rows=extra.hidden_rows,
            hidden_columns=extra.hidden_columns,
            hidden=sheet.hidden,
            error_cells=sheet.errors,
            unvalued_formulas=extra.unvalued_formulas,
            epoch_1904=sheet.epoch_1904,
        )


@dataclass(frozen=True, slots=True)
class FallbackSheet:
    """A worksheet as the second reader gives it, in the kinds of values that the first one has."""

    name: str
    hidden: bool
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Area, ...]
    errors: Mapping[tuple[int, int], str]
    epoch_1904: bool


def read_with_openpyxl(data: bytes) -> tuple[FallbackSheet, ...]:
    """The worksheets of an .xlsx that are not too large; none where this reader fails, too, or loses values."""
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import MAC_EPOCH

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, nothing is a value
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        read = sum(cell.value is not None for sheet in book.worksheets for cell in sheet._cells.values())
        if read < _values_in(data):
            return ()
        sheets = [sheet for sheet in book.worksheets if sheet.max_row * sheet.max_column <= MOST_CELLS]
        return tuple(_sheet(sheet, epoch_1904=book.epoch == MAC_EPOCH) for sheet in sheets)
    except Exception:  # damage shows in any of its layers, as anything
        return ()


def _values_in(data: bytes) -> int:
    """How many cells with a value the parts of an .xlsx hold that are named as worksheets."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in package.namelist() if _WORKSHEET.search(name)]
        return sum(len(_VALUE.findall(package.read(name))) for name in parts)


def _sheet(sheet: Worksheet, *, epoch_1904: bool) -> FallbackSheet:
    cells = [((row, column), cell) for (row, column), cell in sheet._cells.items() if cell.value is not None]
    errors = {place: str(cell.value) for place, cell in cells if cell.data_type == _ERROR}
    rows: list[tuple[Cell, ...]] = []
    put(rows, {place: _value(cell.value) for place, cell in cells if place not in errors})
    last_error = max((row for row, _ in errors), default=0)
    rows.extend([()] * (last_error - len(rows)))
    while len(rows) > last_error and not rows[-1]:
        rows.pop()
    merged = tuple(Area(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges)
    return FallbackSheet(sheet.title, sheet.sheet_state != "visible", tuple(rows), merged, errors, epoch_1904)


def _value(value: Any) -> Cell:
    """A value in the kind that the first reader gives: numbers with fractions, a day's midnight as the day."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    found: Cell = unescape_x(value) if isinstance(value, str) else value
    return found
