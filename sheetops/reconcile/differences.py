"""What two sources say differently of one task: both values, both cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

# What the reports of one task are held against each other in.
COMPARED = ("status", "due", "completed")


class Place(NamedTuple):
    """A cell of a file; the sheet alone, or nothing, where there is no single one."""

    path: str | None
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sources say differently.

    Attributes:
        code: the rule that speaks of it.
        task: the label of the task.
        field: the kind's field.
        left, right: what each says, as it is written; the one that counts stands at the right.
    """

    code: str
    task: Any
    field: str
    left: str
    left_place: Place
    right: str
    right_place: Place


def compared(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> Iterator[str]:
    """The fields in which two typed rows say different things; what one leaves blank says nothing."""
    for name in COMPARED:
        if f"{name}_text" not in one or not (one[f"{name}_text"] and other[f"{name}_text"]):
            continue
        left, right = _meant(one, name), _meant(other, name)
        if left != right:
            yield name


def _meant(row: Mapping[Any, Any], name: str) -> Any:
    """The value as read; as written where it could not be."""
    value = row[name]
    return row[f"{name}_text"].casefold() if pd.isna(value) else value
