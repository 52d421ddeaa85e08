"""Whether a reported task is an assigned one, where only a person can tell: what is asked, and what was decided."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sheetops.text import key

if TYPE_CHECKING:
    import pandas as pd

# Whose report it is; the reported title, the assigned task's id and its title, as they are remembered.
MatchKey: TypeAlias = tuple[str | None, str, str, str]


def match_key(unit: str | None, reported: str, assigned_id: str, assigned: str) -> MatchKey:
    """By what a pair of a reported and an assigned task is remembered."""
    return unit, key(reported), key(assigned_id), key(assigned)


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """A reported task that may be an assigned one, so that the Office is asked.

    Attributes:
        unit: the code of the unit that reports it; None where that is unknown.
        reported: its title as reported.
        path, sheet, cell: where that stands.
        assigned_id, assigned: id and title of the assigned task.
        only_reported, only_assigned: the words by which the two differ.
        due, assigned_due: the deadlines of both, as they are to be read; source: the document that assigns the task.
    """

    unit: str | None
    reported: str
    path: str
    sheet: str
    cell: str
    assigned_id: str
    assigned: str
    only_reported: tuple[str, ...] = ()
    only_assigned: tuple[str, ...] = ()
    due: str = ""
    assigned_due: str = ""
    source: str = ""

    @property
    def key(self) -> MatchKey:
        """What is asked only once."""
        return match_key(self.unit, self.reported, self.assigned_id, self.assigned)


@dataclass(frozen=True, slots=True)
class MatchDecision:
    """What the Office has decided of a reported task and an assigned one.

    Attributes:
        unit: the code of the unit that reports it; None for all units.
        reported: its title as reported.
        assigned_id, assigned: id and title of the assigned task; one of them may be empty.
        same: whether they are one task.
        cell: where it stands in the sheet of matches of the workbook `path`.
        by, day: who has confirmed it and when, as written.
    """

    unit: str | None
    reported: str
    assigned_id: str
    assigned: str
    same: bool
    cell: str
    by: str = ""
    day: str = ""
    path: str = ""

    @property
    def key(self) -> MatchKey:
        return match_key(self.unit, self.reported, self.assigned_id, self.assigned)

    def replaces(self, earlier: MatchDecision) -> bool:
        """Whether an earlier decision is about the same two tasks; the id of the assigned one may have changed."""
        mine, its = self.key, earlier.key
        return mine[:2] == its[:2] and any(a and a == b for a, b in zip(mine[2:], its[2:], strict=True))


def settled(
    decisions: Sequence[MatchDecision], assigned: pd.DataFrame, reported: pd.DataFrame
) -> tuple[dict[Hashable, Hashable], set[tuple[Hashable, Hashable]]]:
    """What the decisions say of the tasks of a run: reported label → assigned label, and the pairs that are not one.

    A decision is about the assigned task that bears its title; of several the one that bears its id too, else the one
    of the reporting unit.  One that names no title is about the task that bears its id.  Where none, or more than one,
    is left it says nothing; nor do two decisions that give a reported task to two assigned ones.

    Args:
        assigned, reported: tasks with a unique index and the columns `id, title, unit` (code or missing).
    """
    tasks, reports = _Tasks(assigned), _Tasks(reported)
    given: dict[Hashable, set[Hashable]] = {}
    different: set[tuple[Hashable, Hashable]] = set()
    for decision in decisions:
        for report in reports.titled(decision.reported):
            unit = reports.unit[report]
            if decision.unit not in (None, unit):
                continue
            task = tasks.meant(decision, unit)
            if task is not None and decision.same:
                given.setdefault(report, set()).add(task[0])
            elif task is not None:
                different.add((report, task[0]))
    same = {report: next(iter(found)) for report, found in given.items() if len(found) == 1}
    return {report: task for report, task in same.items() if (report, task) not in different}, different


class _Tasks:
    """The tasks of a frame, by their titles and ids."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.unit: dict[Hashable, str | None] = {}
        self._titles: dict[str, list[Hashable]] = {}
        self._ids: dict[str, list[Hashable]] = {}
        columns = (frame[name] for name in ("id", "title", "unit"))
        for label, *values in zip(frame.index, *columns, strict=True):
            id_, title, unit = (value if isinstance(value, str) else "" for value in values)
            self.unit[label] = unit or None
            self._titles.setdefault(key(title), []).append(label)
            self._ids.setdefault(key(id_), []).append(label)

    def titled(self, title: str) -> Sequence[Hashable]:
        return self._titles.get(key(title), ()) if key(title) else ()

    def meant(self, decision: MatchDecision, unit: str | None) -> tuple[Hashable] | None:
        """The one task that a decision is about, in a tuple; None where there is none, or more than one."""
        numbered = self._ids.get(key(decision.assigned_id), ()) if key(decision.assigned_id) else ()
        if not key(decision.assigned):
            return _only(numbered)
        titled = self.titled(decision.assigned)
        both = [label for label in titled if label in set(numbered)]
        return _only(titled) or _only(both) or _only([label for label in titled if self.unit[label] == unit])


def _only(labels: Iterable[Hashable]) -> tuple[Hashable] | None:
    found = tuple(labels)
    return (found[0],) if len(found) == 1 else None
