"""The rows of a grid while it is made: lists of tuples, of which a blank one has no cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sheetops.model import Area, Cell, Share
from sheetops.text import clean

_FEW_LETTERS = 4


def is_blank(text: str) -> bool:
    """Whether nothing is seen of a text: spaces, or characters that have no width."""
    return not clean(text) if len(text) <= _FEW_LETTERS else text.isspace()


def shares(rows: list[tuple[Cell, ...]], places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Cell]:
    """The numbers in places, (row, column) from 1, whose cells show them as percentages."""
    found: dict[tuple[int, int], Cell] = {}
    for row, column in places:
        value = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            found[row, column] = Share(value)
    return found


def put(rows: list[tuple[Cell, ...]], values: Mapping[tuple[int, int], Cell]) -> None:
    """Put values in their places, (row, column) from 1, also beyond the last row; None makes a cell blank."""
    by_row: dict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, column), value in values.items():
        by_row[row][column] = None if isinstance(value, str) and is_blank(value) else value
    for row, cells in by_row.items():
        rows.extend([()] * (row - len(rows)))
        before = rows[row - 1]
        wide = before + (None,) * (max(cells) - len(before))
        line = tuple(cells.get(column, value) for column, value in enumerate(wide, start=1))
        rows[row - 1] = line if any(value is not None for value in line) else ()


def area_of(first: tuple[int, int], last: tuple[int, int]) -> Area:
    """The range between two corners that count from 0, whichever comes first."""
    top, bottom = sorted((first[0], last[0]))
    left, right = sorted((first[1], last[1]))
    return Area(top + 1, left + 1, bottom + 1, right + 1)
