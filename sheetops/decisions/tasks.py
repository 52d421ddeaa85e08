"""What the Office decides about one task, in the yellow columns of Chi tiết, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from sheetops.model import Cell
from sheetops.text import key

NAMES = ("status", "extended", "document", "opinion")
"""The yellow columns in their order."""
# A task's id and the key of its title: a decision is applied only where both agree.
TaskKey: TypeAlias = tuple[str, str]


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
        at_fault: it cannot be applied (R415); what was typed is kept.
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
    at_fault: bool = False
    inherited: bool = False

    @property
    def key(self) -> TaskKey:
        return task_key(self.task_id, self.title)

    @property
    def in_force(self) -> bool:
        """Whether it changes or says anything that may be applied."""
        return not self.at_fault and bool(self.status or self.extended or self.document or self.opinion)


def task_key(task_id: str, title: str) -> TaskKey:
    """What a decision and its task must share."""
    return task_id, key(title)
