"""The typed frame → the evaluated tasks, in printing order, each with its id."""

from __future__ import annotations

import hashlib

import pandas as pd

from sheetops.config import Workspace
from sheetops.evaluate.facts import facts
from sheetops.evaluate.status import evaluate_status
from sheetops.kind import Kind
from sheetops.text import key

_ID_LENGTH = 8


def _made_ids(frame: pd.DataFrame, prefix: str) -> list[str]:
    """An id per task from its unit, title and source; twins are told apart by their order."""
    seen: dict[str, int] = {}
    ids = []
    sources = frame["source_text"] if "source_text" in frame else [""] * len(frame)
    for unit, title, source in zip(frame["unit"], frame["title_text"], sources, strict=True):
        text = "\x1f".join(key(part) if isinstance(part, str) else "" for part in (unit, title, source))
        seen[text] = seen.get(text, 0) + 1
        marked = f"{text}\x1f{seen[text]}" if seen[text] > 1 else text
        ids.append(f"{prefix}-{hashlib.sha256(marked.encode()).hexdigest()[:_ID_LENGTH]}")
    return ids


def task_ids(frame: pd.DataFrame, prefix: str) -> pd.Series:
    """The ids that the sheets give where each is used once, else ids made once from unit, title and source."""
    made = pd.Series(_made_ids(frame, prefix), index=frame.index, dtype="str")
    if "id" not in frame:
        return made
    return frame["id"].where(~frame["id"].duplicated(keep=False)).fillna(made)


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
        frame: the typed frame.

    Returns:
        The frame's index, in printing order; its columns, and `id, reported_status, state, status, basis, reason,
        timeliness, days_overdue`.
    """
    cutoff = pd.Timestamp(workspace.cutoff)
    given = facts(frame, kind, cutoff)
    evaluated = evaluate_status(given, kind)
    timely = _timeliness(frame, evaluated, cutoff)
    columns: dict[str, pd.Series] = {
        "id": task_ids(frame, kind.id_prefix),
        "reported_status": given["reported"],
        **{name: evaluated[name] for name in ("state", "status", "basis", "reason")},
        **{name: timely[name] for name in ("timeliness", "days_overdue")},
        "completion": given["completion"],
    }
    return frame.assign(**columns).loc[printing_order(frame, workspace, kind)]
