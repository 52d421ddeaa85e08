"""What is true of a drawn workspace: its tasks, their cells, and what must be found wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Mark:
    """A finding that the draw deserves: rule and cell; without a cell it may stand anywhere in the file."""

    code: str
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class TrueTask:
    """One task.

    `reported` is "any" where two statuses are crossed.  `cells`: field → address of title, due, completed and
    status; `texts`: field → parts in order.
    """

    title: str
    unit: str
    sector: str
    origin: str
    due: date | None
    completed: date | None
    progress: float | None
    reported: str | None
    status: str
    sheet: str
    row: int
    cells: Mapping[str, str]
    texts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class TrueFile:
    """`marks`: what must be found; `allowed`: what may be found, too."""

    path: str
    tasks: tuple[TrueTask, ...]
    marks: frozenset[Mark]
    allowed: frozenset[Mark] = frozenset()
    sheets: int = 1
    features: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """A workbook to be written: sheets by name, and options of the writer."""

    path: str
    sheets: Mapping[str, Any]
    options: Mapping[str, Any] = field(default_factory=dict)
