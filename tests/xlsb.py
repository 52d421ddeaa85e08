"""A small writer of .xlsb, Excel's binary workbook ([MS-XLSB]), for no Python library writes one.

It takes what `helpers.make_workbook` takes, and is called by it.  A formula is written as the constant that is its
value: a reader of values cannot tell the difference.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from helpers import ORDINARY_FONT, Formula, Legacy, Rich, Sheet, Sheets, _column, _given, _named, area

from sheetops.model import Share

_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 0, 2, 3, 4, 5, 6, 7
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _FORMULA_ERROR = 8, 9, 10, 11
_SST_ITEM, _FONT, _FMT, _FILL, _BORDER, _XF, _STYLE, _COLUMNS, _RICH_TEXT = 19, 43, 44, 45, 46, 47, 48, 60, 62
_CODES = {
    "#NULL!": 0x00,
    "#DIV/0!": 0x07,
    "#VALUE!": 0x0F,
    "#REF!": 0x17,
    "#NAME?": 0x1D,
    "#NUM!": 0x24,
    "#N/A": 0x2A,
    "#GETTING_DATA": 0x2B,
}
_GENERAL, _PERCENT, _DAY, _MOMENT, _TIME, _DURATION = 0, 9, 164, 165, 166, 167
_FORMATS = {_DAY: "dd/mm/yyyy", _MOMENT: "dd/mm/yyyy hh:mm:ss", _TIME: "hh:mm:ss", _DURATION: "[h]:mm:ss"}
_SMALL = 1 << 29  # what a whole number must be below to be packed into 30 bits
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.ms-excel"


def make_xlsb(path: Path, sheets: Sheets, *, epoch_1904: bool = False, shared: bool = True) -> Path:
    """An .xlsb with true dates, errors, formulas' values, fonts, merged and hidden parts.

    Args:
        epoch_1904: the workbook counts days from 1904.
        shared: texts stand in the shared table, as Excel writes them, else in the cells.
    """
    named = _named(sheets)
    parts = _Parts(epoch_1904, shared)
    papers = {f"xl/worksheets/sheet{n}.bin": _sheet(sheet, parts) for n, sheet in enumerate(named.values(), start=1)}
    files = {
        "[Content_Types].xml": _content_types(len(named)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": _workbook(named, epoch_1904),
        "xl/_rels/workbook.bin.rels": _relations(
            [("worksheet", name.removeprefix("xl/")) for name in papers]
            + [("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")]
        ),
        **papers,
        "xl/styles.bin": parts.styles(),
        "xl/sharedStrings.bin": parts.strings(),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path


def record(kind: int, body: bytes = b"") -> bytes:
    """A record: its kind and its length in seven bits a byte, then its body."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(body)
    while length >= 0x80:
        head += bytes([length & 0x7F | 0x80])
        length >>= 7
    return head + bytes([length]) + body


def wide(text: str) -> bytes:
    """A text as records hold it."""
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _wrapped(begin: int, items: list[bytes], end: int) -> bytes:
    return record(begin, struct.pack("<I", len(items))) + b"".join(items) + record(end)


