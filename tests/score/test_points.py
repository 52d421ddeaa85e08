"""Laws of points: parents are sums of what there is, parts add up to all, blank is not 0."""

from __future__ import annotations

from math import fsum

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.assignments import CatalogueRow, Coverage, Owner, indicator_tree
from sheetops.score import Mark, counting_marks, forecast, indicators, losses, owner_rows, tallies

CODES = ("1.1", "1.2", "2.1", "2.2", "2.3.1", "2.3.2")
TREE = indicator_tree(
    [CatalogueRow(p) for p in ("I", "II")] + [CatalogueRow("2.3")] + [CatalogueRow(c, c, 2) for c in CODES]
)
OWNED = Coverage({code: (Owner("KT" if code < "2" else "CA", "lead"),) for code in TREE.leaves}, ())
POINTS = st.dictionaries(st.sampled_from(CODES), st.one_of(st.none(), st.sampled_from([0.0, 0.25, 1.0, 2.0])))


def frames(points: dict[str, float | None]) -> tuple[pd.DataFrame, pd.DataFrame]:
    marks = counting_marks(Mark(code, "KT", value) for code, value in points.items())
    frame = indicators(TREE, {}, marks, OWNED, {})
    return frame, tallies(frame, owner_rows(TREE, OWNED, ()), ["KT", "CA"])


@given(POINTS)
def test_a_parent_is_the_sum_of_its_leaves_and_blank_where_all_are(points: dict[str, float | None]) -> None:
    frame, _ = frames(points)
    score = dict(zip(frame["code"], frame["score"], strict=True))
    for parent in ("I", "II", "2.3"):
        below = [points[leaf] for leaf in TREE.leaves_below(parent) if points.get(leaf) is not None]
        assert pd.isna(score[parent]) if not below else score[parent] == pytest.approx(fsum(filter(None, below)))


@given(POINTS)
def test_parts_and_units_add_up_to_all(points: dict[str, float | None]) -> None:
    _, sums = frames(points)
    whole = sums.iloc[-1]
    for group in ("part", "unit"):
        rows = sums[sums[group].notna()]
        for name in ("total", "scored", "max", "score", "lost"):
            assert rows[name].sum() == pytest.approx(0 if pd.isna(whole[name]) else whole[name])


@given(POINTS)
def test_what_is_lost_and_what_counts_is_the_maximum(points: dict[str, float | None]) -> None:
    frame, sums = frames(points)
    won = sums.iloc[-1]["score"]
    assert losses(frame)["lost"].sum() + (0 if pd.isna(won) else won) == pytest.approx(12)


@given(POINTS)
def test_the_forecast_lies_between_what_counts_and_the_maximum(points: dict[str, float | None]) -> None:
    frame, sums = frames(points)
    expected, won = forecast(frame).iloc[0], sums.iloc[-1]["score"]
    assert pd.isna(expected["score"]) if pd.isna(won) else won <= expected["score"] + 1e-9 <= 12 + 2e-9
