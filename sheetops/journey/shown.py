"""What a result shows of its tasks, and of what disagrees about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from sheetops.kind import Kind
from sheetops.reconcile import Difference

_FIRST = ("id", "title", "origin", "sector", "unit")
_JUDGED = ("reported_status", "status", "basis", "reason", "timeliness", "days_overdue")
_REPORTED = ("reported_title", "reported_due", "reported_unit")
_PLACE = ("path", "sheet", "row", "cell")
_ASSIGNED = tuple(f"{whose}_{name}" for whose in ("register", "previous") for name in _PLACE)
_DISCREPANCIES = {"code": "str", "task": "Int64", "field": "str"}
_DISCREPANCIES |= {f"{side}{name}": "str" for side in ("left", "right") for name in ("", "_path", "_sheet", "_cell")}


def shown_tasks(tasks: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The columns that a result shows of its tasks, in a fixed order."""
    fields = [f.name for f in kind.fields if f.name not in ("no", "status")]
    written = [f"{name}_text" for name in ("due", "reported_due", "status") if f"{name}_text" in tasks]
    written += ["assigned_due", "extended", "extension"]
    columns = dict.fromkeys((*_FIRST, *fields, *written, *_JUDGED, *_PLACE, "extra"))
    further = [name for name in ("in_register", "how", "before", *_REPORTED, *_ASSIGNED) if name in tasks]
    told = tasks[[*columns, *further]]
    return told.assign(**{name: _where_other(told, name) for name in _REPORTED if name in told})


def _where_other(tasks: pd.DataFrame, name: str) -> pd.Series:
    """What a report says of a task, only where that is not what counts."""
    counts = tasks[name.removeprefix("reported_")] if name.removeprefix("reported_") in tasks else tasks[name]
    return tasks[name].mask(tasks[name] == counts)


def discrepancies(differences: Sequence[Difference], order: Mapping[Any, int]) -> pd.DataFrame:
    """What disagrees, in the order of the tasks.

    Args:
        order: label of a task → its row in the result.
    """
    rows = [
        (d.code, order[d.task], d.field, d.left, *d.left_place, d.right, *d.right_place)
        for d in sorted(differences, key=lambda d: (order[d.task], d.code, d.field, d.left_place[0] or ""))
    ]
    return pd.DataFrame(rows, columns=list(_DISCREPANCIES)).astype(_DISCREPANCIES)
