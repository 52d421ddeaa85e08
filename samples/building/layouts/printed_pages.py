"""Phòng Văn hóa - Xã hội (.xls): laid out for the printer, with the header on every page, subtotals and a total."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import xlwt

from building.layouts.ink import SAMPLE, lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from building.month import Month
    from building.table import Submission, Task

_FONT = "font: name Times New Roman, height {}{};"
_ALIGN = "align: wrap on, vert centre, horiz {};"
_LINES = "borders: left thin, right thin, top thin, bottom thin;"
_PAGES = (
    ("TT", 5),
    ("Nhiệm vụ được giao", 36),
    ("Ngày giao", 12),
    ("Người phụ trách", 17),
    ("Thời hạn", 18),
    ("Ngày hoàn thành thực tế", 13),
    ("Trạng thái", 10),
    ("Kết quả thực hiện", 28),
    ("Minh chứng", 27),
    ("Ghi chú", 14),
)
_PER_PAGE = 6
_POINTS = 20  # twentieths of a point: the unit of heights in .xls


def _look(size: int, weight: str = "", side: str = "left", lines: bool = True, form: str = "") -> xlwt.XFStyle:
    text = _FONT.format(size * _POINTS, weight) + _ALIGN.format(side) + (_LINES if lines else "")
    return xlwt.easyxf(text, num_format_str=form or "General")


class Printed:
    """The .xls sheet while it is being written: `row` is the next free row."""

    def __init__(self) -> None:
        self.book = xlwt.Workbook(encoding="utf-8")
        self.ws = self.book.add_sheet("Theo dõi nhiệm vụ")
        self.body, self.middle = _look(12), _look(12, side="centre")
        self.day = _look(12, side="centre", form="dd/mm/yyyy")
        self.bold, self.head = _look(12, ", bold on"), _look(12, ", bold on", "centre")
        self.row = 0

    def band(self, left: int, right: int, value: str, style: xlwt.XFStyle) -> None:
        """One merged cell over some columns of the current row."""
        self.ws.write_merge(self.row, self.row, left, right, value, style)

    def height(self, lines: int) -> None:
        """Fix the height of the current row: this format does not let the program find it."""
        self.ws.row(self.row).height_mismatch = True
        self.ws.row(self.row).height = (16 * lines + 4) * _POINTS


def printed_pages(sent: Submission, path: Path) -> None:
    """Deadlines in words, short forms for the status, origin by the day of assignment."""
    out = Printed()
    _printed_title(out, sent.month)
    pages = [sent.tasks[i : i + _PER_PAGE] for i in range(0, len(sent.tasks), _PER_PAGE)]
    breaks = []
    for number, tasks in enumerate(pages, 1):
        _printed_page(out, number, tasks)
        breaks.append((out.row, 0, 255))
    out.ws.horz_page_breaks = breaks[:-1]
    old = len(sent.of("carried_over"))
    total = f"Tổng cộng: {len(sent.tasks)} nhiệm vụ (chuyển tiếp {old:02}, trong tháng {len(sent.tasks) - old:02})"
    out.band(0, 9, total, out.bold)
    out.height(1)
    _printed_end(out, sent.month)
    out.book.save(str(path))


def _printed_title(out: Printed, month: Month) -> None:
    plain, bold = _look(12, side="centre", lines=False), _look(12, ", bold on", "centre", lines=False)
    for left, right in (
        ("UBND XÃ LÙNG PHÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "Độc lập - Tự do - Hạnh phúc"),
    ):
        out.band(0, 3, left, bold if out.row else plain)
        out.band(4, 9, right, bold)
        out.row += 1
    out.row += 1
    name = f"THEO DÕI THỰC HIỆN NHIỆM VỤ {month.full.upper()}"
    out.band(0, 9, name, _look(14, ", bold on", "centre", lines=False))
    out.height(1)
    out.row += 1
    out.band(0, 9, f"(Tính đến ngày {month.as_of})", _look(12, ", italic on", "centre", lines=False))
    out.row += 2
    ws = out.ws
    ws.portrait, ws.paper_size_code, ws.fit_num_pages = False, 9, 1
    ws.fit_width_to_pages, ws.fit_height_to_pages, ws.left_margin, ws.right_margin = 1, 0, 0.4, 0.4
    ws.header_str, ws.footer_str = b"", b"Trang &P"
    for column, (_, width) in enumerate(_PAGES):
        ws.col(column).width = 256 * width


def _printed_page(out: Printed, number: int, tasks: Sequence[Task]) -> None:
    for column, (name, _) in enumerate(_PAGES):
        out.ws.write(out.row, column, name, out.head)
    out.height(3)
    out.row += 1
    for index, task in enumerate(tasks, 1 + (number - 1) * _PER_PAGE):
        _printed_row(out, index, task)
    out.band(0, 9, f"Cộng trang {number}: {len(tasks)} nhiệm vụ", out.bold)
    out.height(1)
    out.row += 1


def _printed_row(out: Printed, index: int, task: Task) -> None:
    done = f"{task.completed:%d/%m/%Y}" if task.completed else ""
    when = [task.assigned, task.officer, task.due_text, done, task.word]
    values = [index, task.shown, *when, task.result, task.evidence, task.note]
    for column, value in enumerate(values):
        style = out.day if isinstance(value, date) else out.middle if column in (0, 4, 5, 6) else out.body
        out.ws.write(out.row, column, value if value != "" else None, style)
    out.height(max(lines(value, width) for value, (_, width) in zip(values, _PAGES, strict=True)))
    out.row += 1


def _printed_end(out: Printed, month: Month) -> None:
    bold = _look(12, ", bold on", "centre", lines=False)
    out.row += 1
    out.band(0, 4, f"Ghi chú: {SAMPLE.lower()}.", _look(12, ", italic on", lines=False))
    out.height(1)
    out.row += 2
    out.band(6, 9, month.signed, _look(12, ", italic on", "centre", lines=False))
    out.height(1)
    out.row += 1
    out.height(1)
    out.band(0, 3, "NGƯỜI LẬP BIỂU", bold)
    out.band(6, 9, "TRƯỞNG PHÒNG", bold)
