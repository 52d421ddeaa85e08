"""Every figure of a scored result by its code, and the leaves behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sheetops.score.tallies import led_by, lost

if TYPE_CHECKING:
    from sheetops.scored import Scored

_POINTS = ("max", "self_score", "appraised", "survey_score", "score")


def figures(scored: Scored) -> pd.DataFrame:
    """What every leaf adds to each figure.

    Returns:
        float64, the labels of the leaves in `indicators`; NaN: it is not in the figure.  `total, scored, unscored`
        (1 each), `max, self_score, appraised, survey_score, score, lost` (points).
    """
    leaves = scored.indicators[scored.indicators["leaf"]]
    one, has = pd.Series(1.0, index=leaves.index), leaves["score"].notna()
    counts = {"total": one, "scored": one.where(has), "unscored": one.where(~has)}
    return pd.DataFrame({**counts, **{name: leaves[name] for name in _POINTS}, "lost": lost(leaves)})


def led(scored: Scored, unit: str) -> pd.Series:
    """Whether a unit leads an indicator; bool, the index of `indicators`."""
    return scored.indicators["code"].isin(led_by(scored.owners).get(unit, []))