class _Parts:
    """What the sheets of a workbook share: fonts, cell formats and texts, each added when it is first needed."""

    def __init__(self, epoch_1904: bool, shared: bool) -> None:
        self.epoch = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)
        self.shared = shared
        self._fonts: dict[str, int] = {ORDINARY_FONT: 0}
        self._formats: dict[tuple[int, int], int] = {(0, _GENERAL): 0}
        self._texts: dict[bytes, int] = {}

    def font(self, name: str) -> int:
        return self._fonts.setdefault(name, len(self._fonts))

    def format(self, number_format: int = _GENERAL, font: str = ORDINARY_FONT) -> int:
        return self._formats.setdefault((self.font(font), number_format), len(self._formats))

    def text(self, rich: bytes) -> int:
        return self._texts.setdefault(rich, len(self._texts))

    def strings(self) -> bytes:
        count = struct.pack("<II", len(self._texts), len(self._texts))
        return record(159, count) + b"".join(record(_SST_ITEM, text) for text in self._texts) + record(160)

    def styles(self) -> bytes:
        head = struct.pack("<HHHHBBBx8xB", 220, 0, 400, 0, 0, 1, 0, 0)  # 11 points, upright, not bold
        fonts = [record(_FONT, head + wide(name)) for name in self._fonts]
        formats = [record(_FMT, struct.pack("<H", kind) + wide(text)) for kind, text in _FORMATS.items()]
        fills = [record(_FILL, struct.pack("<I", pattern) + bytes(64)) for pattern in (0, 17)]
        xfs = [
            record(_XF, struct.pack("<HHHHHBBI", 0, number, font, 0, 0, 0, 0, 0x10)) for font, number in self._formats
        ]
        normal = record(_STYLE, struct.pack("<IHBB", 0, 1, 0, 0xFF) + wide("Normal"))
        return b"".join(
            [
                record(278),
                _wrapped(615, formats, 616),
                _wrapped(611, fonts, 612),
                _wrapped(603, fills, 604),
                _wrapped(613, [record(_BORDER, bytes(51))], 614),
                _wrapped(626, [record(_XF, struct.pack("<HHHHHBBI", 0xFFFF, 0, 0, 0, 0, 0, 0, 0x10))], 627),
                _wrapped(617, xfs, 618),
                _wrapped(619, [normal], 620),
                record(279),
            ]
        )


def _workbook(named: dict[str, Sheet], epoch_1904: bool) -> bytes:
    properties = record(153, struct.pack("<II", int(epoch_1904), 0) + wide(""))
    bundle = [
        record(156, struct.pack("<II", int(sheet.hidden), number) + wide(f"rId{number}") + wide(name))
        for number, (name, sheet) in enumerate(named.items(), start=1)
    ]
    return record(131) + properties + record(143) + b"".join(bundle) + record(144) + record(132)


def _sheet(sheet: Sheet, parts: _Parts) -> bytes:
    merges = [area(merge) for merge in sheet.merges]
    cells: dict[int, list[tuple[int, Any]]] = {number - 1: [] for number in sheet.hidden_rows}
    for row, column, value in _given(sheet.rows):
        cells.setdefault(row, []).append((column, value))
    width = max((column for line in cells.values() for column, _ in line), default=0)
    merged = [record(176, struct.pack("<4I", a.top - 1, a.bottom - 1, a.left - 1, a.right - 1)) for a in merges]
    return b"".join(
        [
            record(129),
            record(148, struct.pack("<4I", 0, max(cells, default=0), 0, width)),
            record(485, struct.pack("<IHHI", 0xFFFFFFFF, 8, 300, 0)),
            *_hidden_columns(sheet),
            record(145),
            *(_line(row, cells[row], row + 1 in sheet.hidden_rows, parts) for row in sorted(cells)),
            record(146),
            _wrapped(177, merged, 178) if merged else b"",
            record(130),
        ]
    )


def _hidden_columns(sheet: Sheet) -> Iterator[bytes]:
    columns = sorted(_column(letters) - 1 for letters in sheet.hidden_columns)
    if columns:
        yield record(390)
        yield from (record(_COLUMNS, struct.pack("<IIIIH", column, column, 2304, 0, 0x01)) for column in columns)
        yield record(391)


