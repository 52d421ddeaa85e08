"""A grid with its merged ranges resolved: what a reader sees in each cell."""

from __future__ import annotations

from sheetops.model import Area, Cell, Grid
from sheetops.text import as_text


class View:
    """Cells of a grid as they are seen: an error value as its text, covered cells of a merged range blank."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = len(grid.rows)
        self._anchors = {(area.top, area.left): area for area in grid.merged}
        self._covered = _covered_cells(grid)
        self._errors: dict[int, dict[int, Cell]] = {}
        for (row, column), text in grid.error_cells.items():
            self._errors.setdefault(row, {})[column] = text
        self._cells = {row: cells for row in range(1, self.height + 1) if (cells := self._row(row))}

    def _row(self, row: int) -> dict[int, Cell]:
        given = self.grid.rows[row - 1]
        errors = self._errors.get(row)
        if not given and not errors:
            return {}
        shown: dict[int, Cell] = {column: value for column, value in enumerate(given, start=1) if value is not None}
        if errors:
            shown = dict(sorted((shown | errors).items()))
        if not self._covered:
            return shown
        return {column: value for column, value in shown.items() if (row, column) not in self._covered}

    def cells(self, row: int) -> dict[int, Cell]:
        """Column → value of the non-blank cells of a row."""
        return self._cells.get(row, {})

    def text(self, row: int, column: int) -> str:
        return as_text(self._cells.get(row, {}).get(column))

    def area_at(self, row: int, column: int) -> Area | None:
        """The merged range that a cell belongs to."""
        return self._anchors.get((row, column)) or self._covered.get((row, column))

    def blank(self, row: int) -> bool:
        return row not in self._cells


def _covered_cells(grid: Grid) -> dict[tuple[int, int], Area]:
    """(row, column) → the merged range, of each cell that one covers, its top left cell apart."""
    height, width = len(grid.rows), max((len(row) for row in grid.rows), default=0)
    return {
        (row, column): area
        for area in grid.merged
        for row in range(area.top, min(area.bottom, height) + 1)
        for column in range(area.left, min(area.right, width) + 1)
        if (row, column) != (area.top, area.left)
    }
