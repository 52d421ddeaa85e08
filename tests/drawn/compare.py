"""The product's result against the truth: every difference as a line that a person can act on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from drawn.draw import Drawing
from drawn.dress import folded
from drawn.truth import Mark, TrueFile, TrueTask
from sheetops import Evaluation, consolidate
from sheetops.journey import evaluating
from sheetops.validate import Places

ERRORS = frozenset({"F101", "F102", "F104", "F109", "S201", "S202", "D301", "D302", "D304", "D305", "D306", "R403"})
_WATCHED = frozenset({"S207", "S208", "D303", "D310", "D312"})
_PLACED = ("due", "completed", "status")


@dataclass(frozen=True)
class Difference:
    path: str
    about: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.about}: {self.text}"


def differences(drawing: Drawing, root: Path) -> list[Difference]:
    """What the product gets wrong in a written workspace."""
    with _addresses() as places:
        result = consolidate(root)
    known = [(file, differ) for file in drawing.files for differ in _of_file(file, result, places)]
    return [Difference(file.path, about, text) for file, (about, text) in known]


@contextlib.contextmanager
def _addresses() -> Iterator[list[Places]]:
    """The addresses that the run's findings are given, kept for every field of every task."""
    seen: list[Places] = []

    class Kept(Places):
        def __init__(self, frame: pd.DataFrame, tables: Any) -> None:
            super().__init__(frame, tables)
            self.frame = frame
            seen.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluating, "Places", Kept)
        yield seen


def _of_file(file: TrueFile, result: Evaluation, places: list[Any]) -> Iterator[tuple[str, str]]:
    tasks = result.tasks[result.tasks["path"] == file.path]
    found = {(row["sheet"], folded(str(row["title"]))): row for row in tasks.to_dict("records")}
    state = next((f.state for f in result.files if folded(f.path) == folded(file.path)), "missing")
    if state != "accepted":
        yield "file", f"is {state}"
    for task in file.tasks:
        row = found.pop((task.sheet, folded(task.title)), None)
        if row is None:
            yield "missing", f"{task.sheet}!{task.cells['title']} {task.title!r}"
        else:
            yield from _of_task(task, row)
    for sheet, title in found:
        yield "extra", f"{sheet}: {title!r}"
    if len(tasks) != len(file.tasks):
        yield "count", f"{len(tasks)} tasks for {len(file.tasks)}"
    yield from _of_places(file, places)
    yield from _of_findings(file, result)


def _of_task(task: TrueTask, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    truth = {
        "unit": task.unit, "sector": task.sector, "origin": task.origin, "due": task.due, "completed": task.completed,
        "progress": task.progress, "reported_status": task.reported, "status": task.status, "row": task.row,
        "cell": task.cells["title"],
    }  # fmt: skip
    for name, expected in truth.items():
        got = _plain(row[name])
        if expected not in (got, "any"):
            cell = f"{task.sheet}!{task.cells.get(name, task.cells['title'])}"
            text = f"{got} for {expected} in {cell} ({task.title[:40]!r})"
            yield name, f"{text} due={row.get('due_text')!r} status={row.get('status_text')!r}"
    for name, parts in task.texts.items():
        got = folded(str(_plain(row[name]) or ""))
        if not all(folded(part) in got for part in parts):
            yield f"text of {name}", f"{got!r} for {parts} in {task.sheet}!{task.row}"


def _plain(value: Any) -> Any:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return round(value, 6) if isinstance(value, float) else value


def _of_places(file: TrueFile, places: list[Any]) -> Iterator[tuple[str, str]]:
    truth = {(task.sheet, folded(task.title)): task for task in file.tasks}
    for kept in places:
        frame = kept.frame[kept.frame["path"] == file.path]
        for label, sheet, title in zip(frame.index, frame["sheet"], frame["title"], strict=True):
            task = truth.get((sheet, folded(str(title))))
            for name in _PLACED:
                if task and name in task.cells and (got := kept.cell(label, name)) != task.cells[name]:
                    yield "address", f"{name} at {got} for {sheet}!{task.cells[name]}"


def _of_findings(file: TrueFile, result: Evaluation) -> Iterator[tuple[str, str]]:
    found = {Mark(_code(f), f.sheet, f.cell): f for f in result.findings if f.path == file.path}
    for mark in sorted(file.marks, key=str):
        if not any(_meets(mark, other) for other in found):
            yield "not found", f"{mark.code} at {mark.sheet}!{mark.cell}"
    for other, finding in found.items():
        watched = other.code in _WATCHED or other.code.endswith("!") or finding.severity == "error"
        if watched and not any(_meets(mark, other) for mark in (*file.marks, *file.allowed)):
            yield "found", f"{other.code} at {other.sheet}!{other.cell}: {finding.field} {finding.value!r}"


def _code(finding: Any) -> str:
    return "E501!" if finding.code == "E501" and finding.severity == "error" else finding.code


def _meets(mark: Mark, found: Mark) -> bool:
    """Whether what was found is what the draw deserves; a mark without a cell stands anywhere."""
    return mark.code == found.code and mark.sheet in (None, found.sheet) and mark.cell in (None, found.cell)


def day_text(day: date | None) -> str:
    return day.isoformat() if day else "—"
