"""Reported rows ↔ assigned tasks, by keys in order (design: reconciliation).

What the Office has settled; the id; the title in the unit, then elsewhere; the wording in the unit, then elsewhere;
then what is close enough to ask about.  A wrong match loses a task, so what is not proved is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz

from sheetops.reconcile.candidates import Places, candidates
from sheetops.reconcile.guard import judge
from sheetops.reconcile.resolving import Pairing, Rank, resolve
from sheetops.reconcile.rows import DIFFERS, Label, Row, agreement, inside, rows_of
from sheetops.reconcile.words import matching_words

How: TypeAlias = Literal["confirmed", "id", "title", "title_elsewhere", "wording", "wording_elsewhere", "perhaps"]
_AS_WELL = 5.0  # points of closeness within which another task may as well be meant
_MANY = 40  # so many tasks of one title, or rivals, are looked at: more than a person would
_NOTHING: Mapping[Label, Label] = MappingProxyType({})


def match_titles(
    assigned: pd.DataFrame,
    reported: pd.DataFrame,
    *,
    same: Mapping[Label, Label] = _NOTHING,
    different: AbstractSet[tuple[Label, Label]] = frozenset(),
) -> pd.DataFrame:
    """Which assigned task each reported row is.

    Args:
        assigned: any unique index; `id` (text or missing), `title`, `unit` (code or missing), `coordinating` (tuple
            of codes), `source` (text or ""), `due` (date or missing).
        reported: the same, and `path`.
        same: reported label → assigned label, as the Office has settled.
        different: (reported label, assigned label) that the Office has said are two tasks.

    Returns:
        On the index of `reported`: `assigned` (label or None), `how` (see `How`, or None), `rivals` (tuple of labels
        that fit as well), `score` (0 to 100; missing where unmatched).
    """
    work = _Matching(rows_of(assigned), rows_of(reported), frozenset(different))
    work.confirmed(same)
    work.by_id()
    work.by_title("title", inside)
    work.by_title("title_elsewhere", lambda row, task: not inside(row, task))
    work.by_wording()
    work.by_doubtful_id()
    return _frame(work.found, reported.index)


class _Matching:
    """What is found so far; each step looks only at what is left."""

    def __init__(self, tasks: list[Row], rows: list[Row], different: frozenset[tuple[Label, Label]]) -> None:
        self.tasks, self.rows, self.different = tasks, rows, different
        self.by_exact = _grouped(tasks, lambda task: task.title.exact)
        self.found: dict[Row, tuple[Pairing, How]] = {}
        self.seats: set[tuple[tuple[str, str], Row]] = set()  # whose rows have which task
        self.matched: set[Row] = set()  # tasks that anybody has matched
        self.doubtful: dict[Row, tuple[Row, ...]] = {}  # the tasks of a row's id, where the titles contradict it

    def confirmed(self, same: Mapping[Label, Label]) -> None:
        """Take what the Office has settled."""
        by_label = {task.label: task for task in self.tasks}
        for row in self.rows:
            task = by_label.get(same[row.label]) if row.label in same else None
            if task is not None and (row.label, task.label) not in self.different:
                self._take([Pairing(row, task, sure=True)], "confirmed")

    def by_id(self) -> None:
        """Take the id's task where the title is at least close; else remember that the id says so.

        Among tasks of one title the id is proof, unless source or deadline say otherwise.
        """
        by_id = _grouped(self.tasks, lambda task: task.id)
        pairs: dict[tuple[Row, Row], Rank] = {}
        for row in self._left():
            tasks = [task for task in by_id.get(row.id, ()) if self._may(row, task)] if row.id else []
            close = {(row, task): rank for task in tasks if (rank := _rank_by_id(row, task))}
            pairs |= close
            if tasks:
                self.doubtful[row] = tuple(tasks)
        self._take(resolve(pairs, lambda *pair: DIFFERS in agreement(*pair) and self._contested(*pair)), "id")
        self.doubtful = {row: tasks for row, tasks in self.doubtful.items() if row not in self.found}

    def by_title(self, how: How, where: Callable[[Row, Row], bool]) -> None:
        """Take what has the same title."""
        fitting: dict[tuple[object, ...], list[tuple[Row, Rank]]] = {}
        pairs: dict[tuple[Row, Row], Rank] = {}
        for row in self._left():
            alike = (row.title.exact, row.slot, row.source, row.due)
            if alike not in fitting:
                fitting[alike] = self._best_of_title(row, where)
            pairs |= {(row, task): rank for task, rank in fitting[alike] if self._may(row, task)}
        self._take(resolve(pairs, self._contested), how)

    def _best_of_title(self, row: Row, where: Callable[[Row, Row], bool]) -> list[tuple[Row, Rank]]:
        """The tasks of a row's title, with how well they fit; where there are very many, those that fit best."""
        tasks = self.by_exact.get(row.title.exact, ()) if row.title.exact else ()
        left = (task for task in tasks if (row.slot, task) not in self.seats and where(row, task))
        ranks: list[tuple[Row, Rank]] = [(task, (3, *agreement(row, task))) for task in left]
        return sorted(ranks, key=lambda entry: entry[1], reverse=True)[:_MANY]

    def by_wording(self) -> None:
        """Take what the guard lets pass, then what is close."""
        rows = [row for row in self._left() if row.title.exact]
        tasks = [task for task in self.tasks if task.title.exact]
        near = candidates([r.title for r in rows], [t.title for t in tasks], _Eligible(self, rows, tasks))
        pairs = [(rows[at], tasks[to]) for at, to in near]
        verdicts = {pair: judge(pair[0].title, pair[1].title) for pair in pairs}
        good = {p: (v[1], *agreement(*p)) for p, v in verdicts.items() if v[0] == "same"}
        own = {p: rank for p, rank in good.items() if inside(*p)}
        self._take(resolve(own, self._contested), "wording")
        elsewhere = {p: rank for p, rank in good.items() if self._free(p) and p[0].title.bare == p[1].title.bare}
        self._take(resolve(elsewhere, self._contested), "wording_elsewhere")
        self._take(self._close({p: v[2] for p, v in verdicts.items() if v[0] != "different"}), "perhaps")

    def by_doubtful_id(self) -> None:
        """Ask where an id says one task and the title another, or nothing else says which task it is."""
        for row, tasks in self.doubtful.items():
            if row in self.found:
                known = self.found[row][0]
                others = tuple(task for task in tasks if task not in (known.task, *known.rivals))
                self.found[row] = Pairing(row, known.task, sure=False, rivals=(*known.rivals, *others)), "perhaps"
            else:
                self._take([Pairing(row, tasks[0], sure=False, rivals=tasks[1:])], "perhaps")

    def _close(self, closeness: Mapping[tuple[Row, Row], float]) -> list[Pairing]:
        """The likeliest task of each row that is left, of its own unit's first.

        A task is asked about once for each slot, but for rows that are close to nothing else: they are asked too.
        """
        least_elsewhere = matching_words().close_elsewhere
        left = {
            p: value
            for p, value in closeness.items()
            if p[0] not in self.found and self._open(p) and (inside(*p) or value >= least_elsewhere)
        }
        likest = sorted(left, key=lambda p: (not inside(*p), -left[p], p[0].order, p[1].order))
        found: dict[Row, Row] = {}
        seats: set[tuple[tuple[str, str], Row]] = set()
        for row, task in likest:
            if row not in found and (row.slot, task) not in seats:
                seats.add((row.slot, task))
                found[row] = task
        for row, task in likest:
            found.setdefault(row, task)
        return [Pairing(row, task, sure=False, rivals=rivals) for row, task, rivals in _as_close(found, left)]

    def _left(self) -> list[Row]:
        return [row for row in self.rows if row not in self.found]

    def _may(self, row: Row, task: Row) -> bool:
        return (row.slot, task) not in self.seats and (row.label, task.label) not in self.different

    def _open(self, pair: tuple[Row, Row]) -> bool:
        return self._may(*pair) and (inside(*pair) or pair[1] not in self.matched)

    def _free(self, pair: tuple[Row, Row]) -> bool:
        return pair[0] not in self.found and not inside(*pair) and self._open(pair)

    def _alike(self, row: Row, task: Row) -> Iterator[Row]:
        """The other tasks of the same title that are as near to the row's unit, also those that are taken."""
        tasks = self.by_exact.get(task.title.exact, ()) if task.title.exact else ()
        return (other for other in tasks if other is not task and inside(row, other) == inside(row, task))

    def _contested(self, row: Row, task: Row) -> bool:
        return next(self._alike(row, task), None) is not None

    def _take(self, pairings: Iterable[Pairing], how: How) -> None:
        for pairing in pairings:
            self.found[pairing.row] = self._asking(pairing), how if pairing.sure else "perhaps"
            self.seats.add((pairing.row.slot, pairing.task))
            self.matched.add(pairing.task)

    def _asking(self, pairing: Pairing) -> Pairing:
        """A pairing with all tasks that fit as well, where it is for people to decide."""
        if pairing.sure:
            return pairing
        alike = islice(self._alike(pairing.row, pairing.task), _MANY)
        more = [task for task in alike if task not in pairing.rivals]
        more = [task for task in more if (pairing.row.label, task.label) not in self.different]
        return replace(pairing, rivals=tuple(sorted((*pairing.rivals, *more), key=lambda task: task.order)))


