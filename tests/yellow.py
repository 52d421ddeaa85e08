"""Writing into the yellow columns of a result, as the Office does, and saving it by other programs.

decide(workbook, {"Rà soát hộ nghèo": {"status": "Hoàn thành"}})
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from helpers import Formula

import sheetops
from sheetops.write.workbook.words import DECISIONS, Words

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
DETAIL, ORPHANS = "Chi tiết", "Kết luận không khớp"
TITLE = "Nội dung nhiệm vụ"
LABELS = {name: Words(item="", period="")(f"decision.{name}") for name in DECISIONS}


def header(sheet: Any) -> tuple[int, dict[str, int]]:
    """The row of the titles, and title → column."""
    for row in sheet.iter_rows():
        titles = {cell.value: cell.column for cell in row if cell.value}
        if TITLE in titles and LABELS["opinion"] in titles:
            return row[0].row, titles
    raise AssertionError(f"{sheet.title} has no titles")


def rows_of(sheet: Any) -> dict[str, int]:
    """A task's title → its row; of two with one title the first."""
    top, columns = header(sheet)
    rows: dict[str, int] = {}
    for row in range(top + 1, sheet.max_row + 1):
        rows.setdefault(sheet.cell(row, columns[TITLE]).value, row)
    return rows


def decide(workbook: Path, decisions: Mapping[str, Mapping[str, Any]], sheet: str = DETAIL) -> None:
    """Write into the yellow cells of tasks, by their titles; None clears a cell."""
    book = openpyxl.load_workbook(workbook)
    paper = book[sheet]
    _, columns = header(paper)
    rows = rows_of(paper)
    for title, typed in decisions.items():
        for name, value in typed.items():
            put(paper.cell(rows[title], columns[LABELS[name]]), value)
    book.save(workbook)


def put(cell: Any, value: Any) -> None:
    """A value as the Office types it: a text stays one, whatever it begins with; a `Formula` is one."""
    cell.value = value.text if isinstance(value, Formula) else value
    if isinstance(value, str):
        cell.data_type = "s"


def typed(workbook: Path, sheet: str = DETAIL) -> dict[str, dict[str, Any]]:
    """What stands in the yellow cells: title → column → value."""
    book = openpyxl.load_workbook(workbook)
    if sheet not in book.sheetnames:
        return {}
    paper = book[sheet]
    _, columns = header(paper)
    found = {
        title: {name: v for name in DECISIONS if (v := paper.cell(row, columns[LABELS[name]]).value) is not None}
        for title, row in rows_of(paper).items()
    }
    return {title: values for title, values in found.items() if values}


def saved_by_openpyxl(workbook: Path) -> None:
    openpyxl.load_workbook(workbook).save(workbook)


def saved_by_libreoffice(workbook: Path) -> None:
    assert OFFICE, "LibreOffice is not installed"
    out = workbook.parent / "saved"
    profile = f"-env:UserInstallation={(workbook.parent / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(workbook)], check=True, capture_output=True, timeout=180)
    shutil.move(out / workbook.name, workbook)
    shutil.rmtree(out)
    shutil.rmtree(workbook.parent / "profile")


def run(root: Path, **arguments: Any) -> tuple[sheetops.Evaluation, Any]:
    """Consolidate and write: the result, and where it stands."""
    evaluation = sheetops.consolidate(root, **arguments)
    return evaluation, sheetops.write_outputs(evaluation, arguments.get("output"))
