"""The table of a sample's tasks (tasks.yaml), proved against the figures that its result must give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from building.month import month_of

if TYPE_CHECKING:
    from pathlib import Path

    from building.month import Month

WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Task:
    """One task: what its sheet says, and how it must be understood (`due`, `completed`, `reported`, `status`).

    Attributes:
        due: the deadline that counts; `due_text` is what the sheet says, `assigned_due` what the register says, where
            they are not it.
        written: its title in the sheet, where that is not the assigned one.
        helping: the sheet's unit coordinates: the task itself stands in its lead's sheet.
        decided: what the Office writes into the yellow cells.
    """

    title: str
    unit: str
    sector: str
    origin: str
    word: str
    reported: str
    status: str
    due: date | None = None
    due_text: str = ""
    assigned_due: date | None = None
    completed: date | None = None
    assigned: date | None = None
    progress: int | None = None
    source: str = ""
    product: str = ""
    coordinating: str = ""
    officer: str = ""
    result: str = ""
    evidence: str = ""
    problem: str = ""
    proposal: str = ""
    note: str = ""
    written: str = ""
    helping: bool = False
    more: dict[str, str] = field(default_factory=dict)
    decided: dict[str, Any] = field(default_factory=dict)
    expect: tuple[str, ...] = ()

    @property
    def deadline(self) -> date | str:
        """The deadline as it stands in the sheet: words where there are any, else a true date."""
        return self.due_text or self.due or ""

    @property
    def shown(self) -> str:
        """The title as it stands in the sheet."""
        return self.written or self.title


@dataclass(frozen=True)
class Submission:
    """One file of `nop/` and the tasks it holds."""

    file: str
    unit: str
    style: str
    tasks: tuple[Task, ...]
    month: Month

    def of(self, origin: str, sector: str | None = None) -> list[Task]:
        """Its tasks of one origin, and of one sector where one is named."""
        return [t for t in self.tasks if t.origin == origin and sector in (None, t.sector)]


@dataclass(frozen=True)
class Register:
    """One file of `dang-ky/`: the tasks of its `source`, or all that no other file has; those of some origins."""

    file: str
    name: str
    basis: str
    source: str = ""
    origins: tuple[str, ...] = ("in_period",)


@dataclass(frozen=True)
class Sample:
    """A month: its submissions, its register, and the figures that the result must give (`letter`)."""

    month: Month
    submissions: tuple[Submission, ...]
    registers: tuple[Register, ...]
    letter: dict[str, dict[str, int]]

    @property
    def tasks(self) -> list[Task]:
        """Every task once, as its lead tells it."""
        return [task for sent in self.submissions for task in sent.tasks if not task.helping]

    def assigned_in(self, register: Register) -> list[Task]:
        """The tasks that one file of the register assigns."""
        others = {r.source for r in self.registers if r.source}
        of_origin = [task for task in self.tasks if task.origin in register.origins]
        return [t for t in of_origin if (t.source == register.source if register.source else t.source not in others)]


def load(folder: Path) -> Sample:
    """The sample that `tasks.yaml` and `sheetops.yaml` of a folder tell."""
    table, month = yaml.safe_load((folder / "tasks.yaml").read_text(encoding="utf-8")), month_of(folder)
    submissions = tuple(_submission(entry, month) for entry in table["files"])
    return Sample(month, submissions, tuple(map(_register, table["registers"])), table["letter"])


def _submission(entry: dict[str, Any], month: Month) -> Submission:
    shared = {"unit": entry["unit"], "sector": entry["sector"]}
    tasks = tuple(Task(**{**shared, **row, "expect": tuple(row.get("expect", ()))}) for row in entry["tasks"])
    return Submission(entry["file"], entry["unit"], entry["style"], tasks, month)


def _register(entry: dict[str, Any]) -> Register:
    return Register(**{**entry, "origins": tuple(entry.get("origins", ("in_period",)))})


def prove(sample: Sample) -> None:
    """Stop where the tasks do not give the letter's figures exactly, or a status cannot be right.

    Raises ValueError with what differs.
    """
    counted = [t for t in sample.tasks if t.status != WITHDRAWN]
    blocks = Counter((t.sector if t.origin == "in_period" else t.origin, t.status) for t in counted)
    wanted = Counter({(block, status): n for block, parts in sample.letter.items() for status, n in parts.items()})
    if blocks != wanted:
        raise ValueError(f"tallies differ: too many {blocks - wanted}, too few {wanted - blocks}")
    titles = {t.title for t in sample.tasks}
    if len(titles) != len(sample.tasks):
        raise ValueError("two tasks bear one title")
    if strange := [t.title for s in sample.submissions for t in s.tasks if t.title not in titles]:
        raise ValueError(f"a unit helps with what nobody leads: {strange}")
    if wrong := [t.title for t in sample.tasks if not _fits(t, sample.month.cutoff)]:
        raise ValueError(f"the status contradicts the dates: {wrong}")


def _fits(task: Task, cutoff: date) -> bool:
    """Whether the status agrees with the dates, by the rule of evaluation (the cut-off day is not overdue)."""
    if task.status == WITHDRAWN:
        return bool(task.decided.get("document"))
    if task.completed and task.due and task.completed > task.due:
        return task.status == "completed_late"
    if task.completed or task.reported == "completed":
        return task.status == "completed" and (task.completed or cutoff) <= cutoff
    if task.due and task.due < cutoff:
        return task.status == "overdue"
    return task.status not in ("completed", "completed_late", "overdue")
