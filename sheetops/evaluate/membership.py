"""Which task counts in which figure: said here once, for the tallies that add up and for who asks why."""

from __future__ import annotations

import pandas as pd

from sheetops.evaluation import UNKNOWN
from sheetops.kind import Kind
from sheetops.kind.rules import Rate

TOTAL = "total"
GROUPS = ("sector", "unit")
_CARRIED_OVER = "carried_over"
_ON_TIME = ("early", "on_time")
_UNREPORTED = "unreported"


def grouped(tasks: pd.DataFrame) -> pd.DataFrame:
    """`origin, sector, unit` of every task, as tallies group them: `unknown` where a task has no sector or unit."""
    return tasks[["origin", *GROUPS]].assign(**{group: tasks[group].fillna(UNKNOWN) for group in GROUPS})


def counted(tasks: pd.DataFrame, kind: Kind) -> pd.Series:
    """Whether a task is in the total; those counted apart (withdrawn) are not.  bool, the index of `tasks`."""
    return tasks["status"].isin(kind.counted_statuses)


def rate_statuses(rate: Rate, kind: Kind) -> tuple[list[str], list[str]]:
    """The statuses in a rate's numerator and in its denominator."""
    known = kind.counted_statuses
    return [c for c in rate.numerator if c in known], [c for c in rate.denominator or known if c in known]


def in_tally(tasks: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """One column of truths per figure of a tally, the index of `tasks`: `total`, then the kind's statuses."""
    return pd.DataFrame({TOTAL: counted(tasks, kind), **{s.code: tasks["status"] == s.code for s in kind.statuses}})


def in_movement(tasks: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The same for the movement: `carried_over, new, finished, withdrawn, remaining`."""
    carried = tasks["origin"] == _CARRIED_OVER
    finished, withdrawn = tasks["status"].isin(kind.evaluation.finished), ~counted(tasks, kind)
    flags = {"carried_over": carried, "new": ~carried, "finished": finished, "withdrawn": withdrawn}
    return pd.DataFrame({**flags, "remaining": ~finished & ~withdrawn})


def in_quality(tasks: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The same for the quality of the reports: `total, reported, finished`, and what the kind's fields can tell.

    A task that nobody reported counts in `total` alone: it is no bad report.
    """
    fields, counts = kind.field_by_name, counted(tasks, kind)
    reported = counts & (tasks["basis"] != _UNREPORTED) & (tasks["path"].fillna("") != "")
    done = reported & tasks["status"].isin(kind.evaluation.finished)
    flags = {TOTAL: counts, "reported": reported, "finished": done}
    if "result" in fields:
        flags["with_figures"] = reported & tasks["result"].fillna("").str.contains(r"\d", regex=True)
    for name, field in (("with_evidence", "evidence"), ("with_dates", "completed")):
        if field in fields:
            flags[name] = done & tasks[field].notna()
    if {"due", "completed"} <= set(fields):
        known = done & tasks["due"].notna() & tasks["completed"].notna()
        flags |= {"timed": known, "on_time": known & tasks["timeliness"].isin(_ON_TIME)}
    return pd.DataFrame(flags)
