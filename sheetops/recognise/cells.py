"""A grid with its merged ranges resolved: what a reader sees in each cell."""

from __future__ import annotations

from sheetops.model import Area, Cell, Grid
from sheetops.text import as_text


class View:
    """Cells of a grid as they are seen: an error value as its text, covered cells of a merged range blank."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._covered: dict[tuple[int, int], Area] = {}
        self._anchors: dict[tuple[int, int], Area] = {}
        height, width = len(grid.rows), max((len(row) for row in grid.rows), default=0)
        for area in grid.merged:
            self._anchors[area.top, area.left] = area
            for row in range(area.top, min(area.bottom, height) + 1):
                for column in range(area.left, min(area.right, width) + 1):
                    if (row, column) != (area.top, area.left):
                        self._covered[row, column] = area
        self.height = height
        self._cells = {row: self._row(row) for row in range(1, height + 1)}

    def _row(self, row: int) -> dict[int, Cell]:
        cells: dict[int, Cell] = {}
        for column, value in enumerate(self.grid.rows[row - 1], start=1):
            shown = self.grid.error_cells.get((row, column), value)
            if shown is not None and (row, column) not in self._covered:
                cells[column] = shown
        cells.update(
            {c: text for (r, c), text in self.grid.error_cells.items() if r == row and (r, c) not in self._covered}
            if self.grid.error_cells
            else {}
        )
        return dict(sorted(cells.items()))

    def cells(self, row: int) -> dict[int, Cell]:
        """Column → value of the non-blank cells of a row."""
        return self._cells.get(row, {})

    def text(self, row: int, column: int) -> str:
        return as_text(self._cells.get(row, {}).get(column))

    def area_at(self, row: int, column: int) -> Area | None:
        """The merged range that a cell belongs to."""
        return self._anchors.get((row, column)) or self._covered.get((row, column))

    def is_covered(self, row: int, column: int) -> bool:
        return (row, column) in self._covered

    def blank(self, row: int) -> bool:
        return not self._cells.get(row)
