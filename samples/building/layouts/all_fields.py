"""Phòng Kinh tế: every field, a header of two rows in groups, a row of column numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from building.layouts.ink import SAMPLE, heading, new_book, page, put, put_row, title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from building.table import Submission, Task

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("STT", ()),
    ("Mã NV", ()),
    ("Nội dung nhiệm vụ", ()),
    ("Văn bản giao", ()),
    ("Lĩnh vực", ()),
    ("Yêu cầu sản phẩm", ()),
    ("Phân công thực hiện", ("Đơn vị chủ trì", "Đơn vị phối hợp", "Cán bộ phụ trách", "Lãnh đạo phụ trách")),
    ("Thời gian", ("Ngày giao", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế")),
    ("Kết quả thực hiện", ("Tiến độ (%)", "Trạng thái", "Kết quả", "Minh chứng")),
    ("Khó khăn, vướng mắc", ()),
    ("Đề xuất, kiến nghị", ()),
    ("Ghi chú", ()),
)
_WIDTHS = (5, 10, 30, 17, 8, 13, 11, 14, 14, 16, 12, 13, 13, 8, 12, 21, 19, 18, 18, 8)
_CENTRED = (0, 1, 4, 10, 11, 12, 13, 14)


def all_fields(sent: Submission) -> Workbook:
    """Twenty columns on A3; true dates, words only where there is no day; origin by the day of assignment."""
    book, ws = new_book(f"Theo dõi T{sent.month.number}")
    heading(ws, "PHÒNG KINH TẾ", 6, len(_WIDTHS))
    month = sent.month
    basis = f"(Thực hiện Văn bản số {month.document}; tính đến ngày {month.as_of}) - {SAMPLE}"
    name = f"BIỂU TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ {month.full.upper()}"
    title(ws, 4, (name, basis), len(_WIDTHS))
    _header(ws, 7)
    for number, task in enumerate(sent.tasks, 1):
        put_row(ws, (9 + number, 1), _values(f"KT.{month.number:02}", number, task), _CENTRED, 11)
    end = 11 + len(sent.tasks)
    put(ws, (end, 2), "Người lập biểu", "bold center", (1, 3))
    put(ws, (end, 15), "TRƯỞNG PHÒNG", "bold center", (1, 4))
    page(ws, _WIDTHS, paper=8, repeat="7:9")
    ws.freeze_panes = "D10"
    ws.auto_filter.ref = f"A9:T{9 + len(sent.tasks)}"
    return book


def _header(ws: Worksheet, row: int) -> None:
    column = 1
    for name, parts in _GROUPS:
        put(ws, (row, column), name, "bold center box blue 11", (1, len(parts)) if parts else (2, 1))
        for offset, part in enumerate(parts):
            put(ws, (row + 1, column + offset), part, "bold center box blue 11")
        column += max(len(parts), 1)
    for number in range(1, column):
        put(ws, (row + 2, number), f"({number})", "italic center box 10")


def _values(code: str, number: int, task: Task) -> list[Any]:
    who = ["Phòng Kinh tế", task.coordinating, task.officer, "Phó Chủ tịch UBND xã phụ trách kinh tế"]
    work = [number, f"{code}.{number:02}", task.shown, task.source, "Kinh tế", task.product, *who]
    times = [task.assigned, task.deadline, task.completed]
    outcome = [task.progress, task.word, task.result, task.evidence]
    return [*work, *times, *outcome, task.problem, task.proposal, task.note]
