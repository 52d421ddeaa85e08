"""Ban Chỉ huy Quân sự xã: one column per status, marked x."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building.layouts.ink import SAMPLE, heading, new_book, page, put, put_row, slashed, title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from building.table import Submission, Task

_BEFORE = ("STT", "Nhiệm vụ", "VB chỉ đạo", "Thời hạn")
_MARKS = (
    "Đã xong",
    "Hoàn thành trễ hạn",
    "Quá hạn, chưa xong",
    "Chậm so với tiến độ",
    "Đang làm",
    "Chưa tới hạn",
    "Chưa làm",
)
_AFTER = ("Ngày hoàn thành", "Kết quả", "Minh chứng")
_WIDTHS = (6, 34, 24, 17, *[6.5] * len(_MARKS), 15, 30, 28)
_ORIGINS = {"carried_over": "a) Nhiệm vụ chuyển tiếp từ {before}", "in_period": "b) Nhiệm vụ trong {month}"}


def status_marks(sent: Submission) -> Workbook:
    """Status by a mark under its own upright heading; origin by the rows a) and b); two empty sheets behind."""
    book, ws = new_book(f"Thang {sent.month.number}")
    last = len(_WIDTHS)
    heading(ws, "BAN CHỈ HUY QUÂN SỰ XÃ", 4, last)
    name = "BÁO CÁO TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ QUỐC PHÒNG, QUÂN SỰ ĐỊA PHƯƠNG"
    month = sent.month
    title(ws, 4, (name, f"{month.full.capitalize()} (tính đến {month.as_of})"), last)
    _header(ws, 7)
    row = 9
    for origin, label in _ORIGINS.items():
        put(ws, (row, 1), label.format(month=month.name, before=month.before.name), "bold italic box", (1, last))
        row = _rows(ws, row + 1, sent.of(origin))
    put(ws, (row, 1), f"Ghi chú: {SAMPLE.lower()}.", "italic", (1, 4))
    put(ws, (row + 2, 12), "CHỈ HUY TRƯỞNG", "bold center", (1, 3))
    page(ws, _WIDTHS)
    for empty in ("Sheet2", "Sheet3"):
        book.create_sheet(empty)
    return book


def _header(ws: Worksheet, row: int) -> None:
    first, after = len(_BEFORE) + 1, len(_BEFORE) + len(_MARKS) + 1
    for column, name in [*enumerate(_BEFORE, 1), *enumerate(_AFTER, after)]:
        put(ws, (row, column), name, "bold center box", (2, 1))
    put(ws, (row, first), "Mức độ hoàn thành (đánh dấu x)", "bold center box", (1, len(_MARKS)))
    for column, name in enumerate(_MARKS, first):
        put(ws, (row + 1, column), name, "bold center box upright 11")
    ws.row_dimensions[row].height = 32
    ws.row_dimensions[row + 1].height = 118


def _rows(ws: Worksheet, row: int, tasks: list[Task]) -> int:
    for number, task in enumerate(tasks, 1):
        work = [number, task.shown, task.source, task.deadline]
        marks = ["x" if name == task.word else "" for name in _MARKS]
        values = [*work, *marks, slashed(task.completed), task.result, task.evidence]
        put_row(ws, (row + number - 1, 1), values, (0, *range(3, len(work) + len(marks) + 1)))
    return row + len(tasks)
