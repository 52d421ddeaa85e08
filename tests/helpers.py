"""Workbooks and workspaces in three lines: what a test says of its input stands in the test.

    make_xlsx(tmp_path / "a.xlsx", [["STT", "Nội dung"], [1, "Họp"]])
    make_xlsx(path, {"Theo dõi": Sheet(rows, merges=["A1:C1"], hidden_rows=[4]), "Sheet2": []})
    root = make_workspace(tmp_path, files={"Phong Kinh te.xlsx": rows}, period="2026-04", cutoff="2026-04-17")

A blank cell is None or "".  A `Share` is a number in the format 0%.  `Formula` is a formula with the value that its
program has stored.  Text that begins with "=" stays text; "#REF!" and its like become error cells.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import yaml

from sheetops.config import load_workspace
from sheetops.kind import load_kind
from sheetops.legacy import Encoding, encode, font_encoding
from sheetops.model import Area, Grid, Recognised, Share
from sheetops.normalise.fit import field_fit
from sheetops.recognise import recognise
from sheetops.words.lexicon import Lexicon

ORDINARY_FONT = "Times New Roman"
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái"]
SCORE_HEADER = ["Mã", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Tài liệu kiểm chứng", "Giải trình"]
UNITS = [
    {"code": "KT", "name": "Phòng Kinh tế", "aliases": ["PKT"], "sector": "kinh-te"},
    {"code": "VHXH", "name": "Phòng Văn hóa - Xã hội", "aliases": ["P.VH-XH"], "sector": "vh-xh"},
    {"code": "CA", "name": "Công an xã", "aliases": ["CAX"], "sector": "qp-an"},
]
SECTORS = [
    {"code": "kinh-te", "name": "Kinh tế"},
    {"code": "vh-xh", "name": "Văn hóa - Xã hội"},
    {"code": "qp-an", "name": "Quốc phòng - An ninh"},
]

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Formula:
    """A formula and its stored value; None where the program stored none."""

    text: str
    value: Any = None


@dataclass(frozen=True)
class Legacy:
    """A text in a font; stored as it is given, so what a legacy font shows must be encoded first."""

    text: str
    font: str


def typed(text: str, font: str) -> Legacy:
    """A Unicode text as it is typed in a legacy font; TCVN3 types a capital with a tone as its small letter."""
    known = font_encoding(font)
    assert known, f"{font} is no legacy font"
    if known.capitals:
        return Legacy(encode(text.upper(), known.encoding, capitals=True), font)
    return Legacy("".join(_typed(letter, known.encoding) for letter in unicodedata.normalize("NFC", text)), font)


def _typed(letter: str, encoding: Encoding) -> str:
    try:
        return encode(letter, encoding)
    except ValueError:
        return encode(letter.lower(), encoding)


@dataclass(frozen=True)
class Rich:
    """A cell's text in runs, each in its own font; a plain text is a run in the ordinary one."""

    runs: Sequence[Legacy | str]

    @property
    def fonts(self) -> list[Legacy]:
        return [run if isinstance(run, Legacy) else Legacy(run, ORDINARY_FONT) for run in self.runs]


@dataclass(frozen=True)
class Sheet:
    """Rows from A1 on; merges as A1 ranges; hidden rows as numbers from 1, hidden columns as letters.

    `far` holds further cells by their addresses, in an .xlsx only.
    """

    rows: Rows = ()
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    hidden: bool = False
    far: Mapping[str, Any] = field(default_factory=dict)


Sheets = Rows | Sheet | Mapping[str, Rows | Sheet]


def _named(sheets: Sheets) -> dict[str, Sheet]:
    named = sheets if isinstance(sheets, Mapping) else {"Theo dõi": sheets}
    return {name: sheet if isinstance(sheet, Sheet) else Sheet(sheet) for name, sheet in named.items()}


def area(text: str) -> Area:
    """The merged range of "A1:C2"."""
    from openpyxl.utils.cell import range_boundaries

    left, top, right, bottom = range_boundaries(text)
    return Area(top, left, bottom, right)


def _column(letters: str) -> int:
    return area(f"{letters}1:{letters}1").left


def _given(rows: Rows) -> list[tuple[int, int, Any]]:
    """(row, column, value) of the cells that are not blank, counted from 0."""
    return [(r, c, v) for r, row in enumerate(rows) for c, v in enumerate(row) if v is not None and v != ""]


def make_workbook(path: Path, sheets: Sheets, **options: Any) -> Path:
    """A workbook in the format of its extension."""
    from xlsb import make_xlsb

    makers = {".xls": make_xls, ".ods": make_ods, ".xlsb": make_xlsb, ".xlsm": make_xlsm}
    return makers.get(path.suffix.lower(), make_xlsx)(path, sheets, **options)


