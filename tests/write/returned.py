"""Copies of a workspace's submissions, looked at with openpyxl, and sent in again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

import sheetops
from sheetops.journey.returning import Returned, returned_copies

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái", "Minh chứng"]
FIRST = "Cần sửa"


def opened(returned: Returned) -> Workbook:
    assert returned.copy is not None
    return load_workbook(BytesIO(returned.copy), rich_text=True)


def the_copy(root: Path) -> Workbook:
    """The copy of the only submission that has something to mend."""
    (returned,) = returned_copies(sheetops.consolidate(root))
    return opened(returned)


def comments(book: Workbook) -> dict[tuple[str, str], str]:
    """(sheet, cell) → comment."""
    cells = ((sheet, cell) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return {(sheet.title, cell.coordinate): cell.comment.text for sheet, cell in cells if cell.comment}


def named_cells(evaluation: sheetops.Evaluation, path: str, book: Workbook) -> dict[tuple[str, str], list[str]]:
    """(sheet, cell) → codes of what is wrong there, as the findings name it; of a merged cell, its first."""
    named: dict[tuple[str, str], list[str]] = {}
    for finding in evaluation.findings:
        if finding.path == path and finding.severity != "info" and finding.cell and finding.sheet in book.sheetnames:
            areas = (a for a in book[finding.sheet].merged_cells.ranges if finding.cell in a)
            cell = next((area.start_cell.coordinate for area in areas), finding.cell)
            named.setdefault((finding.sheet, cell), []).append(finding.code)
    return named


def listed(book: Workbook) -> list[list[Any]]:
    """The rows of the list, without its head: nine columns each."""
    rows = [[cell.value for cell in row[:9]] for row in book.worksheets[0].iter_rows()]
    head = next(n for n, row in enumerate(rows) if row[:2] == ["TT", "Mã"])
    return [row for row in rows[head + 1 :] if isinstance(row[0], int)]


def sent_in_again(root: Path, returned: tuple[Returned, ...]) -> None:
    """The copies in place of the submissions, saved at the same time."""
    for each in returned:
        if each.copy is not None:
            old = root / each.path
            new, status = old.parent / each.name.rpartition("/")[2], old.stat()
            old.unlink()
            new.write_bytes(each.copy)
            os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))


def told(evaluation: sheetops.Evaluation) -> list[Mapping[str, Any]]:
    """The tasks, but for the names of their files, which have changed with their formats."""
    shown = evaluation.tasks.drop(columns=["id", "path"]).astype(object)
    return list(shown.where(shown.notna(), None).to_dict("records"))
