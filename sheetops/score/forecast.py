"""The index month by month, and what the year's will be if nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sheetops.score.indicators import total

_FORECAST = {"assumption": "str", "score": "float64", "max": "float64", "share": "float64"}
_HISTORY = {"period": "str", "part": "str", "score": "float64", "max": "float64"}


def forecast(indicators: pd.DataFrame) -> pd.DataFrame:
    """As `Scored.forecast`: what is unscored in a part gets the share of its maximum that the rest of it gets.

    A part of which nothing is scored gets the share of the whole index; NaN where nothing is scored at all.
    """
    leaves = indicators[indicators["leaf"] & indicators["max"].notna()]
    overall = _share(leaves)
    parts = [_expected(leaves[leaves["part"] == part], overall) for part in dict.fromkeys(leaves["part"])]
    score, maximum = (total(parts) if overall is not None else None), total(list(leaves["max"]))
    share = score / maximum if score is not None and maximum else None
    row = ("as_scored", score, maximum, share)
    return pd.DataFrame([row], columns=list(_FORECAST)).astype(_FORECAST)


def _share(leaves: pd.DataFrame) -> float | None:
    scored = leaves[leaves["score"].notna()]
    maximum, score = total(list(scored["max"])), total(list(scored["score"]))
    return score / maximum if maximum and score is not None else None


def _expected(leaves: pd.DataFrame, overall: float | None) -> float | None:
    share = _share(leaves)
    share = overall if share is None else share
    rest = total(list(leaves.loc[leaves["score"].isna(), "max"])) or 0
    return total([total(list(leaves["score"])), None if share is None else share * rest])


def history(tallies: pd.DataFrame, period: str, earlier: Sequence[tuple[str, Any, float, float]]) -> pd.DataFrame:
    """As `Scored.history`, by period.

    Args:
        earlier: (period, part or None, score, max) of earlier periods.
    """
    own = tallies[tallies["unit"].isna()]
    rows = [*earlier, *((period, *row) for row in own[["part", "score", "max"]].itertuples(index=False, name=None))]
    return pd.DataFrame(rows, columns=list(_HISTORY)).astype(_HISTORY)
