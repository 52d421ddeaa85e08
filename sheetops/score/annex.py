"""The table of assignments in the form of the letter's annex: what each unit leads, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from sheetops.score.tallies import led_by

if TYPE_CHECKING:
    from sheetops.assignments import IndicatorTree

_TYPES = {"unit": "str", "text": "str"}


def annex(tree: IndicatorTree, owners: pd.DataFrame, units: Sequence[str]) -> pd.DataFrame:
    """As `Scored.annex`: one row per unit that leads or helps; a text of one line per part.

    A part that one unit leads as a whole is named alone; else its items stand behind it: "(Mục 8.1 nội dung: …; Mục
    8.3)".  What the text says is read as what it was made from.
    """
    known = {*owners["unit"]}
    rows = [(unit, "\n".join(_lines(unit, tree, owners[owners["unit"] == unit]))) for unit in units if unit in known]
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def _lines(unit: str, tree: IndicatorTree, own: pd.DataFrame) -> Iterable[str]:
    whole = led_by(own[own["scope"].isna()]).get(unit, [])
    for part in tree.parts:
        leaves = set(tree.leaves_below(part.code))
        here = own[own["code"].isin(leaves)]
        if here.empty:
            continue
        name = f"- Phần {part.code}: {part.name}".rstrip(": ")
        yield name if leaves <= set(whole) else f"{name} ({'; '.join(_items(part.code, tree, here, set(whole)))})"


def _items(part: str, tree: IndicatorTree, here: pd.DataFrame, whole: set[str]) -> Iterable[str]:
    """The items of a part: those led as a whole by the highest code that is, the others with their limits."""
    yield from (f"Mục {code}" for code in _highest(part, tree, whole))
    for row in here.to_dict("records"):
        if row["role"] == "coordinate":
            yield f"phối hợp Mục {row['code']}"
        elif not pd.isna(row["scope"]):
            word = "trừ nội dung" if row["scope_kind"] == "except" else "nội dung"
            text = f"{word}: {row['scope']}"
            yield f"Mục {row['code']} ({text})" if row["scope_kind"] == "except" else f"Mục {row['code']} {text}"


def _highest(above: str, tree: IndicatorTree, whole: set[str]) -> Iterable[str]:
    for code in tree.children[above]:
        leaves = set(tree.leaves_below(code))
        if leaves and leaves <= whole:
            yield code
        elif code in tree.children:
            yield from _highest(code, tree, whole)
