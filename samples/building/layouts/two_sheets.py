"""Văn phòng: carried-over tasks on one sheet, the month's on the next; the status under "Tiến độ thực hiện"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building.layouts.ink import SAMPLE, dotted, heading, new_book, page, put, put_row, title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from building.month import Month
    from building.table import Submission, Task

_COLUMNS = (
    ("STT", 6),
    ("Nội dung công việc", 38),
    ("Số ký hiệu văn bản", 25),
    ("Hạn xử lý", 16),
    ("Tiến độ thực hiện", 18),
    ("Kết quả", 30),
    ("Ngày hoàn thành", 15),
    ("Văn bản kiểm chứng", 27),
    ("Ghi chú", 24),
)


def two_sheets(sent: Submission) -> Workbook:
    """Days typed with dots; each sheet has its own heading and numbers its tasks from 1."""
    book, first = new_book("Chuyển tiếp")
    month = sent.month
    carried = f"BIỂU SỐ 01: NHIỆM VỤ CHUYỂN TIẾP TỪ {month.before.full.upper()}"
    _sheet(first, carried, month, sent.of("carried_over"))
    second = book.create_sheet("Trong kỳ")
    new = f"BIỂU SỐ 02: NHIỆM VỤ GIAO TRONG {month.full.upper()}"
    end = _sheet(second, new, month, sent.of("in_period"))
    put(second, (end + 2, 6), month.signed, "italic center", (1, 4))
    put(second, (end + 3, 2), "NGƯỜI LẬP", "bold center")
    put(second, (end + 3, 6), "CHÁNH VĂN PHÒNG", "bold center", (1, 4))
    return book


def _sheet(ws: Worksheet, name: str, month: Month, tasks: list[Task]) -> int:
    heading(ws, "VĂN PHÒNG HĐND VÀ UBND", 3, len(_COLUMNS))
    title(ws, 4, (name, f"({SAMPLE}, tính đến ngày {month.as_of})"), len(_COLUMNS))
    for column, (label, _) in enumerate(_COLUMNS, 1):
        put(ws, (7, column), label, "bold center box grey")
    for number, task in enumerate(tasks, 1):
        work = [number, task.shown, task.source, task.deadline, task.word, task.result]
        put_row(ws, (7 + number, 1), [*work, dotted(task.completed), task.evidence, task.note], (0, 3, 4, 6))
    page(ws, [width for _, width in _COLUMNS], repeat="7:7")
    return 7 + len(tasks)
