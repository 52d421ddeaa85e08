"""Tables that stand next to each other in one sheet: each is read by itself, at its own addresses.

The sheet is cut where a column is blank from the headers down, or where the running numbers begin anew, provided that
a header with a task title stands on either side; a spacer column inside one table cuts nothing.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sheetops.model import Area, Cell, Grid
from sheetops.recognise.cells import View
from sheetops.recognise.header_rows import DEEPEST, LIKELY, is_header
from sheetops.recognise.headers import HeaderWords, header_words
from sheetops.text import bare_key
from sheetops.words.lexicon import Lexicon

_FEW_CELLS = 2
_Columns = tuple[int, int]


def side_by_side(grid: Grid, lexicon: Lexicon) -> tuple[Grid, ...]:
    """The grid once per table that stands next to others, the cells of the others blank; the grid itself where none do.

    What stands above or below all tables stays with the one over whose columns it begins.
    """
    width = max(map(len, grid.rows), default=0)
    if not _may_have_several(grid, width):
        return (grid,)
    words = header_words(lexicon.kind)
    view = View(grid)
    tops = [row for row in range(1, view.height + 1) if is_header(view, row, words, lexicon)]
    parts = _parts(view, tops, width, words, lexicon) if tops else []
    return tuple(_only(grid, part) for part in parts) if len(parts) > 1 else (grid,)


def _may_have_several(grid: Grid, width: int) -> bool:
    """Whether a row says texts twice, as two headers do, or a gap lies between columns; nearly no sheet has either."""
    if width <= 2 * _FEW_CELLS:
        return False
    if any(_said_twice(row) >= _FEW_CELLS for row in grid.rows):
        return True
    full = sum(len(row) == width and None not in row for row in grid.rows)
    return full <= _FEW_CELLS and _has_gap(grid)  # rows without a blank cell leave no gap


def _said_twice(row: tuple[Cell, ...]) -> int:
    texts: list[str] = []
    for value in row:
        if isinstance(value, str):
            texts.append(value)
        elif value is not None:
            return 0  # headers hold nothing but texts
    if len(texts) - len({text.lstrip()[:1].casefold() for text in texts}) < _FEW_CELLS:
        return 0  # most rows, at less cost
    return len(texts) - len({" ".join(text.split()).casefold() for text in texts})


def _has_gap(grid: Grid) -> bool:
    """Whether a blank column lies between columns with several values each, but for lines of a cell or two."""
    rows = ([column for column, value in enumerate(row, start=1) if value is not None] for row in grid.rows)
    filled = Counter(column for columns in rows if len(columns) > _FEW_CELLS for column in columns)
    used = [column for column, count in filled.items() if count > _FEW_CELLS]
    return bool(used) and any(filled[column] <= _FEW_CELLS for column in range(min(used), max(used)))


def _parts(view: View, tops: list[int], width: int, words: HeaderWords, lexicon: Lexicon) -> list[_Columns]:
    """The columns of each table, from the first to the last; those between tables belong to the one before."""
    numbers = sorted(_numbers(view, tops[0], words))
    starts: list[int] = []
    for start, end in _apart(view, tops, width, words, lexicon):
        starts.append(start)
        for number in [column for column in numbers if start <= column <= end][1:]:
            before, behind = (starts[-1], number - 1), (number, end)
            if all(_has_title_header(view, tops, part, words, lexicon) for part in (before, behind)):
                starts.append(number)
    return [(start, end - 1) for start, end in pairwise([1, *starts[1:], width + 1])]


def _apart(view: View, tops: list[int], width: int, words: HeaderWords, lexicon: Lexicon) -> list[_Columns]:
    """The columns of tables with blank columns between them: each begins with its title, or its number before that.

    A blank column within a table leaves pieces without a title, which belong to the piece before.
    """
    gaps = sorted(_blank_columns(view, tops[0], width))
    pieces = [(gap + 1, end - 1) for gap, end in pairwise([0, *gaps, width + 1]) if gap + 1 < end]
    parts: list[_Columns] = []
    waiting = None  # where a piece with running numbers begins that may belong to the title behind it
    for piece in pieces:
        has_number = _names_in(view, tops, piece, "no", words)
        if _names_in(view, tops, piece, "title", words):
            begin = waiting or piece[0]
            parts[-1:] = [(parts[-1][0], begin - 1)] if parts else []
            parts.append((begin, piece[1]))
            waiting = None
            continue
        if has_number and not (parts and not _names_in(view, tops, parts[-1], "no", words)):
            waiting = piece[0]
        if parts:
            parts[-1] = (parts[-1][0], piece[1])
    good = all(_has_title_header(view, tops, part, words, lexicon) for part in parts)
    return parts if good else [(1, width)] if any(parts) else []


def _names_in(view: View, tops: list[int], piece: _Columns, field: str, words: HeaderWords) -> bool:
    """Whether the first header that reaches into some columns, or one of the rows that belong to it, names a field."""
    first = next((row for row in tops if any(_within(piece, c) for c in view.cells(row))), None)
    rows = range(first, min(first + DEEPEST, view.height + 1)) if first else ()
    return any(_within(piece, c) and _means(v, field, words) for row in rows for c, v in view.cells(row).items())


def _within(piece: _Columns, column: int) -> bool:
    return piece[0] <= column <= piece[1]


def _blank_columns(view: View, top: int, width: int) -> Iterator[int]:
    """Columns in which nothing stands from the headers down, but for lines of a cell or two (titles, signatures)."""
    rows = [cells for row in range(top, view.height + 1) if len(cells := view.cells(row)) > _FEW_CELLS]
    filled = {column for cells in rows for column in cells}
    yield from (column for column in range(1, width + 1) if column not in filled)


def _numbers(view: View, top: int, words: HeaderWords) -> Iterable[int]:
    """The columns headed by running numbers."""
    return (column for column, value in view.cells(top).items() if _means(value, "no", words))


def _means(value: Cell, field: str, words: HeaderWords) -> bool:
    meaning = words.meaning(value) if isinstance(value, str) and bare_key(value) else None
    return meaning is not None and meaning.sure >= LIKELY and meaning.fields[0] == field


def _has_title_header(view: View, tops: list[int], part: _Columns, words: HeaderWords, lexicon: Lexicon) -> bool:
    """Whether a header stands in some columns, the first there, and names the task's title in them."""
    own = View(_only(view.grid, part))
    first = next((row for row in tops if own.cells(row)), own.height)
    return any(
        any(_means(value, "title", words) for value in own.cells(row).values()) and is_header(own, row, words, lexicon)
        for row in range(first, min(first + DEEPEST, own.height + 1))
    )


def _only(grid: Grid, part: _Columns) -> Grid:
    """The grid with nothing but some of its columns, at the same addresses."""
    first, last = part
    before = (None,) * (first - 1)
    rows = tuple(_without_blank_end((*before, *row[first - 1 : last])) for row in grid.rows)
    errors = {place: text for place, text in grid.error_cells.items() if first <= place[1] <= last}
    filled = (number for number, row in enumerate(rows, start=1) if row)
    end = max((*filled, *(row for row, _ in errors)), default=0)
    return dataclasses.replace(
        grid,
        rows=rows[:end],
        merged=tuple(_clipped(area, part) for area in grid.merged if first <= area.left <= last),
        hidden_columns=frozenset(column for column in grid.hidden_columns if first <= column <= last),
        error_cells=errors,
        unvalued_formulas=frozenset(place for place in grid.unvalued_formulas if first <= place[1] <= last),
    )


def _clipped(area: Area, part: _Columns) -> Area:
    return dataclasses.replace(area, right=min(area.right, part[1]))


def _without_blank_end(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    end = max((number for number, value in enumerate(row, start=1) if value is not None), default=0)
    return row[:end]
