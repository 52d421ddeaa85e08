"""The typed frame → the evaluated tasks, in printing order."""

from __future__ import annotations

import pandas as pd

from sheetops.config import Workspace
from sheetops.evaluate.facts import facts
from sheetops.evaluate.status import evaluate_status
from sheetops.kind import Kind


def _timeliness(frame: pd.DataFrame, evaluated: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """Kept beside the status: early, on_time, late or overdue, and the days overdue."""
    missing = pd.Series(None, index=frame.index, dtype="datetime64[s]")
    due, day = frame.get("due", missing), frame.get("completed", missing)
    done = evaluated["state"] == "done"
    word = pd.Series(None, index=frame.index, dtype="str")
    word = word.mask(done & (day < due), "early").mask(done & (day == due), "on_time").mask(done & (day > due), "late")
    open_late = (evaluated["state"] == "open") & (due < cutoff)
    days = (day.where(done, cutoff) - due).dt.days.astype("float64")
    return pd.DataFrame(
        {"timeliness": word.mask(open_late, "overdue"), "days_overdue": days.where(open_late | (done & (day > due)))}
    )


def printing_order(frame: pd.DataFrame, workspace: Workspace, kind: Kind) -> pd.Index:
    """Index labels ordered by origin, sector, unit (as configured), then by place in the submissions."""
    origins = {e.code: at for at, e in enumerate(kind.vocabularies.get("origin", ()))}
    sectors = {s.code: at for at, s in enumerate(workspace.sectors)}
    units = {u.code: at for at, u in enumerate(workspace.units)}
    last = len(sectors) + len(units) + 1
    order = pd.DataFrame(
        {
            "origin": frame["origin"].map(origins).fillna(last),
            "sector": frame["sector"].map(sectors).fillna(last),
            "unit": frame["unit"].map(units).fillna(last),
            "path": frame["path"],
            "at": range(len(frame)),
        },
        index=frame.index,
    )
    return order.sort_values(list(order.columns), kind="stable").index


def evaluate_tasks(frame: pd.DataFrame, workspace: Workspace, kind: Kind) -> pd.DataFrame:
    """The evaluated tasks.

    Args:
        frame: the typed frame; what nobody reports has no `path`.

    Returns:
        The frame's index, in printing order; its columns, and `reported_status, state, status, basis, reason,
        timeliness, days_overdue`.
    """
    cutoff = pd.Timestamp(workspace.cutoff)
    given = facts(frame, kind, cutoff)
    evaluated = evaluate_status(given, kind)
    timely = _timeliness(frame, evaluated, cutoff)
    columns: dict[str, pd.Series] = {
        "reported_status": given["reported"],
        **{name: evaluated[name] for name in ("state", "status", "basis", "reason")},
        **{name: timely[name] for name in ("timeliness", "days_overdue")},
        "completion": given["completion"],
    }
    silent = frame["path"].isna()
    columns["basis"] = columns["basis"].mask(silent, "unreported")
    columns["reason"] = columns["reason"].mask(silent)
    return frame.assign(**columns).loc[printing_order(frame, workspace, kind)]
