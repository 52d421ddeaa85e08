"""Behind plan by figures: progress below the straight line from assignment to deadline (a setting, off by default)."""

from __future__ import annotations

import pandas as pd

from sheetops.config import Workspace
from sheetops.evaluate.facts import share_done
from sheetops.kind import Kind

_FULL = 100.0


def behind_plan(tasks: pd.DataFrame, workspace: Workspace, kind: Kind) -> pd.Series:
    """The planned progress in percent, rounded, of open tasks that are below it; missing elsewhere.

    Args:
        tasks: as `evaluate_tasks` gives them.
    """
    needed = {"assigned", "due", "progress"} <= set(kind.field_by_name)
    if not (needed and workspace.policy.behind_plan):
        return pd.Series(None, index=tasks.index, dtype="float64")
    cutoff = pd.Timestamp(workspace.cutoff)
    given, due = tasks["assigned"], tasks["due"]
    days = (due - given).dt.days.astype("float64")
    planned = ((cutoff - given).dt.days.clip(lower=0) / days * _FULL).round()
    running = (tasks["state"] == "open") & (days > 0) & (due >= cutoff)
    below: pd.Series = planned.where(running & (share_done(tasks, kind) < planned))
    return below
