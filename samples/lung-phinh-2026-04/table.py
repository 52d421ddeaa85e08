"""The table of tasks of this sample, and what follows from it: the tallies and truth.json."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

ORDER = ("completed", "completed_late", "overdue", "behind", "in_progress", "not_due", "not_started", "not_completed")
CUTOFF = date(2026, 4, 17)


@dataclass(frozen=True)
class Task:
    """One task: what its sheet says, and how it must be understood (`due`, `completed`, `reported`, `status`)."""

    title: str
    unit: str
    sector: str
    origin: str
    word: str
    reported: str
    status: str
    due: date | None = None
    due_text: str = ""
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
    more: dict[str, str] = field(default_factory=dict)
    expect: tuple[str, ...] = ()

    @property
    def deadline(self) -> date | str:
        """The deadline as it stands in the sheet: words where there are any, else a true date."""
        return self.due_text or self.due or ""


@dataclass(frozen=True)
class Submission:
    """One file of `nop/` and the tasks it holds."""

    file: str
    unit: str
    style: str
    tasks: tuple[Task, ...]

    def of(self, origin: str, sector: str | None = None) -> list[Task]:
        """Its tasks of one origin, and of one sector where one is named."""
        return [t for t in self.tasks if t.origin == origin and sector in (None, t.sector)]


def load(path: Path) -> tuple[list[Submission], dict[str, dict[str, int]]]:
    """The submissions of tasks.yaml, and the letter's figures that they must give."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_submission(entry) for entry in table["files"]], table["letter"]


def _submission(entry: dict[str, Any]) -> Submission:
    shared = {"unit": entry["unit"], "sector": entry["sector"]}
    tasks = tuple(Task(**{**shared, **row, "expect": tuple(row.get("expect", ()))}) for row in entry["tasks"])
    return Submission(entry["file"], entry["unit"], entry["style"], tasks)


def prove(submissions: list[Submission], letter: dict[str, dict[str, int]]) -> None:
    """Stop where the tasks do not give the letter's figures exactly, or a status cannot be right.

    Raises ValueError with what differs.
    """
    tasks = [t for s in submissions for t in s.tasks]
    blocks = Counter((t.sector if t.origin == "in_period" else t.origin, t.status) for t in tasks)
    wanted = Counter({(block, status): n for block, parts in letter.items() for status, n in parts.items()})
    if blocks != wanted:
        raise ValueError(f"tallies differ: too many {blocks - wanted}, too few {wanted - blocks}")
    if len({t.title for t in tasks}) != len(tasks):
        raise ValueError("two tasks bear one title")
    if wrong := [t.title for t in tasks if not _fits(t)]:
        raise ValueError(f"the status contradicts the dates: {wrong}")


def _fits(task: Task) -> bool:
    """Whether the status agrees with the dates, by the rule of evaluation (the cut-off day is not overdue)."""
    if task.completed and task.due and task.completed > task.due:
        return task.status == "completed_late"
    if task.completed or task.reported == "completed":
        return task.status == "completed" and (task.completed or CUTOFF) <= CUTOFF
    if task.due and task.due < CUTOFF:
        return task.status == "overdue"
    return task.status not in ("completed", "completed_late", "overdue")


def truth(submissions: list[Submission]) -> str:
    """The text of truth.json: files, tallies, tasks, and the findings that must stand."""
    tasks = [t for s in submissions for t in s.tasks]
    files = [{"file": s.file, "unit": s.unit, "style": s.style, "data_rows": len(s.tasks)} for s in submissions]
    expected = [{"code": code, "title": t.title} for t in tasks for code in t.expect]
    world = {"world": "lung-phinh", "profile": "sample", "files": files, "tallies": _tallies(tasks)}
    whole = {**world, "tasks": [_entry(t) for t in tasks], "expected": expected}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def _tallies(tasks: list[Task]) -> list[dict[str, Any]]:
    found = []
    for origin in ("carried_over", "in_period"):
        for sector in ("kinh-te", "vh-xh", "qp-an"):
            counts = Counter(t.status for t in tasks if (t.origin, t.sector) == (origin, sector))
            statuses = {status: counts[status] for status in ORDER if counts[status]}
            found.append({"origin": origin, "sector": sector, "total": counts.total(), "statuses": statuses})
    return found


def _entry(task: Task) -> dict[str, Any]:
    facts = {"title": task.title, "unit": task.unit, "sector": task.sector, "origin": task.origin}
    dates = {"due": task.due, "completed": task.completed}
    return {**facts, **dates, "reported_status": task.reported, "status": task.status}
