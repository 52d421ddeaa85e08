"""A sheet while it is being drawn: sparse cells, merges, what is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from helpers import Sheet


def a1(row: int, column: int) -> str:
    """The address of a 1-based row and column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


@dataclass
class Paper:
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, value: Any) -> None:
        if value is not None and value != "":
            self.cells[row, column] = value

    def span(self, top: int, left: int, bottom: int, right: int, value: Any) -> None:
        """A merged range with its value; the cells below it must be blank."""
        self.put(top, left, value)
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def bottom(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    def sheet(self, encode: Callable[[Any], Any]) -> Sheet:
        """As the test helpers write it, every text passed through `encode`."""
        width = max((column for _, column in self.cells), default=0)
        rows: list[list[Any]] = [[None] * width for _ in range(self.bottom)]
        for (row, column), value in self.cells.items():
            rows[row - 1][column - 1] = encode(value)
        merges = [f"{a1(t, le)}:{a1(b, r)}" for t, le, b, r in self.merges]
        letters = [a1(1, column).rstrip("1") for column in sorted(self.hidden_columns)]
        return Sheet(rows, merges, sorted(self.hidden_rows), letters, self.hidden)
