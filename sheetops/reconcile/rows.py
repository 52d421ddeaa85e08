"""The rows that matching compares: what a frame's row says of its task, in the form in which it is compared."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import pandas as pd

from sheetops.reconcile.guard import Title
from sheetops.reconcile.title import titled
from sheetops.text import key, word_key

Label: TypeAlias = Hashable
AGREES, SILENT, DIFFERS = 2, 1, 0


@dataclass(frozen=True, eq=False)
class Row:
    """One assigned or reported row.

    Attributes:
        label: its label in its frame.
        slot: of a reported row, whose it is: within one slot a task takes only one row as itself.
    """

    label: Label
    title: Title
    id: str
    unit: str | None
    coordinating: frozenset[str]
    source: str
    due: pd.Timestamp | None
    path: str

    @property
    def slot(self) -> tuple[str, str]:
        return ("unit", self.unit) if self.unit is not None else ("path", self.path)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The numbers of the documents that its source names."""
        return frozenset(form for form in titled(self.source).numbers if "/" in form)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Its place among all rows, by content; by its label among those that say the same."""
        due = self.due.isoformat() if self.due is not None else ""
        parts = (self.title.exact, self.title.text, self.unit or "", due, self.source, self.id, self.path)
        return (*parts, f"{self.label!s:>20}")


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """A frame's rows, in an order that does not depend on the frame's."""
    paths = frame["path"] if "path" in frame.columns else [""] * len(frame)
    columns = [frame[name] for name in ("title", "id", "unit", "coordinating", "source", "due")]
    rows = [_row(*values) for values in zip(frame.index, *columns, paths, strict=True)]
    return sorted(rows, key=lambda row: row.order)


def _row(label: Label, title: Any, code: Any, unit: Any, coordinating: Any, source: Any, due: Any, path: Any) -> Row:
    return Row(
        label=label,
        title=titled(_text(title)),
        id=key(_text(code)),
        unit=_text(unit) or None,
        coordinating=frozenset(coordinating)
        if isinstance(coordinating, tuple | list | set | frozenset)
        else frozenset(),
        source=_text(source),
        due=None if pd.isna(due) else pd.Timestamp(due),
        path=_text(path),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None or pd.isna(value) else str(value)


def inside(reported: Row, assigned: Row) -> bool:
    """Whether a task is the reporting unit's own, or one that it coordinates; also where a unit is not known."""
    return (
        reported.unit is None
        or assigned.unit is None
        or reported.unit == assigned.unit
        or reported.unit in assigned.coordinating
    )


def agreement(reported: Row, assigned: Row) -> tuple[int, int]:
    """How far source and due date of two rows agree: AGREES, DIFFERS, or SILENT where one of them says nothing."""
    return _sources(reported, assigned), _dues(reported, assigned)


def _sources(one: Row, other: Row) -> int:
    if not one.source.strip() or not other.source.strip():
        return SILENT
    if one.documents and other.documents:
        return AGREES if any(_same_document(a, b) for a in one.documents for b in other.documents) else DIFFERS
    return AGREES if word_key(one.source) == word_key(other.source) else DIFFERS


def _same_document(one: str, other: str) -> bool:
    """Whether two numbers are one document's; many leave out the endings: "312/UBND" for "312/UBND-VP"."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _dues(one: Row, other: Row) -> int:
    if one.due is None or other.due is None:
        return SILENT
    return AGREES if one.due == other.due else DIFFERS
