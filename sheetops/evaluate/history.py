"""The tasks of the periods that are known, one period after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pandas as pd

from sheetops.evaluate.tallies import with_rate
from sheetops.kind import Kind

Counts: TypeAlias = tuple[str, int, Mapping[str, int]]


def history(tallies: pd.DataFrame, period: str, earlier: Sequence[Counts], kind: Kind) -> pd.DataFrame:
    """As `Evaluation.history`.

    Args:
        tallies: as `Evaluation.tallies`; its total is this period.
        period: this period.
        earlier: (period, total, tasks per status) of earlier ones, in their order.
    """
    statuses = kind.counted_statuses
    of_all = tallies[tallies["origin"].isna() & tallies["sector"].isna()].iloc[0]
    now = (period, int(of_all["total"]), {status: int(of_all[status]) for status in statuses})
    points = (*earlier, now)
    columns = {
        "period": pd.Series([name for name, _, _ in points], dtype="str"),
        "total": pd.Series([total for _, total, _ in points], dtype="int64"),
        **{status: pd.Series([counts.get(status, 0) for *_, counts in points], dtype="int64") for status in statuses},
    }
    frame = pd.DataFrame(columns)
    for rate in kind.evaluation.rates:
        frame = with_rate(frame, rate, kind)
    return frame
