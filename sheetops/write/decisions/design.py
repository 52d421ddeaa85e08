"""How a new sheet of the workbook of decisions looks, on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from sheetops.write.decisions import looks
from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import PADDING, height_for, room
from sheetops.write.workbook.metrics import wrapped

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_TITLE_SIZE = 14
# As the sheets of the result (Nghị định 30/2020/NĐ-CP), in inches.
_MARGINS = {"top": 0.79, "bottom": 0.79, "left": 1.18, "right": 0.59}


@dataclass(frozen=True, slots=True)
class Design:
    """What a sheet is called and says above its rows.

    Attributes:
        widths: the widths of its columns in characters.
        yellow: names of the columns in which the Office writes.
    """

    name: str
    title: str
    explanation: Sequence[str]
    widths: Sequence[float]
    yellow: Sequence[str]


def lay_out(paper: Worksheet, design: Design, titles: Mapping[str, str]) -> int:
    """Write title, explanation and the titles of the columns; the row of these."""
    for column, width in enumerate(design.widths, start=1):
        # Spreadsheets count the padding of a column to its width.
        paper.column_dimensions[get_column_letter(column)].width = width + PADDING
    whole = sum(design.widths) + PADDING * (len(design.widths) - 1)
    _line(paper, 1, design.title, looks.TITLE, 1)
    for row, text in enumerate(design.explanation, start=2):
        paper.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(design.widths))
        _line(paper, row, text, looks.ITALIC, len(wrapped(text, room(whole), styles.SIZE)))
    top = len(design.explanation) + 3
    for column, (name, title) in enumerate(titles.items(), start=1):
        cell = paper.cell(top, column, title)
        cell.font, cell.border, cell.alignment = looks.BOLD, looks.BORDER, looks.CENTRED
        cell.fill = looks.YELLOW_HEAD if name in design.yellow else looks.HEAD
    heights = (
        len(wrapped(title, room(width), styles.SIZE, bold=True))
        for title, width in zip(titles.values(), design.widths, strict=True)
    )
    paper.row_dimensions[top].height = height_for(max(heights), styles.SIZE)
    set_up(paper, top)
    return top


def _line(paper: Worksheet, row: int, text: str, font: Font, lines: int) -> None:
    cell = paper.cell(row, 1, text)
    cell.font = font
    cell.alignment = looks.WRAPPED if lines > 1 else looks.UNWRAPPED
    paper.row_dimensions[row].height = height_for(lines, font.size)


def set_up(paper: Worksheet, top: int) -> None:
    """A4 landscape, one page wide, numbered; the titles stay in sight and are printed on every page."""
    paper.freeze_panes = paper.cell(top + 1, 1)
    paper.page_setup.orientation = "landscape"
    paper.page_setup.paperSize = _A4
    paper.page_setup.fitToWidth, paper.page_setup.fitToHeight = 1, 0
    paper.sheet_properties.pageSetUpPr.fitToPage = True
    for side, inches in _MARGINS.items():
        setattr(paper.page_margins, side, inches)
    paper.print_title_rows = f"{top}:{top}"
    paper.oddFooter.center.text = "Trang &P/&N"
    paper.oddFooter.center.font = f"{styles.FONT},Regular"
    paper.oddFooter.center.size = 10
    paper.sheet_properties.tabColor = "FFD966"
    paper.sheet_view.zoomScale = 100