def make_xlsx(path: Path, sheets: Sheets, *, epoch_1904: bool = False) -> Path:
    """An .xlsx with true dates, stored formula values, merged and hidden parts."""
    import xlsxwriter

    options = {"date_1904": epoch_1904, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"created": datetime(2026, 4, 1)})  # the same content is the same file, whenever it is made
        formats = _XlsxFormats(book)
        for name, sheet in _named(sheets).items():
            paper = book.add_worksheet(name)
            for merge in sheet.merges:
                paper.merge_range(merge, "")
            for row, column, value in _given(sheet.rows):
                _write_xlsx(paper, row, column, value, formats)
            for address, value in sheet.far.items():
                at = area(f"{address}:{address}")
                _write_xlsx(paper, at.top - 1, at.left - 1, value, formats)
            for number in sheet.hidden_rows:
                paper.set_row(number - 1, None, None, {"hidden": True})
            for letters in sheet.hidden_columns:
                paper.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
            if sheet.hidden:
                paper.hide()
    return path


def make_xlsm(path: Path, sheets: Sheets, **options: Any) -> Path:
    """An .xlsm: an .xlsx that says it may hold macros; it holds none."""
    make_xlsx(path, sheets, **options)
    with zipfile.ZipFile(path) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    plain, macros = b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts:
            kinds = info.filename == "[Content_Types].xml"
            archive.writestr(info, content.replace(plain, macros) if kinds else content)
    return path


class _XlsxFormats:
    """The formats of one workbook, each made when it is first needed."""

    def __init__(self, book: Any) -> None:
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self.percent = book.add_format({"num_format": "0%"})
        self.font = lru_cache(lambda name: book.add_format({"font_name": name}))


def _write_xlsx(paper: Any, row: int, column: int, value: Any, formats: _XlsxFormats) -> None:
    if isinstance(value, Legacy):
        paper.write_string(row, column, value.text, formats.font(value.font))
    elif isinstance(value, Rich):
        parts = [(formats.font(run.font), run.text) for run in value.fonts]
        paper.write_rich_string(row, column, *(part for pair in parts for part in pair))
    elif isinstance(value, Formula):
        paper.write_formula(row, column, value.text, None, "" if value.value is None else value.value)
    elif value in ERRORS:
        paper.write_formula(row, column, f"={value}", None, value)
    elif isinstance(value, date | datetime):
        paper.write_datetime(row, column, value, formats.day)
    elif isinstance(value, Share):
        paper.write_number(row, column, value, formats.percent)
    else:
        paper.write(row, column, value)


def make_xls(path: Path, sheets: Sheets, *, epoch_1904: bool = False) -> Path:
    """An .xls of Excel 97; formulas as their stored values."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = epoch_1904
    day, percent = (xlwt.easyxf(num_format_str=code) for code in ("DD/MM/YYYY", "0%"))
    font = lru_cache(lambda name: xlwt.easyxf(f"font: name {name}"))
    for name, sheet in _named(sheets).items():
        paper = book.add_sheet(name, cell_overwrite_ok=True)
        for row, column, given in _given(sheet.rows):
            value = given.value if isinstance(given, Formula) else given
            if value in ERRORS:
                paper.row(row).set_cell_error(column, 0x2A if value == "#N/A" else value)
            elif isinstance(value, Legacy):
                paper.write(row, column, value.text, font(value.font))
            elif isinstance(value, Rich):
                paper.write_rich_text(row, column, [(run.text, font(run.font).font) for run in value.fonts])
            elif isinstance(value, Share):
                paper.write(row, column, float(value), percent)
            else:
                paper.write(row, column, value, day if isinstance(value, date) else xlwt.Style.default_style)
        for merge in map(area, sheet.merges):
            paper.merge(merge.top - 1, merge.bottom - 1, merge.left - 1, merge.right - 1)
        for number in sheet.hidden_rows:
            paper.row(number - 1).hidden = True
        for letters in sheet.hidden_columns:
            paper.col(_column(letters) - 1).hidden = True
        paper.visibility = int(sheet.hidden)
    book.save(str(path))
    return path


def make_ods(path: Path, sheets: Sheets) -> Path:
    """An .ods with true dates, merged ranges and hidden rows; formulas as their stored values."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import Style, TableProperties
    from odf.table import Table, TableColumn, TableRow

    book = OpenDocumentSpreadsheet()
    unseen = Style(name="unseen", family="table")
    unseen.addElement(TableProperties(display="false"))
    book.automaticstyles.addElement(unseen)
    _declare_ods_fonts(book, {font for sheet in _named(sheets).values() for font in _fonts_of(sheet.rows)})
    for name, sheet in _named(sheets).items():
        paper = Table(name=name, **({"stylename": unseen} if sheet.hidden else {}))
        merged = [area(merge) for merge in sheet.merges]
        hidden = {_column(letters) for letters in sheet.hidden_columns}
        width = max([len(row) for row in sheet.rows] + [a.right for a in merged], default=1)
        height = max([len(sheet.rows), *(a.bottom for a in merged)])
        for column in range(1, width + 1):
            paper.addElement(TableColumn(**({"visibility": "collapse"} if column in hidden else {})))
        for row in range(1, height + 1):
            values = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
            line = TableRow(**({"visibility": "collapse"} if row in sheet.hidden_rows else {}))
            for column in range(1, width + 1):
                value = values[column - 1] if column <= len(values) else None
                line.addElement(_ods_cell(value, row, column, merged))
            paper.addElement(line)
        book.spreadsheet.addElement(paper)
    book.save(str(path))
    return path


