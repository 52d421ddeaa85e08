"""Months one after the other: each in a workspace of its own, with the real result of the one before in `ky-truoc/`.

chain = Months(tmp_path)
march = chain.next([["Phòng Kinh tế", "Họp thôn", "10/4/2026", "", "Đang thực hiện"]])
chain.decide({"Họp thôn": {"extended": "30/5/2026", "document": "45/QĐ-UBND"}})
april = chain.next([...])
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers import make_workspace, make_xlsx
from yellow import decide

import sheetops

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái", "Kết quả cụ thể"]
REGISTER = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành"]

Reports = Sequence[Sequence[Any]]


def sheets(reports: Reports) -> dict[str, list[list[Any]]]:
    """One file per unit; a report is unit, title, due, completed, status, result, as far as it goes."""
    files: dict[str, list[list[Any]]] = {}
    for unit, *cells in reports:
        rows = files.setdefault(f"{unit}.xlsx", [HEADER])
        rows.append([len(rows), *cells])
    return files


class Months:
    """A chain of workspaces from March 2026 on; the cut-off is the 20th of each month."""

    def __init__(self, root: Path, first: int = 3) -> None:
        self.root, self.number = root, first - 1
        self.workbook: Path | None = None

    @property
    def folder(self) -> Path:
        """The workspace of the month that runs."""
        return self.root / f"thang-{self.number}"

    def next(self, reports: Reports, register: Reports = ()) -> dict[str, Any]:
        """Begin the next month, as the Office does, and consolidate it."""
        self.number += 1
        period = f"2026-{self.number:02}"
        make_workspace(self.folder, sheets(reports), period=period, cutoff=f"{period}-20")
        if register:
            rows = [[at, *row] for at, row in enumerate(register, start=1)]
            (self.folder / "dang-ky").mkdir()
            make_xlsx(self.folder / "dang-ky" / "giao viec.xlsx", [REGISTER, *rows])
        if self.workbook:
            (self.folder / "ky-truoc").mkdir()
            shutil.copy(self.workbook, self.folder / "ky-truoc")
        return self.again()

    def decide(self, decisions: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Write into the yellow cells of this month's result, and consolidate again."""
        assert self.workbook
        decide(self.workbook, decisions)
        return self.again()

    def again(self) -> dict[str, Any]:
        """Consolidate the month that runs; the result as JSON has it."""
        evaluation = sheetops.consolidate(self.folder)
        self.workbook = sheetops.write_outputs(evaluation, no_returns=True).workbook
        return {**evaluation.to_dict(), "evaluation": evaluation}


def task(result: Mapping[str, Any], title: str) -> dict[str, Any]:
    """The one task of a title."""
    [found] = [entry for entry in result["tasks"] if entry["title"] == title]
    return dict(found)


def ids(result: Mapping[str, Any]) -> dict[str, str]:
    """Title → id."""
    return {entry["title"]: entry["id"] for entry in result["tasks"]}


def codes(result: Mapping[str, Any], title: str) -> list[str]:
    """The rules of reconciliation that find something about a task."""
    found = {f["code"] for f in result["findings"] if f["title"] == title and f["code"].startswith("R")}
    return sorted(found)


def moved(result: Mapping[str, Any], by: str) -> dict[str | None, tuple[int, int]]:
    """Unit, or sector → what was carried over, and what remains."""
    name = "movement" if by == "unit" else "sector_movement"
    return {row[by]: (row["carried_over"], row["remaining"]) for row in result[name]}


def open_in(evaluation: sheetops.Evaluation) -> set[str]:
    """The ids of the tasks that the next month carries over."""
    kind, tasks = evaluation.kind, evaluation.tasks
    still = tasks["status"].isin(kind.counted_statuses) & ~tasks["status"].isin(kind.evaluation.finished)
    return set(tasks.loc[still, "id"])