class _Eligible:
    """Which pairs are left to look at: arrays of places → which of the pairs are."""

    def __init__(self, work: _Matching, rows: list[Row], tasks: list[Row]) -> None:
        units = {unit: at for at, unit in enumerate(sorted({r.unit for r in (*rows, *tasks) if r.unit is not None}))}
        self.size = len(tasks)
        self.row_unit = np.array([units.get(row.unit or "", -1) for row in rows], dtype=np.int64)
        self.task_unit = np.array([units.get(task.unit or "", -1) for task in tasks], dtype=np.int64)
        self.free = np.array([task not in work.matched for task in tasks], dtype=bool)
        places = [(at, unit) for at, task in enumerate(tasks) for unit in task.coordinating if unit in units]
        self.coordinated = np.array([units[unit] * self.size + at for at, unit in places], dtype=np.int64)
        at_row, at_task = {r.label: at for at, r in enumerate(rows)}, {t.label: at for at, t in enumerate(tasks)}
        closed = [(at_row[r], at_task[t]) for r, t in work.different if r in at_row and t in at_task]
        self.closed = np.array([at * self.size + to for at, to in closed], dtype=np.int64)
        taken = [
            (units[slot[1]], at_task[t.label]) for slot, t in work.seats if slot[1] in units and t.label in at_task
        ]
        self.taken = np.array([at * self.size + to for at, to in taken], dtype=np.int64)

    def __call__(self, rows: Places, tasks: Places) -> NDArray[np.bool_]:
        """Whether each pair may still be matched."""
        ours, theirs = self.row_unit[rows], self.task_unit[tasks]
        of_unit = ours * self.size + tasks
        own = (ours == theirs) | (ours < 0) | (theirs < 0) | np.isin(of_unit, self.coordinated)
        closed = np.isin(rows * self.size + tasks, self.closed) | (np.isin(of_unit, self.taken) & (ours >= 0))
        found: NDArray[np.bool_] = (own | self.free[tasks]) & ~closed
        return found


