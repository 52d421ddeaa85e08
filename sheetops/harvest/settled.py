"""Decisions and the tasks of a result: which belongs to which."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from sheetops.decisions import Fault, TaskDecision, task_key

Parted = tuple[tuple[TaskDecision, ...], tuple[TaskDecision, ...]]


def settled(harvested: Iterable[TaskDecision], inherited: Iterable[TaskDecision], tasks: pd.DataFrame) -> Parted:
    """The decisions about these tasks, in the order of the tasks, and those whose task is not among them.

    A decision is about a task where id and title agree.  Of several that contradict each other the first stands with
    the task, and the others, which are kept too, with the orphans.

    Args:
        inherited: extensions of an earlier period's workbook; one whose task is not here, or that the Office has
            extended anew, is left out.
        tasks: with `id` and `title_text`.
    """
    own: dict[tuple[str, str], TaskDecision] = {}
    keys = [task_key(i, t) for i, t in zip(tasks["id"], tasks["title_text"], strict=True)]
    here = set(keys)
    due = dict(zip(keys, tasks["due"] if "due" in tasks else [None] * len(keys), strict=True))
    orphans = []
    for decision in harvested:
        if decision.key not in here or decision.key in own:
            orphans.append(decision)
        else:
            own[decision.key] = _proven(decision, due[decision.key])
    extended = {key for key, decision in own.items() if decision.extended}
    carried = {d.key: d for d in inherited if d.extended and d.key in here - extended}
    ordered = [d for key in keys for d in (carried.get(key), own.get(key)) if d is not None]
    return tuple(ordered), tuple(_in_order(orphans))


def _proven(decision: TaskDecision, due: Any) -> TaskDecision:
    """The decision; at fault where it extends the deadline to a day that is no later."""
    if decision.extended is None or pd.isna(due) or decision.extended > due.date():
        return decision
    return dataclasses.replace(
        decision, status=None, extended=None, faults=(*decision.faults, Fault("extended", "not_later"))
    )


def _in_order(orphans: Sequence[TaskDecision]) -> list[TaskDecision]:
    """As they stand in the workbook: those of Chi tiết, then those that were orphans before."""
    sheets = list(dict.fromkeys(decision.sheet for decision in orphans))
    return sorted(orphans, key=lambda decision: (sheets.index(decision.sheet), decision.row))
