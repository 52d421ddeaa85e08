"""What a sample gives: a run, the Office's decisions in the yellow cells, and the run that applies them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl

import sheetops

if TYPE_CHECKING:
    from pathlib import Path

    from building.table import Sample

DETAIL, TITLE = "Chi tiết", "Nội dung nhiệm vụ"
YELLOW = {
    "status": "Kết luận của Văn phòng",
    "extended": "Gia hạn đến",
    "document": "Văn bản gia hạn",
    "opinion": "Ý kiến của Văn phòng",
}


def give(folder: Path, sample: Sample) -> Path:
    """Consolidate a workspace, write into the result what the Office decides, and consolidate again.

    Twice also where nothing is decided: what the first run asks in `quyet-dinh.xlsx` is then no news any more.
    """
    workbook = sheetops.write_outputs(sheetops.consolidate(folder), no_returns=True).workbook
    _decide(workbook, {task.title: task.decided for task in sample.tasks if task.decided})
    return documents(folder)


def documents(folder: Path) -> Path:
    """Consolidate a workspace into its workbook, JSON, letter and report; the workbook's path."""
    return sheetops.write_outputs(sheetops.consolidate(folder), no_returns=True, letter=True, html=True).workbook


def _decide(workbook: Path, decided: dict[str, dict[str, Any]]) -> None:
    """Write into the yellow cells of tasks, by their titles, as a clerk does."""
    if not decided:
        return
    book = openpyxl.load_workbook(workbook)
    paper = book[DETAIL]
    top = next(row for row in paper.iter_rows() if TITLE in {cell.value for cell in row})
    columns = {cell.value: cell.column for cell in top}
    rows = {paper.cell(row, columns[TITLE]).value: row for row in range(top[0].row + 1, paper.max_row + 1)}
    for title, typed in decided.items():
        for name, value in typed.items():
            paper.cell(rows[title], columns[YELLOW[name]], value)
    book.save(workbook)
