"""What is still open: points to be won, and what is due and not scored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from sheetops.score.tallies import led_by

_LOSS_TYPES = {"code": "str", "name": "str", "unit": "str", "max": "float64", "score": "float64", "lost": "float64"}
_LOSS_TYPES |= {"why": "str"}
_DUE_TYPES = {"unit": "str", "due": "int64", "scored": "int64", "unscored": "int64", "codes": "object"}
# What is won by finding a paper comes before what is won by a score, and that before what needs work.
_CHEAPEST = ("no_evidence", "unscored", "below_max")


def losses(indicators: pd.DataFrame) -> pd.DataFrame:
    """As `Scored.losses`: leaves with points to win, cheapest next point first.

    Cheapest is what lacks only its evidence, then what nobody has scored, then the smaller share of its maximum that
    is lost, then more points, then the order of the catalogue.
    """
    leaves = indicators[indicators["leaf"] & indicators["max"].notna()]
    rows = [_loss(row) for row in leaves.to_dict("records")]
    open_ = [row for row in rows if row["lost"] > 0]
    ranked = sorted(open_, key=lambda row: (_CHEAPEST.index(row["why"]), row["lost"] / row["max"], -row["lost"]))
    return pd.DataFrame(ranked, columns=list(_LOSS_TYPES)).astype(_LOSS_TYPES)


def _loss(row: dict[Any, Any]) -> dict[str, Any]:
    scored = not pd.isna(row["score"])
    lost = round(row["max"] - (row["score"] if scored else 0), 9)
    lacks = not row["survey"] and pd.isna(row["evidence"])
    why = "unscored" if not scored else "no_evidence" if lacks else "below_max"
    return {**{name: row[name] for name in ("code", "name", "unit", "max", "score")}, "lost": lost, "why": why}


def due(indicators: pd.DataFrame, owners: pd.DataFrame, units: Sequence[str], cutoff: date) -> pd.DataFrame:
    """As `Scored.due`.  What has no deadline is due at every cut-off, for scores are given month by month.

    What a survey scores is no unit's to score.  Points that several units give count as scored: they have done it.
    """
    leaves = indicators[indicators["leaf"] & ~indicators["survey"]]
    leaves = leaves[leaves["due"].isna() | (leaves["due"] <= pd.Timestamp(cutoff))]
    led = led_by(owners)
    rows = [_due(unit, leaves[leaves["code"].isin(led[unit])]) for unit in units if unit in led]
    return pd.DataFrame(rows, columns=list(_DUE_TYPES)).astype(_DUE_TYPES)


def _due(unit: str, leaves: pd.DataFrame) -> dict[str, Any]:
    given = leaves["score"].notna() | leaves["self_score"].notna() | leaves["scores"].map(bool)
    missing = leaves.loc[~given, "code"]
    return {
        "unit": unit,
        "due": len(leaves),
        "scored": int(given.sum()),
        "unscored": len(missing),
        "codes": (*missing,),
    }
