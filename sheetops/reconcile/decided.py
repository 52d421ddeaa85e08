"""What the Office has decided, laid upon the tasks: extensions before they are evaluated, conclusions after."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sheetops.decisions import TaskDecision, task_key
from sheetops.kind import Kind

DECIDED = "decided"


def with_extensions(frame: pd.DataFrame, decisions: Iterable[TaskDecision]) -> pd.DataFrame:
    """The tasks with the deadlines that the Office has extended.

    Args:
        frame: the typed frame, with the ids of its tasks.
        decisions: those of this period and inherited ones; of a task's own and an inherited one, its own counts.

    Returns:
        The same index and columns; `due` is the new deadline where there is one (its `due_verdict` says nothing then),
        and further `assigned_due` (datetime64[s], the deadline as it was, where it was extended), `extended`
        (datetime64[s]) and `extension` (the document's text).
    """
    found = _of_tasks(frame, (d for d in decisions if d.extended))
    days = [d.extended if d else None for d in found]
    new = pd.Series(days, index=frame.index, dtype="datetime64[s]")
    documents = pd.Series([d.document if d else None for d in found], index=frame.index, dtype="str")
    is_new = new.notna()
    old = frame["due"] if "due" in frame else pd.Series(None, index=frame.index, dtype="datetime64[s]")
    columns = {"assigned_due": old.where(is_new), "extended": new, "extension": documents}
    if "due" in frame:
        columns["due"] = old.mask(is_new, new)
    if "due_verdict" in frame:
        columns["due_verdict"] = frame["due_verdict"].mask(is_new, "")
    return frame.assign(**columns)


def with_conclusions(tasks: pd.DataFrame, decisions: Iterable[TaskDecision], kind: Kind) -> pd.DataFrame:
    """The evaluated tasks with the statuses that the Office has decided: basis `decided`, and no reason against it.

    Args:
        tasks: as `evaluate_tasks` gives them; `timeliness` and `days_overdue` stay as the dates have
            them, but that what the Office has settled is not overdue.
    """
    found = _of_tasks(tasks, (d for d in decisions if d.status in kind.status_by_code))
    status = pd.Series([d.status if d else None for d in found], index=tasks.index, dtype="str")
    is_decided = status.notna()
    open_ = [s.code for s in kind.statuses if s.counted and s.code not in kind.evaluation.finished]
    settled = is_decided & ~status.isin(open_)  # not overdue any more, whatever the dates say
    late = settled & (tasks["timeliness"] == "overdue")
    return tasks.assign(
        timeliness=tasks["timeliness"].mask(late),
        days_overdue=tasks["days_overdue"].mask(late),
        status=tasks["status"].mask(is_decided, status),
        basis=tasks["basis"].mask(is_decided, DECIDED),
        reason=tasks["reason"].mask(is_decided, None),
    )


def undecided(tasks: pd.DataFrame) -> pd.DataFrame:
    """The tasks whose status the Office has not decided: a contradiction in the others is settled."""
    return tasks[tasks["basis"] != DECIDED]


def _of_tasks(frame: pd.DataFrame, decisions: Iterable[TaskDecision]) -> list[TaskDecision | None]:
    """The decision in force of each task, where id and title agree."""
    ordered = sorted((d for d in decisions if d.in_force), key=lambda d: not d.inherited)
    by_key = {decision.key: decision for decision in ordered}
    if not by_key:
        return [None] * len(frame)
    return [by_key.get(task_key(i, t)) for i, t in zip(frame["id"], frame["title_text"], strict=True)]
