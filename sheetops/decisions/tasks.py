"""What the Office decides about one task, in the yellow columns of Chi tiết, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from sheetops.model import Cell, Finding
from sheetops.text import clean, key

if TYPE_CHECKING:
    from sheetops.decisions.scores import ScoreDecision

NAMES = ("status", "extended", "document", "opinion")
"""The yellow columns in their order."""
# A task's id and the key of its title: a decision is applied only where both agree.
TaskKey: TypeAlias = tuple[str, str]
# What a cell cannot hold, and the sign that stands for it; a longer text is cut (`write/workbook/values.py`).
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffd-\uffff]")
_SURE_LENGTH = 30_000


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a decision is not applied.

    Attributes:
        column: of `NAMES`, the yellow column whose cell is to be mended.
        fault: a key of the catalogue's `words.fault`.
        suggestions: what may be meant.
    """

    column: str
    fault: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaskDecision:
    """A row in whose yellow cells the Office has written.

    Attributes:
        task_id, title: of the task, as its row says.
        unit: the code of its unit; None where that is not known.
        unit_text: its unit as its row says.
        status: the decided status; None where none is, or what was typed cannot be applied.
        extended: the new deadline; the same.
        document, opinion: as texts.
        typed: column (of `NAMES`) → what stands there, as it was typed; without the blank ones.
        cells: column → A1 address.
        path, sheet, row: where that is; `path` is relative to the workspace.
        faults: why it cannot be applied (R415); what was typed is kept all the same.
        inherited: an extension that an earlier period's workbook bears; not typed into this one.
    """

    task_id: str
    title: str
    unit: str | None = None
    unit_text: str = ""
    status: str | None = None
    extended: date | None = None
    document: str = ""
    opinion: str = ""
    typed: Mapping[str, Cell] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    sheet: str = ""
    row: int = 0
    faults: tuple[Fault, ...] = ()
    inherited: bool = False

    @property
    def key(self) -> TaskKey:
        return task_key(self.task_id, self.title)

    @property
    def in_force(self) -> bool:
        """Whether it may be applied."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was found in the workbook that a run is going to replace.

    Attributes:
        path: the workbook, relative to the workspace where it lies there.
        sha256: the hash of its bytes when it was read; None where there is none.
        decisions: what stands in its yellow columns, in its order; `scores`: the same where the kind is scored.
        edits: what was changed besides (R414).
        edited: something in it would be lost if no copy were kept.
    """

    path: str = ""
    sha256: str | None = None
    decisions: tuple[TaskDecision, ...] = ()
    edits: tuple[Finding, ...] = ()
    edited: bool = False
    scores: tuple[ScoreDecision, ...] = ()


NO_HARVEST = Harvest()


def task_key(task_id: str, title: str) -> TaskKey:
    """What a decision and its task must share; equal for a title and for what a cell can hold of it."""
    return clean(task_id), key(_LOST.sub(" ", title[:_SURE_LENGTH]))
