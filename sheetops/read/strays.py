"""Values so far from a sheet's table that a dense grid out to them would exhaust any memory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sheetops.read.extras import MOST_CELLS

_MANY_CELLS = 2_000_000  # what is smaller is read as it is, however scattered
_MOST_STRAYS = 20
_GAPS = (1000, 100)  # blank rows, blank columns: within a table nobody leaves as many

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Strays:
    """The cells to leave out, so that the rest can be read; or the cell for which the sheet cannot be read at all."""

    left_out: frozenset[Place] = frozenset()
    fatal: Place | None = None


def strays(filled: Collection[Place]) -> Strays:
    """What stands astray among the places of a sheet's values, as (row, column) from 1.

    A few cells beyond a wide gap are no part of the table: somebody pressed Ctrl and an arrow, and typed.
    """
    left = set(filled)
    while left and _size(left) > _MANY_CELLS:
        allowed = _MOST_STRAYS - len(filled) + len(left)
        apart = [beyond for axis in (0, 1) if 0 < len(beyond := _beyond_the_last_gap(left, axis)) <= allowed]
        if not apart:
            break
        left -= min(apart, key=lambda beyond: _size(left - beyond))
    if left and _size(left) > MOST_CELLS:
        return Strays(fatal=_farthest(filled))
    return Strays(frozenset(filled) - left)


def _size(places: Collection[Place]) -> int:
    """How many cells a dense grid has."""
    return max((row for row, _ in places), default=0) * max((column for _, column in places), default=0)


def _beyond_the_last_gap(places: set[Place], axis: int) -> set[Place]:
    lines = sorted({place[axis] for place in places})
    for before, behind in zip(reversed(lines[:-1]), reversed(lines), strict=False):
        if behind - before > _GAPS[axis]:
            return {place for place in places if place[axis] >= behind}
    return set()


def _farthest(places: Collection[Place]) -> Place:
    rows, columns = (max(place[axis] for place in places) for axis in (0, 1))
    return max(places, key=lambda place: (place[0] / rows + place[1] / columns, place))