def _grouped(tasks: Iterable[Row], by: Callable[[Row], str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for task in tasks:
        groups[by(task)].append(task)
    return groups


def _as_close(
    found: Mapping[Row, Row], closeness: Mapping[tuple[Row, Row], float]
) -> Iterator[tuple[Row, Row, tuple[Row, ...]]]:
    """Each row and its task with the others that are as close to the row, and as near to its unit."""
    of_row: dict[Row, list[tuple[Row, float]]] = defaultdict(list)
    for (row, task), value in closeness.items():
        of_row[row].append((task, value))
    for row, task in found.items():
        least, own = closeness[row, task] - _AS_WELL, inside(row, task)
        others = (other for other, value in of_row[row] if value >= least and inside(row, other) == own)
        yield row, task, tuple(other for other in others if other is not task)


def _rank_by_id(row: Row, task: Row) -> Rank | None:
    """How well a row fits the task whose id it bears; None where their titles contradict the id."""
    if not row.title.exact or not task.title.exact:
        return 0, *agreement(row, task)
    found, grade, _ = judge(row.title, task.title)
    return None if found == "different" else (grade, *agreement(row, task))


def _score(pairing: Pairing) -> float:
    one, other = pairing.row.title.exact, pairing.task.title.exact
    return 100.0 if one == other else round(fuzz.token_sort_ratio(one, other), 1)


def _frame(found: Mapping[Row, tuple[Pairing, How]], index: pd.Index) -> pd.DataFrame:
    by_label = {row.label: entry for row, entry in found.items()}
    rows = [by_label.get(label) for label in index]
    columns = {
        "assigned": [entry[0].task.label if entry else None for entry in rows],
        "how": [entry[1] if entry else None for entry in rows],
        "rivals": [tuple(task.label for task in entry[0].rivals) if entry else () for entry in rows],
    }
    frame = pd.DataFrame({name: pd.Series(values, index=index, dtype=object) for name, values in columns.items()})
    scores = [_score(entry[0]) if entry else np.nan for entry in rows]
    return frame.assign(score=pd.Series(scores, index=index, dtype="float64"))
