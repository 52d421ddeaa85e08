"""Which pairs of titles are worth the guard's look, without looking at all of them.

Titles of other numbers are no candidates at all, so the numbers are the first key; the second are words and pairs of
neighbouring words, the rarest first.  RapidFuzz then keeps those that look most alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from sheetops.reconcile.guard import Title
from sheetops.reconcile.words import bare_form

Places: TypeAlias = NDArray[np.int64]
Eligible: TypeAlias = Callable[[Places, Places], NDArray[np.bool_]]
_BUDGET = 150  # how many titles a row's rarest words may bring in: more than an office has twins of one task
_FIRST = 600  # how many its very rarest may, if even that is common
_LOOKED_AT = 60
_KEPT = 8


def candidates(reported: Sequence[Title], assigned: Sequence[Title], eligible: Eligible) -> list[tuple[int, int]]:
    """Pairs of places in the two lists, sorted; for each reported title the few assigned ones most like it.

    Args:
        reported: titles, in an order that does not depend on that of the input.
        assigned: titles, in such an order.
        eligible: for arrays of places, which pairs may be looked at.
    """
    if not reported or not assigned:
        return []
    ours, theirs = _keys(reported), _keys(assigned)
    counts = theirs.groupby("key", sort=False).size().rename("count")
    ours = ours.join(counts, on="key", how="inner").sort_values(["place", "count", "key"], kind="stable")
    reach = ours.groupby("place", sort=False)["count"].cumsum()
    ours = ours[(reach <= _BUDGET) | ((reach == ours["count"]) & (reach <= _FIRST))]
    pairs = ours.merge(theirs, on="key", suffixes=("", "_assigned"))
    pairs = pairs[eligible(pairs["place"].to_numpy(), pairs["place_assigned"].to_numpy())]
    return _likest(_weighed(pairs, len(assigned)), reported, assigned)


def _keys(titles: Sequence[Title]) -> pd.DataFrame:
    """One line for each title and key: place, key."""
    lines = [(place, key) for place, title in enumerate(titles) for key in _keys_of(title)]
    return pd.DataFrame(lines, columns=["place", "key"]).astype({"place": "int64"})


def _keys_of(title: Title) -> Iterator[str]:
    words = title.bare_content
    pairs = (f"{min(pair)} {max(pair)}" for pair in pairwise(words))
    yield from (f"{title.figures}|{key}" for key in sorted({*words, *pairs}))


def _weighed(pairs: pd.DataFrame, size: int) -> pd.DataFrame:
    """The pairs of each reported title that share the most, and the rarest: place, place_assigned."""
    pairs = pairs.assign(weight=np.log1p(size / pairs["count"]))
    sums = pairs.groupby(["place", "place_assigned"])["weight"].sum().reset_index()
    return _first(sums, "weight", _LOOKED_AT)


def _first(pairs: pd.DataFrame, by: str, most: int) -> pd.DataFrame:
    ordered = pairs.sort_values(["place", by, "place_assigned"], ascending=[True, False, True], kind="stable")
    return ordered[ordered.groupby("place").cumcount() < most]


def _likest(pairs: pd.DataFrame, reported: Sequence[Title], assigned: Sequence[Title]) -> list[tuple[int, int]]:
    if pairs.empty:
        return []
    ours, theirs = [_sorted_words(title) for title in reported], [_sorted_words(title) for title in assigned]
    scores = process.cpdist(
        [ours[place] for place in pairs["place"]],
        [theirs[place] for place in pairs["place_assigned"]],
        scorer=fuzz.ratio,
    )
    best = _first(pairs.assign(score=scores), "score", _KEPT)
    return sorted(zip(best["place"].tolist(), best["place_assigned"].tolist(), strict=True))


def _sorted_words(title: Title) -> str:
    return " ".join(sorted(map(bare_form, title.content)))
