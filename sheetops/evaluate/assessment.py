"""What the general assessment of a letter rests on: how many tasks and units are behind which shortcoming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from sheetops.evaluate.membership import counted, in_quality
from sheetops.evaluation import UNKNOWN

if TYPE_CHECKING:
    from sheetops.evaluation import Evaluation

_TYPES = {"code": "str", "count": "int64", "whole": "int64", "units": "object"}
_LACKS = (("with_figures", "reported"), ("with_evidence", "finished"), ("with_dates", "finished"))


def assessment(evaluation: Evaluation) -> pd.DataFrame:
    """The shortcomings that there are.

    Returns:
        RangeIndex; `code` (the kind's statuses to be urged, its undetermined one, unreported, late, missing,
        without_figures, without_evidence, without_dates), `count` (tasks; of late and missing units), `whole` (of how
        many), `units` (tuple of (unit, count), most first; empty where the count is not told by unit).
    """
    tasks, kind = evaluation.tasks, evaluation.kind
    within = tasks[counted(tasks, kind)]
    states = (*kind.evaluation.urge, kind.evaluation.undetermined)
    rows = [(code, *_by_unit(within[within["status"] == code], evaluation)) for code in dict.fromkeys(states)]
    silent = within[(within["basis"] == "unreported") & ~within["status"].isin(kind.evaluation.urge)]
    rows.append(("unreported", *_by_unit(silent, evaluation)))
    found = [(code, count, len(within), units) for code, count, units in rows]
    found += [*_units(evaluation.roll_call), *_lacking(in_quality(tasks, kind))]
    frame = pd.DataFrame([row for row in found if row[1]], columns=list(_TYPES))
    return frame.astype(_TYPES)


def _by_unit(tasks: pd.DataFrame, evaluation: Evaluation) -> tuple[int, tuple[tuple[str, int], ...]]:
    order = {unit.code: at for at, unit in enumerate(evaluation.workspace.units)}
    counts = Counter(tasks["unit"].fillna(UNKNOWN))
    return len(tasks), tuple(sorted(counts.items(), key=lambda pair: (-pair[1], order.get(pair[0], len(order)))))


def _units(roll_call: pd.DataFrame) -> Sequence[tuple[str, int, int, tuple[tuple[str, int], ...]]]:
    expected = roll_call[roll_call["expected"]]
    named = {
        state: tuple((str(unit), 1) for unit in expected.loc[expected["state"] == state, "unit"])
        for state in ("late", "missing")
    }
    return [(state, len(units), len(expected), units) for state, units in named.items()]


def _lacking(flags: pd.DataFrame) -> Sequence[tuple[str, int, int, tuple[tuple[str, int], ...]]]:
    sums = flags.sum()
    return [
        (f"without_{has.removeprefix('with_')}", int(sums[of] - sums[has]), int(sums[of]), ())
        for has, of in _LACKS
        if has in sums
    ]
