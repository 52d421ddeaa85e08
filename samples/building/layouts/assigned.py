"""The register: what was assigned, by sector, as it is annexed to the document that assigns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from building.layouts.ink import SAMPLE, heading, new_book, page, put, put_row, title

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from building.table import Register, Sample, Task

_COLUMNS = (
    ("TT", 6),
    ("Nội dung nhiệm vụ", 44),
    ("Đơn vị chủ trì", 22),
    ("Đơn vị phối hợp", 24),
    ("Thời hạn hoàn thành", 16),
    ("Yêu cầu sản phẩm", 22),
    ("Văn bản giao", 24),
)
_LETTERS = "ABC"


def names_of(folder: Path) -> dict[str, str]:
    """The names of units and sectors by their codes, in the order of sheetops.yaml."""
    config = yaml.safe_load((folder / "sheetops.yaml").read_text(encoding="utf-8"))
    return {entry["code"]: entry["name"] for part in ("units", "sectors") for entry in config[part]}


def assigned(sample: Sample, register: Register, names: dict[str, str]) -> Workbook:
    """Sections A, B, C by sector; the running number goes through; dates where there are any, else words."""
    book, ws = new_book("Danh mục")
    heading(ws, "VĂN PHÒNG", 3, len(_COLUMNS))
    title(ws, 4, (register.name, f"({register.basis}) - {SAMPLE}"), len(_COLUMNS))
    for column, (name, _) in enumerate(_COLUMNS, 1):
        put(ws, (7, column), name, "bold center box grey")
    tasks, row, number = sample.assigned_in(register), 8, 0
    sectors = [code for code in names if any(task.sector == code for task in tasks)]
    for letter, sector in zip(_LETTERS, sectors, strict=False):
        _section(ws, row, letter, names[sector])
        of_sector = [task for task in tasks if task.sector == sector]
        for row, task in enumerate(of_sector, row + 1):  # noqa: B020 - the rows go on below the section's
            number += 1
            put_row(ws, (row, 1), _values(number, task, names, sample.month.document), (0, 4))
        row += 1
    page(ws, [width for _, width in _COLUMNS], repeat="7:7")
    return book


def _section(ws: Worksheet, row: int, letter: str, name: str) -> None:
    put(ws, (row, 1), letter, "bold center box")
    put(ws, (row, 2), f"LĨNH VỰC {name.upper()}", "bold box", (1, len(_COLUMNS) - 1))


def _values(number: int, task: Task, names: dict[str, str], document: str) -> list[Any]:
    due = task.assigned_due or task.due or task.due_text
    who = [names[task.unit], task.coordinating]
    return [number, task.title, *who, due, task.product, task.source or document]
