"""A grid whose legacy Vietnamese texts are Unicode, and a problem for each cell that changed (S208)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from sheetops.legacy import Piece, as_seen, conversions, evidence, font_encoding, is_suspicious, is_unicode
from sheetops.model import Cell, Grid, a1
from sheetops.read.extras import FontRun
from sheetops.read.problems import Problem

_Place = tuple[int, int]
_MOST_TRIMMED = 64
_NOT_IN_FONT = -20.0


def unicode_grid(grid: Grid, fonts: Mapping[_Place, tuple[FontRun, ...]]) -> tuple[Grid, tuple[Problem, ...]]:
    """The grid with legacy texts converted, and one S208 for each changed cell, in the order of rows.

    Args:
        fonts: (row, column) → the runs of the cells that have a legacy font, as of `SheetExtras`.
    """
    texts = {value for row in grid.rows for value in row if isinstance(value, str) and not value.isascii()}
    if not fonts and not is_suspicious(texts):
        return grid, ()
    cells = {
        place: _pieces(text, fonts.get(place, ())) for place, text in _texts(grid) if place in fonts or text in texts
    }
    converted = conversions(cells)
    if not converted:
        return grid, ()
    problems = tuple(_problem(grid, place, converted[place]) for place in sorted(converted))
    return dataclasses.replace(grid, rows=_replaced(grid.rows, converted)), problems


def _texts(grid: Grid) -> Iterator[tuple[_Place, str]]:
    for number, row in enumerate(grid.rows, start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, str):
                yield (number, column), value


def _replaced(rows: tuple[tuple[Cell, ...], ...], texts: Mapping[_Place, str]) -> tuple[tuple[Cell, ...], ...]:
    changed = {row for row, _ in texts}
    return tuple(
        tuple(texts.get((number, column), value) for column, value in enumerate(row, start=1))
        if number in changed
        else row
        for number, row in enumerate(rows, start=1)
    )


def _problem(grid: Grid, place: _Place, after: str) -> Problem:
    before = as_seen(str(grid.cell(*place)))
    return Problem("S208", grid.sheet, a1(*place), place[0], after, {"before": before, "after": after})


def _pieces(text: str, runs: Sequence[FontRun]) -> tuple[Piece, ...]:
    """The pieces of a cell's text, where the reader of values may have trimmed spaces off its beginning."""
    if not runs:
        return (Piece(text),)
    whole = all(run.length for run in runs)
    missing = sum(run.length for run in runs) - len(text) if whole else 0
    tries = [_cut(text, runs, trimmed) for trimmed in range(max(0, min(missing, _MOST_TRIMMED)) + 1)]
    return max(tries, key=_sense) if len(tries) > 1 else tries[0]


def _cut(text: str, runs: Sequence[FontRun], trimmed: int) -> tuple[Piece, ...]:
    """The pieces, had `trimmed` characters been taken off the beginning; the last run takes what is left."""
    lengths = accumulate(run.length for run in runs[:-1])
    ends = [0, *(min(len(text), max(0, length - trimmed)) for length in lengths), len(text)]
    cut = [(text[start:end], run.font) for (start, end), run in zip(pairwise(ends), runs, strict=True)]
    return tuple(Piece(part, font_encoding(font)) for part, font in cut if part)


def _sense(pieces: Sequence[Piece]) -> float:
    """How well fonts and texts of pieces go together."""
    return sum(_fit(piece) for piece in pieces)


def _fit(piece: Piece) -> float:
    found = evidence(piece.text)
    if found is None:
        return _NOT_IN_FONT if piece.font and is_unicode(piece.text) else 0
    return found.odds[piece.font.encoding] if piece.font else -max(found.odds.values())
