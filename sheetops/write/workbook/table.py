"""A table on a page: a header and rows whose heights follow their text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import most_lines, room
from sheetops.write.workbook.metrics import wrapped
from sheetops.write.workbook.styles import as_look
from sheetops.write.workbook.values import Formula, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.styles import Look
    from sheetops.write.workbook.values import Value


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        label: its header.
        span: how many columns of the sheet it takes.
        look: the look of its cells.
        head: the look of its header, over the usual one.
    """

    label: str
    span: int = 1
    look: Look | None = None
    head: Look | None = None


CENTRE: Look = {"align": "center"}
RIGHT: Look = {"align": "right"}
COUNTS: Look = {"align": "center", "num_format": styles.COUNT}
SHARES: Look = {"align": "center", "num_format": styles.SHARE}


class Table:
    """A table that begins in column `first` of a page.

    Attributes:
        starts: the first column of the sheet that each column takes.
        header: the row of its header; the rows follow.
    """

    def __init__(self, page: Page, columns: Sequence[Column], first: int = 0) -> None:
        self.page = page
        self.columns = tuple(columns)
        self.starts = tuple(first + sum(column.span for column in columns[:place]) for place in range(len(columns)))
        self.header = page.row
        self._head()

    @property
    def end(self) -> int:
        """The last column of the sheet that the table takes."""
        return self.starts[-1] + self.columns[-1].span - 1

    def add(self, values: Sequence[Value], *looks: Look, whole: bool = False) -> int:
        """Write a row and give its number.

        A text too long for the highest row goes on in rows below it, unless `whole`, where the row is a record to
        sort and filter by.
        """
        row = self.page.row
        pieces = [self._pieces(value, place, *looks, whole=whole) for place, value in enumerate(values)]
        for part, cells in enumerate(zip_longest(*pieces, fillvalue=None)):
            self._write(self._edged(part, max(map(len, pieces))), cells, *looks)
        return row

    def _head(self) -> None:
        look = styles.HEAD
        self._write((), [column.label for column in self.columns], look, head=True)

    def _edged(self, part: int, parts: int) -> Sequence[Look]:
        """A row that goes on below has no line between its parts."""
        if parts == 1:
            return ()
        return (
            {
                "valign": "top",
                "top": 1 if part == 0 else 0,
                "bottom": 1 if part == parts - 1 else 0,
                "left": 1,
                "right": 1,
            },
        )

    def _pieces(self, value: Value, place: int, *looks: Look, whole: bool) -> list[Value]:
        if whole or not isinstance(value, str):
            return [value]
        look = self._look(place, *looks)
        most = most_lines(look.get("font_size", styles.SIZE))
        lines = self._lines(value, place, look)
        return ["".join(lines[start : start + most]).rstrip("\n") for start in range(0, len(lines), most)] or [""]

    def _lines(self, text: str, place: int, look: Look) -> tuple[str, ...]:
        first, last = self._cells(place)
        size = look.get("font_size", styles.SIZE)
        return wrapped(text, room(self.page.span(first, last)), size, bold=bool(look.get("bold")))

    def _write(self, edges: Sequence[Look], values: Sequence[Value], *looks: Look, head: bool = False) -> None:
        row, highest = self.page.row, 1
        for place, value in enumerate(values):
            look = self._look(place, *looks, head=head)
            look = {**{k: v for k, v in look.items() if k != "border"}, **edges[0]} if edges else look
            self.page.merge((row, row), self._cells(place), value, look)
            highest = max(highest, len(self._lines(_shown(value), place, look)))
        self.page.grow(row, highest, as_look(*looks))
        self.page.row += 1

    def _look(self, place: int, *looks: Look, head: bool = False) -> Look:
        column = self.columns[place]
        own = column.head if head else column.look
        return as_look(styles.CELL, own or {}, *looks) if not head else as_look(*looks, own or {})

    def _cells(self, place: int) -> tuple[int, int]:
        return self.starts[place], self.starts[place] + self.columns[place].span - 1


def _shown(value: Value) -> str:
    """What of a value may wrap; numbers and dates never do."""
    if isinstance(value, Link):
        return value.text
    if isinstance(value, Formula):
        return value.value if isinstance(value.value, str) else ""
    return value if isinstance(value, str) else ""
