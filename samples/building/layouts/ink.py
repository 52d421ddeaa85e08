"""What the layouts share: fonts, borders, page settings, and files that come out the same each time."""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

SAMPLE = "Số liệu minh họa"
_LINE = Side(style="thin", color="000000")
FILLS = {"grey": "D9D9D9", "blue": "DDEBF7", "green": "E2EFDA"}
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def put(ws: Worksheet, place: tuple[int, int], value: Any, look: str = "", span: tuple[int, int] = (1, 1)) -> None:
    """Write one cell (row, column), merged over `span` rows and columns where that is more than itself.

    `look` holds words: bold, italic, center, upright, box, the name of a fill, and the size of the letters.
    """
    row, column = place
    words = look.split()
    size = next((int(word) for word in words if word.isdigit()), 12)
    cell = ws.cell(row, column, value if value != "" else None)
    cell.font = Font(name="Times New Roman", size=size, bold="bold" in words, italic="italic" in words)
    side, turn = "center" if "center" in words else "left", 90 if "upright" in words else 0
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, text_rotation=turn)
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    if span != (1, 1):
        ws.merge_cells(start_row=row, start_column=column, end_row=row + span[0] - 1, end_column=column + span[1] - 1)
    for r in range(row, row + span[0]):
        for c in range(column, column + span[1]):
            _surface(ws.cell(r, c), words)


def _surface(cell: Any, words: list[str]) -> None:
    if "box" in words:
        cell.border = BOX
    for word in words:
        if word in FILLS:
            cell.fill = PatternFill("solid", start_color=FILLS[word])


def put_row(
    ws: Worksheet, place: tuple[int, int], values: Sequence[Any], centred: Iterable[int] = (), size: int = 12
) -> None:
    """Write one row of the table from `place` on; `centred` names columns by their index in `values`."""
    row, first = place
    middle = set(centred)
    for index, value in enumerate(values):
        put(ws, (row, first + index), value, f"box {'center' if index in middle else ''} {size}")


def heading(ws: Worksheet, unit: str, half: int, last: int) -> None:
    """The two heads of an administrative sheet: who sends it at the left, the motto at the right."""
    put(ws, (1, 1), "UBND XÃ LÙNG PHÌNH", "center", (1, half))
    put(ws, (2, 1), unit, "bold center", (1, half))
    put(ws, (1, half + 1), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold center", (1, last - half))
    put(ws, (2, half + 1), "Độc lập - Tự do - Hạnh phúc", "bold center", (1, last - half))


def title(ws: Worksheet, row: int, texts: tuple[str, str], span: int, first: int = 1) -> None:
    """The title and the line below it, over `span` columns from the column `first` on."""
    put(ws, (row, first), texts[0], "bold center 14", (1, span))
    put(ws, (row + 1, first), texts[1], "italic center", (1, span))


def page(ws: Worksheet, widths: Sequence[float], paper: int = 9, first: int = 1, repeat: str | None = None) -> None:
    """Column widths from the column `first` on, landscape, one page wide; `paper` is 9 for A4 and 8 for A3."""
    for index, width in enumerate(widths):
        ws.column_dimensions[get_column_letter(first + index)].width = width
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = paper
    ws.page_setup.fitToWidth = 1
    ws.page_setup.fitToHeight = 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.print_options.horizontalCentered = True
    ws.page_margins.left = ws.page_margins.right = 0.5
    ws.print_title_rows = repeat


def lines(value: Any, width: float) -> int:
    """About how many lines a value takes in a wrapped cell so many characters wide."""
    if isinstance(value, date):
        return 1
    return max(len(textwrap.wrap(str(value), max(int(width), 1))), 1)


def _fit_rows(ws: Worksheet) -> None:
    """Give each row the height its text needs: a file written by a program has none, and cells would look cut."""
    spans = [(r.min_row, r.max_row, r.min_col, r.max_col) for r in ws.merged_cells.ranges]
    merged = {(r, c) for top, low, left, right in spans for r in range(top, low + 1) for c in range(left, right + 1)}
    for row in ws.iter_rows():
        height = ws.row_dimensions[row[0].row]
        if height.height is None and any(cell.value is not None for cell in row):
            height.height = max(_height(ws, cell, (cell.row, cell.column) in merged) for cell in row)


def _height(ws: Worksheet, cell: Any, merged: bool) -> float:
    size = float(cell.font.size or 11)
    width = ws.column_dimensions[get_column_letter(cell.column)].width * (0.9 if cell.font.bold else 1.0) * 12 / size
    return (1 if merged or cell.value is None else lines(cell.value, width)) * size * 1.3 + 3


def save(book: Workbook, path: Path, when: datetime) -> None:
    """Write the workbook; the writer's own clock is replaced by the sample's (`when`)."""
    for ws in book.worksheets:
        _fit_rows(ws)
    book.properties.creator = SAMPLE
    book.properties.created = when
    buffer = io.BytesIO()
    book.save(buffer)
    rezip(buffer.getvalue(), path, when)


def dotted(day: date | None) -> str:
    """03.4.2026, or nothing."""
    return f"{day:%d}.{day.month}.{day.year}" if day else ""


def slashed(day: date | None) -> str:
    """3/4/2026, or nothing."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def new_book(name: str) -> tuple[Workbook, Any]:
    """A workbook and its first sheet, so named."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    return book, sheet


def rezip(data: bytes, path: Path, when: datetime) -> None:
    """Write a zip package again with one time stamp for all its parts, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, when.timetuple()[:6])
            info.create_system = 3
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            new.writestr(info, _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", old.read(name)))
