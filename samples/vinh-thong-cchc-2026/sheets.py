"""The files of this sample: a letter with its table, the catalogue, and score sheets in three layouts."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

# Which of its two writers of XML openpyxl takes depends on what else is installed; the files shall not.
os.environ["OPENPYXL_LXML"] = "False"

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ILLUSTRATIVE = "DANH MỤC VÀ ĐIỂM MINH HỌA, do biên soạn - không phải điểm của tỉnh"
_STAMP = datetime(2026, 4, 24, 8)
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_WIDTHS = {"Tên": 46, "Lĩnh": 46, "Tiêu": 46, "Tài": 44, "Minh": 44, "Giải": 30, "Đơn": 24}


def letter(title: str, note: str, rows: Sequence[Sequence[str]], path: Path) -> None:
    """The annex of the notice: title, preface, and the table as it stands."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = _STAMP
    document.add_paragraph("Bản chép biểu phân công để chạy thử; điểm của các chỉ số là minh họa.")
    document.add_paragraph(title)
    document.add_paragraph(note)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("STT", "Đơn vị", "Lĩnh vực phụ trách"), strict=True):
        cell.text = text
    for number, (unit, duties) in enumerate(rows, start=1):
        for cell, text in zip(table.add_row().cells, (str(number), unit, duties), strict=True):
            cell.text = text
    content = io.BytesIO()
    document.save(content)
    _save(content.getvalue(), path)


def sheet(head: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[Any]], path: Path, left: int = 1) -> None:
    """A sheet: lines of heading, a blank row, the header, the rows; the table begins in column `left`."""
    book = Workbook()
    book.properties.created = book.properties.modified = _STAMP
    page = book.active
    page.title = "Chấm điểm"
    for row, text in enumerate(head, start=1):
        page.cell(row, left, text).font = Font(name="Times New Roman", size=12, bold=row > 1)
    top = len(head) + 2
    for row, values in enumerate([header, *rows], start=top):
        for column, value in enumerate(values, start=left):
            cell = page.cell(row, column, value if value != "" else None)
            cell.font = Font(name="Times New Roman", size=12, bold=row == top)
            cell.border = _BOX
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if row == top:
                cell.fill = PatternFill("solid", start_color="DDEBF7")
            elif isinstance(value, str) and re.fullmatch(r"[\d.]+", value):
                cell.number_format = "@"
    for column, text in enumerate(header, start=left):
        page.column_dimensions[page.cell(top, column).column_letter].width = _WIDTHS.get(text.split()[0], 12)
    content = io.BytesIO()
    book.save(content)
    _save(content.getvalue(), path)


def _save(content: bytes, path: Path) -> None:
    """The same parts give the same file: no clock in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stamp = _STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", old.read(info))
            new.writestr(zipfile.ZipInfo(info.filename, _STAMP.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