def _fonts_of(rows: Rows) -> list[str]:
    cells = [value for _, _, value in _given(rows)]
    runs = [run for value in cells if isinstance(value, Rich) for run in value.fonts]
    return [value.font for value in (*cells, *runs) if isinstance(value, Legacy)]


def _declare_ods_fonts(book: Any, fonts: set[str]) -> None:
    """Every font, and one style for cells and one for runs of text that bear it, by the font's name."""
    from odf.style import FontFace, Style, TextProperties

    for font in sorted(fonts):
        quoted = f"'{font}'" if " " in font else font
        book.fontfacedecls.addElement(FontFace(name=font, fontfamily=quoted))
        for family, prefix in (("table-cell", "cell"), ("text", "run")):
            style = Style(name=_ods_style(prefix, font), family=family)
            style.addElement(TextProperties(fontname=font))
            book.automaticstyles.addElement(style)


def _ods_style(prefix: str, font: str) -> str:
    return f"{prefix}-{font}".replace(" ", "_20_")


def _ods_cell(value: Any, row: int, column: int, merged: list[Area]) -> Any:
    from odf.table import CoveredTableCell, TableCell
    from odf.text import P

    shape: dict[str, Any] = {}
    for a in merged:
        if (row, column) == (a.top, a.left):
            shape = {"numbercolumnsspanned": a.right - a.left + 1, "numberrowsspanned": a.bottom - a.top + 1}
        elif a.holds(row, column):
            return CoveredTableCell()
    value = value.value if isinstance(value, Formula) else value
    if value is None or value == "":
        return TableCell(**shape)
    if isinstance(value, Legacy):
        return _ods_text(value.text, shape | {"stylename": _ods_style("cell", value.font)})
    if isinstance(value, Rich):
        return _ods_rich(value, shape)
    if isinstance(value, bool):
        cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower(), **shape)
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="percentage" if isinstance(value, Share) else "float", value=value, **shape)
    elif isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), **shape)
    else:
        return _ods_text(str(value), shape)
    cell.addElement(P(text=str(value)))
    return cell


def _ods_text(text: str, shape: dict[str, Any]) -> Any:
    from odf.table import TableCell
    from odf.text import P

    cell = TableCell(valuetype="string", **shape)
    for line in text.split("\n"):
        cell.addElement(P(text=line))
    return cell


def _ods_rich(value: Rich, shape: dict[str, Any]) -> Any:
    """The runs of a text, in one paragraph."""
    from odf.table import TableCell
    from odf.text import P, Span

    cell, paragraph = TableCell(valuetype="string", **shape), P()
    for run in value.fonts:
        paragraph.addElement(Span(stylename=_ods_style("run", run.font), text=run.text))
    cell.addElement(paragraph)
    return cell


def make_workspace(
    root: Path,
    files: Mapping[str, Sheets | bytes] | None = None,
    *,
    units: Sequence[Mapping[str, Any]] = tuple(UNITS),
    sectors: Sequence[Mapping[str, Any]] = tuple(SECTORS),
    period: str = "2026-04",
    cutoff: str = "2026-04-17",
    **settings: Any,
) -> Path:
    """A workspace folder with its `sheetops.yaml` and submissions; bytes are written as they are.

    Args:
        files: path below the inbox → sheets, or bytes.
        settings: further keys of `sheetops.yaml`.
    """
    inbox = root / settings.get("folders", {}).get("inbox", "nop")
    inbox.mkdir(parents=True, exist_ok=True)
    config = {"version": 1, "kind": "task_tracking", "office": {"name": "UBND xã Nậm Chày", "code": "02909"}}
    config |= {"period": period, "cutoff": cutoff, "units": list(units), "sectors": list(sectors), **settings}
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (root / "sheetops.yaml").write_text(text, encoding="utf-8")
    for name, content in (files or {}).items():
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            make_workbook(path, content)
    return root


def make_lexicon(root: Path, **settings: Any) -> Lexicon:
    """The words of a workspace made in `root`; settings as of `make_workspace`."""
    workspace = load_workspace(make_workspace(root, **settings))
    return Lexicon(load_kind(workspace.kind_path or workspace.kind), workspace)


def make_grid(rows: Rows, merges: Sequence[str] = (), **more: Any) -> Grid:
    """A grid as the reader would give it: text trimmed to nothing is blank, whole numbers are floats."""
    cells = tuple(tuple(map(_cell, row)) for row in rows)
    return Grid(**{"sheet": "Theo dõi", "rows": cells, "merged": tuple(map(_area_of, merges)), **more})


def recognised(rows: Rows, lexicon: Lexicon, merges: Sequence[str] = (), **more: Any) -> Recognised:
    """What is recognised in a sheet of these rows; further arguments are those of `Grid`."""
    return recognise(make_grid(rows, merges, **more), lexicon, partial(field_fit, lexicon=lexicon), "nop/a.xlsx")


def _cell(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        return None
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@lru_cache(maxsize=1024)
def _area_of(text: str) -> Area:
    return area(text)
