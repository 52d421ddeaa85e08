"""Trung tâm Dịch vụ tổng hợp: sectors A, B over origins I, II; one source cell for several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building.layouts.ink import SAMPLE, heading, new_book, page, put, put_row, slashed, title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from building.table import Submission, Task

_COLUMNS = (
    ("TT", 6),
    ("Nhiệm vụ được giao", 34),
    ("Căn cứ", 20),
    ("Sản phẩm dự kiến", 18),
    ("Thời gian hoàn thành", 20),
    ("Thời gian HT thực tế", 15),
    ("Kết quả thực hiện", 28),
    ("Tài liệu kiểm chứng", 24),
    ("Đánh giá", 20),
    ("Khó khăn, vướng mắc", 22),
)
_SECTORS = {"kinh-te": "KINH TẾ", "vh-xh": "VĂN HÓA - XÃ HỘI, NỘI VỤ, HÀNH CHÍNH VĂN PHÒNG"}
_ORIGINS = {"carried_over": "Nhiệm vụ chuyển tiếp từ {before}", "in_period": "Nhiệm vụ trong {month}"}


def sector_sections(sent: Submission) -> Workbook:
    """Two levels of sections in capitals and Roman numerals; the source cell merged down its group."""
    book, ws = new_book(f"BC {sent.month.name}")
    last = len(_COLUMNS)
    heading(ws, "TRUNG TÂM DỊCH VỤ TỔNG HỢP", 4, last)
    dated = f"({SAMPLE}; số liệu đến ngày {sent.month.as_of})"
    title(ws, 4, (f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO {sent.month.slashed.upper()}", dated), last)
    for column, (name, _) in enumerate(_COLUMNS, 1):
        put(ws, (6, column), name, "bold center box green")
    row = 7
    for letter, sector in zip("AB", _SECTORS, strict=True):
        row = _sector(ws, row, letter, sent, sector)
    put(ws, (row + 1, 1), "NGƯỜI TỔNG HỢP", "bold center", (1, 3))
    put(ws, (row + 1, 7), "GIÁM ĐỐC", "bold center", (1, 4))
    page(ws, [width for _, width in _COLUMNS], repeat="6:6")
    return book


def _sector(ws: Worksheet, row: int, letter: str, sent: Submission, sector: str) -> int:
    _section(ws, row, (letter, f"LĨNH VỰC {_SECTORS[sector]}"), "bold")
    groups = [(label, tasks) for origin, label in _ORIGINS.items() if (tasks := sent.of(origin, sector))]
    row += 1
    for count, (label, tasks) in enumerate(groups, 1):
        named = label.format(month=sent.month.name, before=sent.month.before.name)
        _section(ws, row, ("I" * count, named), "bold italic")
        row = _rows(ws, row + 1, tasks)
    return row


def _section(ws: Worksheet, row: int, texts: tuple[str, str], look: str) -> None:
    put(ws, (row, 1), texts[0], "bold center box")
    put(ws, (row, 2), texts[1], f"{look} box", (1, len(_COLUMNS) - 1))


def _rows(ws: Worksheet, row: int, tasks: list[Task]) -> int:
    for number, task in enumerate(tasks):
        work = [number + 1, task.shown, "", task.product, task.deadline, slashed(task.completed)]
        put_row(ws, (row + number, 1), [*work, task.result, task.evidence, task.word, task.problem], (0, 4, 5))
    put(ws, (row, 3), tasks[0].source, "center box", (len(tasks), 1))
    return row + len(tasks)
