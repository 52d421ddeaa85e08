"""Công an xã (.ods): the unit only in its column, origin in a column, results that go on in the row below."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from odf.element import Element
from odf.number import DateStyle, Day, Month, Year
from odf.number import Text as Literal
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import MasterPage, PageLayout, PageLayoutProperties, ParagraphProperties, Style
from odf.style import TableCellProperties as Cell
from odf.style import TableColumnProperties as Column
from odf.style import TableProperties as Frame
from odf.style import TableRowProperties as Row
from odf.style import TextProperties as Text
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

from building.layouts.ink import SAMPLE, rezip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from building.month import Month
    from building.table import Submission, Task

_ROWS: tuple[tuple[str, float], ...] = (
    ("STT", 1.2),
    ("Loại nhiệm vụ", 2.4),
    ("Nội dung nhiệm vụ", 6.0),
    ("Đơn vị chủ trì", 2.4),
    ("Đơn vị phối hợp", 2.6),
    ("Hạn hoàn thành", 2.6),
    ("Hoàn thành thực tế", 2.6),
    ("Mức độ hoàn thành", 3.0),
    ("Tình hình thực hiện", 5.4),
    ("Minh chứng", 4.6),
)


class Open:
    """The .ods document while it is being written: its table and its named styles."""

    def __init__(self, sheet: str) -> None:
        self.doc = OpenDocumentSpreadsheet()
        self.table = Table(name=sheet)
        self._page()
        for name, bold, side, boxed in (
            ("title", True, "center", False),
            ("plain", False, "center", False),
            ("head", True, "center", True),
            ("body", False, "start", True),
            ("mid", False, "center", True),
            ("note", False, "start", False),
            ("day", False, "center", True),
        ):
            self._style(name, bold, side, boxed)
        height = Style(name="auto", family="table-row")
        height.addElement(Row(useoptimalrowheight="true"))
        self.doc.automaticstyles.addElement(height)

    def _page(self) -> None:
        layout = PageLayout(name="wide")
        sides = {"marginleft": "1.2cm", "marginright": "1.2cm", "margintop": "1.5cm", "marginbottom": "1.5cm"}
        size = {"pagewidth": "29.7cm", "pageheight": "21cm", "printorientation": "landscape"}
        layout.addElement(PageLayoutProperties(**size, **sides, scaletopages="1", tablecentering="horizontal"))
        self.doc.automaticstyles.addElement(layout)
        self.doc.masterstyles.addElement(MasterPage(name="Default", pagelayoutname=layout))
        frame = Style(name="sheet", family="table", masterpagename="Default")
        frame.addElement(Frame(display="true"))
        self.doc.automaticstyles.addElement(frame)
        self.table.setAttribute("stylename", frame)

    def _style(self, name: str, bold: bool, side: str, boxed: bool) -> None:
        form = {"datastylename": self._day_form()} if name == "day" else {}
        style = Style(name=name, family="table-cell", parentstylename="Default", **form)
        border = {"border": "0.5pt solid #000000", "padding": "0.05cm"} if boxed else {}
        style.addElement(Cell(wrapoption="wrap", verticalalign="middle", **border))
        style.addElement(ParagraphProperties(textalign=side))
        style.addElement(Text(fontfamily="Times New Roman", fontsize="12pt", fontweight="bold" if bold else "normal"))
        self.doc.automaticstyles.addElement(style)

    def _day_form(self) -> DateStyle:
        form = DateStyle(name="dmy")
        for part in (Day(style="long"), Literal(text="/"), Month(style="long"), Literal(text="/"), Year(style="long")):
            form.addElement(part)
        self.doc.automaticstyles.addElement(form)
        return form

    def row(self, cells: Sequence[tuple[Any, str, int]]) -> None:
        """One row of (value, style, columns it covers)."""
        line = TableRow(stylename="auto")
        for value, style, span in cells:
            line.addElement(_open_cell(value, style, span))
            for _ in range(span - 1):
                line.addElement(CoveredTableCell())
        self.table.addElement(line)


def _open_cell(value: Any, style: str, span: int) -> TableCell:
    shape = {"numbercolumnsspanned": span} if span > 1 else {}
    if isinstance(value, date):
        cell = TableCell(stylename="day", valuetype="date", datevalue=value.isoformat(), **shape)
        value = f"{value:%d/%m/%Y}"
    elif isinstance(value, int):
        cell = TableCell(stylename=style, valuetype="float", value=value, **shape)
    elif value:
        cell = TableCell(stylename=style, valuetype="string", **shape)
    else:
        return TableCell(stylename=style, **shape)
    cell.addElement(P(text=str(value)))
    return cell


def continued_rows(sent: Submission, path: Path) -> None:
    """True dates; a second row without a number where the result goes on."""
    Element.namespaces.clear()  # of documents that were made before in the same process
    out = Open(sent.month.name.capitalize())
    for index, (_, width) in enumerate(_ROWS):
        style = Style(name=f"col{index}", family="table-column")
        style.addElement(Column(columnwidth=f"{width}cm"))
        out.doc.automaticstyles.addElement(style)
        out.table.addElement(TableColumn(stylename=style))
    _open_title(out, sent.month)
    out.row([(name, "head", 1) for name, _ in _ROWS])
    for number, task in enumerate(sent.tasks, 1):
        _open_rows(out, number, task)
    out.row([(f"Ghi chú: {SAMPLE.lower()}, tính đến ngày {sent.month.as_of}.", "note", len(_ROWS))])
    out.row([("", "plain", 7), ("NGƯỜI LẬP BIỂU", "title", 3)])
    out.doc.spreadsheet.addElement(out.table)
    buffer = io.BytesIO()
    out.doc.write(buffer)
    rezip(buffer.getvalue(), path, sent.month.stamp)


def _open_title(out: Open, month: Month) -> None:
    out.row([("UBND XÃ LÙNG PHÌNH", "title", 4), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "title", 6)])
    out.row([("", "plain", 4), ("Độc lập - Tự do - Hạnh phúc", "title", 6)])
    out.row([("", "plain", len(_ROWS))])
    name = f"BIỂU THEO DÕI NHIỆM VỤ CHUYỂN TIẾP VÀ NHIỆM VỤ {month.slashed.upper()}"
    out.row([(name, "title", len(_ROWS))])
    out.row([(f"(Kèm theo Văn bản số {month.document} của UBND xã)", "plain", len(_ROWS))])
    out.row([("", "plain", len(_ROWS))])


def _open_rows(out: Open, number: int, task: Task) -> None:
    kind = "Chuyển tiếp" if task.origin == "carried_over" else "Trong tháng"
    who = [kind, task.shown, "Công an xã", task.coordinating]
    values = [number, *who, task.deadline, task.completed, task.word, task.result, task.evidence]
    middle = (0, 1, 5, 6, 7)
    out.row([(value, "mid" if column in middle else "body", 1) for column, value in enumerate(values)])
    if task.more:
        tail = [task.more.get("result", ""), task.more.get("evidence", "")]
        out.row([(value, "body", 1) for value in [*[""] * 8, *tail]])
