"""Titles that recur: several tasks bear the same one, and reports may not say which of them they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from sheetops.reconcile.rows import DIFFERS, Row, agreement, inside, rows_of
from sheetops.text import key

_DECIDING = ("due", "source")


def assigned_of_title(assigned: pd.DataFrame, reported: pd.DataFrame) -> pd.Series:
    """How many assigned tasks each reported row may be by title and unit, and as far as source and deadline speak.

    Args:
        assigned, reported: as `to_match` gives them.

    Returns:
        On the index of `reported`.
    """
    tasks: dict[str, list[Row]] = defaultdict(list)
    for task in rows_of(assigned):
        tasks[task.title.exact].append(task)
    several = [row for row in rows_of(reported) if len(tasks[row.title.exact]) > 1]
    fitting = Counter(
        row.label
        for row in several
        for task in tasks[row.title.exact]
        if inside(row, task) and DIFFERS not in agreement(row, task)
    )
    return pd.Series([fitting[label] for label in reported.index], index=reported.index, dtype="int64")


def told_apart_by(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> str:
    """Why two typed rows of one title are two tasks, as R409 says it."""
    if any(_said(one, name) != _said(other, name) for name in _DECIDING):
        return "kept"
    ids = [key(row["id"]) for row in (one, other) if isinstance(row.get("id"), str)]
    return "ids" if len(set(ids)) > 1 else "assigned"


def _said(row: Mapping[Any, Any], name: str) -> Any:
    """What a row says of a field: its value, else as it is written."""
    value = row.get(name)
    return key(row.get(f"{name}_text", "")) if value is None or pd.isna(value) else value