def _line(row: int, cells: list[tuple[int, Any]], hidden: bool, parts: _Parts) -> bytes:
    spans = struct.pack("<II", cells[0][0], cells[-1][0]) if cells else b""
    head = struct.pack("<IIHBBBI", row, 0, 300, 0, 0x10 if hidden else 0, 0, len(spans) // 8)
    return record(_ROW, head + spans) + b"".join(_cell(column, value, parts) for column, value in cells)


def _cell(column: int, value: Any, parts: _Parts) -> bytes:
    if isinstance(value, Formula):
        return _formula(column, "" if value.value is None else value.value, parts)
    if isinstance(value, str) and value in _CODES:
        return record(_ERROR, _at(column, 0) + bytes([_CODES[value]]))
    if isinstance(value, str | Legacy | Rich):
        return _text(column, value, parts)
    if isinstance(value, bool):
        return record(_BOOL, _at(column, 0) + bytes([value]))
    number, style = _number(value, parts)
    if isinstance(value, int) and abs(value) < _SMALL:
        return record(_RK, _at(column, style) + struct.pack("<i", value << 2 | 2))
    return record(_REAL, _at(column, style) + struct.pack("<d", number))


def _at(column: int, style: int) -> bytes:
    return struct.pack("<II", column, style)


def _number(value: Any, parts: _Parts) -> tuple[float, int]:
    """A number as it is stored, and the format that says what it means."""
    day = timedelta(days=1)
    if isinstance(value, datetime):
        return (value - parts.epoch) / day, parts.format(_MOMENT)
    if isinstance(value, date):
        return (datetime.combine(value, time()) - parts.epoch) / day, parts.format(_DAY)
    if isinstance(value, time):
        return (datetime.combine(date.min, value) - datetime.min) / day, parts.format(_TIME)
    if isinstance(value, timedelta):
        return value / day, parts.format(_DURATION)
    return float(value), parts.format(_PERCENT) if isinstance(value, Share) else 0


def _text(column: int, value: str | Legacy | Rich, parts: _Parts) -> bytes:
    style = parts.format(font=value.font) if isinstance(value, Legacy) else 0
    rich = _rich(value.fonts if isinstance(value, Rich) else [], parts) or b"\0" + wide(
        value.text if isinstance(value, Legacy) else str(value)
    )
    if parts.shared:
        return record(_SHARED, _at(column, style) + struct.pack("<I", parts.text(rich)))
    return record(_RICH_TEXT, _at(column, style) + rich) if rich[0] else record(_TEXT, _at(column, style) + rich[1:])


def _rich(runs: list[Legacy], parts: _Parts) -> bytes:
    """A text in runs; what stands before the first of them is in the cell's own font."""
    if not runs:
        return b""
    begins = [sum(len(run.text) for run in runs[:n]) for n in range(len(runs))]
    fonts = b"".join(struct.pack("<HH", begin, parts.font(run.font)) for begin, run in zip(begins, runs, strict=True))
    return b"\1" + wide("".join(run.text for run in runs)) + struct.pack("<I", len(runs)) + fonts


def _formula(column: int, value: Any, parts: _Parts) -> bytes:
    """A formula of one constant, and that constant as its value."""
    if isinstance(value, str) and value in _CODES:
        kind, stored, tokens = _FORMULA_ERROR, bytes([_CODES[value]]), bytes([0x1C, _CODES[value]])
    elif isinstance(value, str):
        encoded = value.encode("utf-16-le")
        kind, stored, tokens = _FORMULA_TEXT, wide(value), struct.pack("<BH", 0x17, len(encoded) // 2) + encoded
    elif isinstance(value, bool):
        kind, stored, tokens = _FORMULA_BOOL, bytes([value]), bytes([0x1D, value])
    else:
        number, style = _number(value, parts)
        stored = struct.pack("<d", number)
        body = _at(column, style) + stored + _tokens(b"\x1f" + stored)
        return record(_FORMULA_REAL, body)
    return record(kind, _at(column, 0) + stored + _tokens(tokens))


def _tokens(tokens: bytes) -> bytes:
    return struct.pack("<HI", 0, len(tokens)) + tokens + struct.pack("<I", 0)


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(sheets: int) -> str:
    kinds = {"/xl/styles.bin": "styles", "/xl/sharedStrings.bin": "sharedStrings"}
    kinds |= {f"/xl/worksheets/sheet{n}.bin": "worksheet" for n in range(1, sheets + 1)}
    rows = "".join(f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}"/>' for part, kind in kinds.items())
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="bin" ContentType="{_TYPE}.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{rows}</Types>"
    )
