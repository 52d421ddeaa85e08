"""One sheet, written from top to bottom: a cursor that knows widths, wraps text and sets the height of every row."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sheetops.model import a1, column_letters
from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import PADDING, PAGE_HEIGHT, PAGE_WIDTH, USUAL_HEIGHT, height_for, points, room
from sheetops.write.workbook.links import MOST_PER_SHEET
from sheetops.write.workbook.metrics import wrapped
from sheetops.write.workbook.styles import as_look
from sheetops.write.workbook.values import Formula, Link, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.styles import Look
    from sheetops.write.workbook.values import Value

_A4 = 9
# Nghị định 30/2020/NĐ-CP: top and bottom 20 mm, left 30 mm, right 15 mm; in inches.
_MARGINS = {"top": 0.79, "bottom": 0.79, "left": 1.18, "right": 0.59}


class Page:
    """A sheet with its cursor.  Rows and columns count from 0.

    Attributes:
        sheet: the XlsxWriter worksheet.
        widths: the widths of its columns in characters.
        row: the next row to write.
    """

    def __init__(self, book: CommonBook, key: str, widths: Sequence[float]) -> None:
        self.book = book
        self.key = key
        self.sheet = book.sheets[key]
        self.widths = tuple(widths)
        self.row = 0
        self._links = self._unlinked = 0
        self._heights: dict[int, float] = {}
        self._breaks: list[int] = []
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    @property
    def page_height(self) -> float:
        """How much of the sheet, in points, a printed page holds when it holds all columns."""
        return PAGE_HEIGHT / min(1.0, PAGE_WIDTH / points(self.span(0, self.last)))

    def span(self, first: int, last: int) -> float:
        """The width in characters of several columns together."""
        return sum(self.widths[first : last + 1]) + PADDING * (last - first)

    def put(self, row: int, column: int, value: Value, *looks: Look) -> None:
        """Write one value.  Text is always text: neither formula, nor link, nor number."""
        if isinstance(value, Link):
            self._link(row, column, value, *looks)
        elif isinstance(value, Formula):
            self.sheet.write_formula(row, column, value.text, self.book.styles(*looks), value.value)
        elif isinstance(value, str) and value:
            note = self.book.words("common.shortened")
            self.sheet.write_string(row, column, storable(value, note), self.book.styles(*looks))
        elif isinstance(value, datetime):
            self.sheet.write_datetime(row, column, value, self.book.styles({"num_format": styles.MOMENT}, *looks))
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, self.book.styles({"num_format": styles.DAY}, *looks))
        elif isinstance(value, (int, float)):
            self.sheet.write_number(row, column, value, self.book.styles(*looks))
        else:
            self.sheet.write_blank(row, column, None, self.book.styles(*looks))

    def merge(self, rows: tuple[int, int], columns: tuple[int, int], value: Value, *looks: Look) -> None:
        """Write one value over several cells."""
        if rows[0] != rows[1] or columns[0] != columns[1]:
            self.sheet.merge_range(rows[0], columns[0], rows[1], columns[1], "", self.book.styles(*looks))
        self.put(rows[0], columns[0], value, *looks)

    def link_over(self, row: int, column: int, target: str, formula: Formula, *looks: Look) -> None:
        """A formula that leads somewhere too: the link is laid first, the formula then takes the cell."""
        self.put(row, column, Link("", target), *looks)
        self.put(row, column, formula, *looks)

    def paragraph(self, value: Value, *looks: Look, first: int = 0, last: int | None = None, shown: str = "") -> int:
        """A text over several columns, as high as it needs; `shown` is what a formula shows.  Its row."""
        last = self.last if last is None else last
        look = as_look(*looks)
        text = value if isinstance(value, str) else shown
        row = self.row
        self.merge((row, row), (first, last), value, *looks)
        self.grow(row, self.lines(text, self.span(first, last), look), look)
        self.row += 1
        return row

    def title(self, text: str, *looks: Look) -> None:
        """A line that runs over the cells to its right, unmerged, so that freezing columns does not cut it."""
        look = as_look(styles.TITLE, *looks)
        self.put(self.row, 0, text, look)
        self.grow(self.row, 1, look)
        self.row += 1

    def blank(self, height: float = 9.0) -> None:
        """An empty row."""
        self._set_height(self.row, height)
        self.row += 1

    def keep(self, rows: int) -> None:
        """Keep so many rows of the usual height free."""
        self.row += rows

    def lines(self, text: str, characters: float, look: Look) -> int:
        """How many lines a text takes in so wide a cell."""
        size, bold = look.get("font_size", styles.SIZE), bool(look.get("bold"))
        return len(wrapped(text, room(characters), size, bold=bold))

    def grow(self, row: int, lines: int, look: Look) -> None:
        """Make a row high enough for so many lines."""
        self._set_height(row, height_for(lines, look.get("font_size", styles.SIZE)))

    def together(self, top: int) -> None:
        """Print the rows from `top` to the cursor on one page, where they fit on one."""
        above = self._height(self._breaks[-1] if self._breaks else 0, top) % self.page_height
        block = self._height(top, self.row)
        if block <= self.page_height < above + block:
            self._breaks.append(top)

    def finish(self, *, repeat: tuple[int, int] | None = None, zoom: int = 100) -> None:
        """Set up printing: A4 landscape, one page wide, numbered; `repeat`: the header rows; tell of links left out."""
        sheet, words = self.sheet, self.book.words
        if self._unlinked:
            note = words("common.unlinked", most=f"{MOST_PER_SHEET:,}".replace(",", "."), count=self._unlinked)
            self.paragraph(note, styles.NOTE)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(**_MARGINS)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, max(self.row - 1, 0), self.last)
        sheet.set_footer(f'&C&"{styles.FONT},Regular"&10{words("footer", page="&P", pages="&N")}')
        sheet.set_zoom(zoom)
        sheet.set_h_pagebreaks(self._breaks)
        if repeat:
            sheet.repeat_rows(*repeat)

    def range(self, top: int, bottom: int, column: int) -> str:
        """The absolute address of a part of a column, with the sheet's name."""
        return f"{self.book.sheet_reference(self.key)}!{absolute(top, column)}:{absolute(bottom, column)}"

    def across(self, row: int, first: int, last: int) -> str:
        """The absolute address of a part of a row, with the sheet's name."""
        return f"{self.book.sheet_reference(self.key)}!{absolute(row, first)}:{absolute(row, last)}"

    def _set_height(self, row: int, height: float) -> None:
        self._heights[row] = height
        self.sheet.set_row(row, height)

    def _height(self, top: int, end: int) -> float:
        return sum(self._heights.get(row, USUAL_HEIGHT) for row in range(top, end))

    def _link(self, row: int, column: int, link: Link, *looks: Look) -> None:
        if link.target is None or self._links >= MOST_PER_SHEET:
            self._unlinked += link.target is not None
            self.put(row, column, link.text, *looks)
            return
        self._links += 1
        text = storable(link.text, self.book.words("common.shortened"))
        self.sheet.write_url(row, column, link.target, self.book.styles(styles.LINK, *looks), text)


def absolute(row: int, column: int) -> str:
    """The absolute address of a cell; row and column count from 0."""
    return f"${column_letters(column + 1)}${row + 1}"


def relative(row: int, column: int) -> str:
    """The address of a cell; row and column count from 0."""
    return a1(row + 1, column + 1)
