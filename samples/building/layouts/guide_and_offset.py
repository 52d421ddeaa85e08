"""Trung tâm Phục vụ Hành chính công: a guide first, the table from C12 on, a hidden row and a hidden column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from building.layouts.ink import SAMPLE, new_book, page, put, put_row, title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from building.table import Submission

_COLUMNS = (
    ("Số TT", 6),
    ("Tên nhiệm vụ", 36),
    ("Nguồn gốc", 24),
    ("Mã tra cứu", 12),
    ("Đầu mối", 22),
    ("Thời hạn hoàn thành", 22),
    ("Ngày hoàn thành", 14),
    ("Khối lượng (%)", 12),
    ("Đánh giá", 13),
    ("Sản phẩm", 30),
    ("Minh chứng", 28),
    ("Ghi chú", 22),
)
_GUIDE = (
    ("Tên nhiệm vụ", "Ghi đúng như văn bản giao, mỗi nhiệm vụ một dòng"),
    ("Thời hạn hoàn thành", "Ghi theo văn bản giao"),
    ("Ngày hoàn thành", "Ghi ngày có sản phẩm được ký ban hành"),
    ("Khối lượng (%)", "Ước tính đến thời điểm báo cáo"),
    ("Sản phẩm", "Nêu số liệu cụ thể"),
)
_WORDS = ("Danh mục", "Hoàn tất", "Đang làm", "Chưa làm", "Quá hạn")
_LEFT, _TOP = 3, 12


def guide_and_offset(sent: Submission) -> Workbook:
    """No unit in the sheet (the file's name tells it); percentages as fractions; a hidden list for the drop-down."""
    book, guide = new_book("Hướng dẫn")
    _write_guide(guide)
    ws = book.create_sheet("Biểu theo dõi")
    put(ws, (4, _LEFT), "ỦY BAN NHÂN DÂN XÃ LÙNG PHÌNH", "bold 13", (1, 5))
    month = sent.month
    name = f"BẢNG THEO DÕI NHIỆM VỤ ĐƯỢC GIAO - THÁNG {month.number:02} NĂM {month.year}"
    title(ws, 7, (name, f"(Số liệu tính đến ngày {month.as_of})"), len(_COLUMNS), _LEFT)
    put(ws, (10, _LEFT), f"Ghi chú: {SAMPLE.lower()}.", "italic", (1, len(_COLUMNS)))
    _write_table(ws, sent)
    _write_helpers(ws, _TOP + len(sent.tasks))
    page(ws, [width for _, width in _COLUMNS], first=_LEFT, repeat=f"{_TOP}:{_TOP}")
    ws.column_dimensions["A"].width = ws.column_dimensions["B"].width = 3
    ws.freeze_panes = "E13"
    return book


def _write_guide(ws: Worksheet) -> None:
    put(ws, (2, 2), "HƯỚNG DẪN GHI BIỂU THEO DÕI", "bold 14", (1, 2))
    put(ws, (3, 2), f"({SAMPLE})", "italic", (1, 2))
    put_row(ws, (5, 2), ("Cột", "Cách ghi"), (0, 1))
    for row, line in enumerate(_GUIDE, 6):
        put_row(ws, (row, 2), line)
    page(ws, (3, 28, 60))


def _write_table(ws: Worksheet, sent: Submission) -> None:
    for column, (name, _) in enumerate(_COLUMNS, _LEFT):
        put(ws, (_TOP, column), name, "bold center box grey")
    for number, task in enumerate(sent.tasks, 1):
        code = f"T{sent.month.number}-{number:02}"
        work = [number, task.shown, task.source, code, task.officer, task.deadline, task.completed]
        outcome = [(task.progress or 0) / 100, task.word, task.result, task.evidence, task.note]
        put_row(ws, (_TOP + number, _LEFT), [*work, *outcome], (0, 3, 5, 6, 7, 8))
        ws.cell(_TOP + number, 10).number_format = "0%"


def _write_helpers(ws: Worksheet, last: int) -> None:
    for column, word in enumerate(_WORDS, _LEFT):
        put(ws, (2, column), word, "10")
    ws.row_dimensions[2].hidden = True
    ws.column_dimensions["F"].hidden = True
    choice = DataValidation(type="list", formula1="$D$2:$G$2", allow_blank=True)
    choice.add(f"K{_TOP + 1}:K{last}")
    ws.add_data_validation(choice)
