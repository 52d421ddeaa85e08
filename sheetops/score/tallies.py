"""Points added up: per part, per unit that leads, and of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sheetops.score.indicators import total

_SUMS = {"max": "max", "self": "self_score", "appraised": "appraised", "survey": "survey_score", "score": "score"}
_TYPES = {"part": "str", "unit": "str", "total": "int64", "scored": "int64"}
_TYPES |= dict.fromkeys((*_SUMS, "lost"), "float64")


def tallies(indicators: pd.DataFrame, owners: pd.DataFrame, units: Sequence[str]) -> pd.DataFrame:
    """As `Scored.tallies`.  A leaf that several units lead counts for each of them.

    Args:
        indicators, owners: as `Scored` has them; `units`: codes in the order of the configuration.
    """
    leaves = indicators[indicators["leaf"]]
    rows = [_row(part, None, leaves[leaves["part"] == part]) for part in dict.fromkeys(leaves["part"])]
    led = led_by(owners)
    rows += [_row(None, unit, leaves[leaves["code"].isin(led[unit])]) for unit in units if unit in led]
    return pd.DataFrame([*rows, _row(None, None, leaves)], columns=list(_TYPES)).astype(_TYPES)


def led_by(owners: pd.DataFrame) -> dict[str, list[str]]:
    """Unit → the codes of the leaves that it leads."""
    led: dict[str, list[str]] = {}
    leads = owners[owners["role"] == "lead"].drop_duplicates(["code", "unit"])
    for code, unit in zip(leads["code"], leads["unit"], strict=True):
        led.setdefault(str(unit), []).append(str(code))
    return led


def _row(part: str | None, unit: str | None, leaves: pd.DataFrame) -> dict[str, Any]:
    scored = leaves[leaves["score"].notna()]
    sums = {name: total(list(leaves[column])) for name, column in _SUMS.items()}
    gone = total(list(lost(scored).dropna()))
    return {"part": part, "unit": unit, "total": len(leaves), "scored": len(scored), **sums, "lost": gone}


def lost(leaves: pd.DataFrame) -> pd.Series:
    """Points that each leaf lost: the maximum less what counts; NaN where it has no maximum or is not scored."""
    return leaves["max"] - leaves["score"]
