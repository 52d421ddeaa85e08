"""Which row is which task where several fit: by what is better, never by order.

A pair stands where each is the other's one best.  Between pairs that are equally good as titles go, source and then
due date must speak; where they are silent, or contradict, people are asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sheetops.reconcile.rows import AGREES, SILENT, Row

Rank: TypeAlias = tuple[int, int, int]
Pairs: TypeAlias = Mapping[tuple[Row, Row], Rank]
_Seat: TypeAlias = tuple[tuple[str, str], Row]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A reported row, its task, and the tasks that fit it as well; `sure` is False where people are to decide."""

    row: Row
    task: Row
    sure: bool
    rivals: tuple[Row, ...] = ()


def resolve(pairs: Pairs, contested: Callable[[Row, Row], bool]) -> list[Pairing]:
    """Pair rows with tasks: one task for each row, and of each slot's rows one for each task.

    Args:
        pairs: (reported, assigned) → how well they fit: the grade of their titles, agreement of source and of due.
        contested: whether a pair needs proof besides its title, as there are other tasks of that title.
    """
    needing = _rivalling(pairs) | {pair for pair in pairs if contested(*pair)}
    found: list[Pairing] = []
    for group in _connected(pairs):
        found += _resolved({pair: pairs[pair] for pair in group}, needing)
    return found


def _connected(pairs: Pairs) -> list[list[tuple[Row, Row]]]:
    """The pairs in groups that have no row and no seat in common."""
    of: dict[object, list[tuple[Row, Row]]] = defaultdict(list)
    for pair in pairs:
        of[pair[0]].append(pair)
        of[_seat(pair)].append(pair)
    seen: set[tuple[Row, Row]] = set()
    groups = []
    for start in pairs:
        group, waiting = [], [start]
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                group.append(pair)
                waiting += [*of.pop(pair[0], ()), *of.pop(_seat(pair), ())]
        if group:
            groups.append(group)
    return groups


def _seat(pair: tuple[Row, Row]) -> _Seat:
    return pair[0].slot, pair[1]


def _resolved(pairs: Pairs, needing: set[tuple[Row, Row]]) -> list[Pairing]:
    open_pairs, found = dict(pairs), list[Pairing]()
    while open_pairs:
        of_row, of_seat = _best(open_pairs)
        mutual = [p for p in open_pairs if p in of_row[p[0]] and p in of_seat[_seat(p)]]
        clear = [p for p in mutual if len(of_row[p[0]]) == 1 and len(of_seat[_seat(p)]) == 1]
        if clear:
            new = [Pairing(*p, sure=p not in needing or _proved(pairs[p])) for p in clear]
        else:
            new = _tied(mutual, open_pairs)
        found += new
        rows = {p.row for p in new}
        seats = {(p.row.slot, task) for p in new for task in (p.task, *p.rivals)}
        open_pairs = {p: rank for p, rank in open_pairs.items() if p[0] not in rows and _seat(p) not in seats}
    return [_with_rivals(pairing, pairs) for pairing in found]


def _best(pairs: Pairs) -> tuple[dict[Row, list[tuple[Row, Row]]], dict[_Seat, list[tuple[Row, Row]]]]:
    """The best pairs of each row, and of each seat."""
    of_row: dict[Row, list[tuple[Row, Row]]] = defaultdict(list)
    of_seat: dict[_Seat, list[tuple[Row, Row]]] = defaultdict(list)
    for pair in pairs:
        of_row[pair[0]].append(pair)
        of_seat[_seat(pair)].append(pair)
    return {k: _top(v, pairs) for k, v in of_row.items()}, {k: _top(v, pairs) for k, v in of_seat.items()}


def _top(some: Iterable[tuple[Row, Row]], pairs: Pairs) -> list[tuple[Row, Row]]:
    some = list(some)
    best = max(pairs[pair] for pair in some)
    return [pair for pair in some if pairs[pair] == best]


def _rivalling(pairs: Pairs) -> set[tuple[Row, Row]]:
    """The pairs beside which another of the same row or seat fits as well by its title."""
    grades: dict[tuple[object, int], int] = defaultdict(int)
    for pair, rank in pairs.items():
        grades[pair[0], rank[0]] += 1
        grades[_seat(pair), rank[0]] += 1
    return {p for p, rank in pairs.items() if grades[p[0], rank[0]] > 1 or grades[_seat(p), rank[0]] > 1}


def _proved(rank: Rank) -> bool:
    """Whether the source speaks for a pair, or where it is silent the due date."""
    return rank[1] == AGREES or (rank[1] == SILENT and rank[2] == AGREES)


def _tied(mutual: list[tuple[Row, Row]], pairs: Pairs) -> list[Pairing]:
    """The rows of the best pairs of all, each with a task of its own as far as there are enough; others are rivals."""
    tasks: dict[Row, list[Row]] = defaultdict(list)
    for row, task in _top(mutual, pairs):
        tasks[row].append(task)
    found, seats = list[Pairing](), set[_Seat]()
    for row, some in tasks.items():
        first = next((task for task in some if _seat((row, task)) not in seats), some[0])
        seats.add(_seat((row, first)))
        found.append(Pairing(row, first, sure=False, rivals=tuple(task for task in some if task is not first)))
    return found


def _with_rivals(pairing: Pairing, pairs: Pairs) -> Pairing:
    """A pairing that is not sure, with all tasks that fit the row as well by title."""
    if pairing.sure or pairing.rivals:
        return pairing
    grade = pairs[pairing.row, pairing.task][0]
    others = [task for (row, task), rank in pairs.items() if row is pairing.row and rank[0] >= grade]
    rivals = tuple(sorted((t for t in others if t is not pairing.task), key=lambda t: t.order))
    return Pairing(pairing.row, pairing.task, sure=False, rivals=rivals)
