"""The list that a returned copy bears: it comes back with the mended copy, and is none of the unit's sheets."""

from __future__ import annotations

from sheetops.model import Grid
from sheetops.words.sheet import sheet_words


def is_returned(grid: Grid) -> bool:
    """Whether a sheet is such a list, whatever it is called by now: a hidden cell of its first row says so."""
    mark = sheet_words().returned_mark
    return bool(grid.rows) and any(isinstance(value, str) and value.startswith(mark) for value in grid.rows[0])
