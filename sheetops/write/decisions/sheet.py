"""One sheet of the workbook of decisions: found by its titles and only added to below; laid out where it is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.utils import column_index_from_string

from sheetops.errors import WorkspaceError
from sheetops.text import as_text
from sheetops.write.decisions import looks
from sheetops.write.decisions.design import Design, lay_out
from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import PADDING, height_for, room
from sheetops.write.workbook.metrics import wrapped
from sheetops.write.workbook.values import storable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from sheetops.decisions import Heads

_USUAL_WIDTH = 8.43
_NOTE = "…"
# So many lines are free to write in each row of a form.
_FORM_LINES = 2


@dataclass(frozen=True)
class Sheet:
    """A sheet with its titles.

    Attributes:
        columns: name → column.
        top, last: the row of its titles, and the last row in which anything stands.
        is_new: it has just been laid out.
    """

    paper: Worksheet
    design: Design
    columns: Mapping[str, int]
    top: int
    last: int
    is_new: bool = False

    def texts(self, *names: str) -> list[tuple[str, ...]]:
        """The texts in some columns, row by row."""
        rows = range(self.top + 1, self.last + 1)
        return [tuple(self._text(row, name) for name in names) for row in rows]

    def add(self, rows: Sequence[Mapping[str, str | int]]) -> None:
        """Add rows below all others; a value whose column the clerk has taken out is left out."""
        for row, values in enumerate(rows, start=self.last + 1):
            for name, column in self.columns.items():
                self._put(row, column, values.get(name, ""), name)
            lines = [self._lines(column, str(values.get(name, ""))) for name, column in self.columns.items()]
            self.paper.row_dimensions[row].height = height_for(max(lines), styles.SIZE)

    def keep(self, rows: int, days: Sequence[str] = ()) -> None:
        """Keep so many empty rows to write in.

        Args:
            days: the columns in which days are to stand.
        """
        for row in range(self.last + 1, self.last + rows + 1):
            for name, column in self.columns.items():
                self._put(row, column, "", name)
                cell = self.paper.cell(row, column)
                if name in days:
                    cell.number_format = styles.DAY
                if name in (*days, "number"):
                    cell.alignment = looks.CENTRED
            self.paper.row_dimensions[row].height = height_for(_FORM_LINES, styles.SIZE)

    def _text(self, row: int, name: str) -> str:
        """The text in a column; nothing where the clerk has taken it out."""
        return _text(self.paper.cell(row, self.columns[name]).value) if name in self.columns else ""

    def _put(self, row: int, column: int, value: str | int, name: str) -> None:
        cell = self.paper.cell(row, column)
        cell.font, cell.border = looks.PLAIN, looks.BORDER
        cell.alignment = looks.CENTRED if isinstance(value, int) else looks.WRAPPED
        if name in self.design.yellow:
            cell.fill = looks.YELLOW
        if value != "":
            cell.value = storable(value, _NOTE) if isinstance(value, str) else value
            cell.data_type = "s" if isinstance(value, str) else "n"  # a text that begins with "=" stays a text

    def _lines(self, column: int, text: str) -> int:
        return len(wrapped(text, room(self._width(column)), styles.SIZE))

    def _width(self, column: int) -> float:
        """The width of a column in characters; a program that saves the sheet gives several of one width together."""
        given = self.paper.column_dimensions.items()
        spans = ((d.min or column_index_from_string(letters), d) for letters, d in given if d.width)
        widths = [d.width for first, d in spans if first <= column <= (d.max or first)]
        return float(widths[0]) - PADDING if widths else _USUAL_WIDTH


def sheet(book: Workbook, design: Design, heads: Heads, file: str) -> Sheet:
    """The sheet of a design: that which is there, else a new one before the hidden ones.

    Raises:
        WorkspaceError: it has lost its titles, or has formulas, whose values would be lost.
    """
    paper = book[design.name] if design.name in book.sheetnames else None
    rows = _texts(paper) if paper else {}
    if not rows:
        paper = paper or book.create_sheet(design.name, sum(s.sheet_state == "visible" for s in book.worksheets))
        top = lay_out(paper, design, heads.titles)
        columns = {name: number for number, name in enumerate(heads.titles, start=1)}
        return Sheet(paper, design, columns, top, top, is_new=True)
    for row, known in ((row, heads.columns(texts)) for row, texts in rows.items()):
        if paper and known is not None:
            _refuse_formulas(paper, file)
            return Sheet(paper, design, known, row, max(rows))
    raise heads.missing(file, design.name)


def _texts(paper: Worksheet) -> dict[int, dict[int, str]]:
    """Row → column → text, of all that is not blank."""
    texts: dict[int, dict[int, str]] = {}
    for row in paper.iter_rows():
        for cell in row:
            if text := _text(cell.value):
                texts.setdefault(cell.row, {})[cell.column] = text
    return texts


def _text(value: Any) -> str:
    """The text of a cell; a rich one without its fonts."""
    return as_text(str(value) if isinstance(value, list) else value)


def _refuse_formulas(paper: Worksheet, file: str) -> None:
    formulas = (cell.coordinate for row in paper.iter_rows() for cell in row if cell.data_type == "f")
    if cell := next(formulas, None):
        raise WorkspaceError(
            f"tệp “{file}”, trang “{paper.title}”, ô {cell} là công thức; hãy thay bằng giá trị rồi chạy lại (chưa có "
            "gì bị thay đổi)",
            f"“{file}”, sheet “{paper.title}”: {cell} is a formula; put its value there and run again (nothing has "
            "been changed)",
        )
