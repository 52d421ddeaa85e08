"""Hidden rows and columns, error values, legacy fonts and the day count of an .xls, since Excel 5."""

from __future__ import annotations

import struct
from collections.abc import Callable

from sheetops.read import biff
from sheetops.read.extras import FontRun, SheetExtras, WorkbookExtras
from sheetops.read.shared_strings import changes_of_font
from sheetops.read.xls_fonts import LABEL, RICH_LABEL, SHARED_LABEL, XlsFonts

_SHEET, _DATES, _FONT, _NUMBER_FORMAT, _CELL_FORMAT, _SHARED = 0x85, 0x22, 0x31, 0x41E, 0xE0, 0xFC
_NUMBER, _PACKED, _PACKED_ROW = 0x203, 0x27E, 0xBD
_ROW, _COLUMNS, _BOOLERR, _FORMULA, _TEXT_OF_FORMULA = 0x208, 0x7D, 0x205, 0x06, 0x207
_ROW_HIDDEN, _HEIGHT_SET, _COLUMN_HIDDEN = 0x20, 0x40, 0x01
_HEIGHT = 0x7FFF
_NO_NUMBER, _TEXT, _ERROR = 0xFFFF, 0, 2
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_MOST_COLUMNS = 256


def scan_xls(stream: bytes) -> WorkbookExtras:
    """What an .xls has besides its values.

    Args:
        stream: its workbook stream, as of `xls.workbook_stream`.

    Raises:
        ValueError, struct.error, IndexError: it is damaged.
    """
    fonts = XlsFonts(biff.version(stream))
    sheets: list[tuple[str, int]] = []
    shared: list[bytes] = []
    epoch, before = False, 0
    for kind, body in biff.records(stream):
        if kind == _DATES:
            epoch = body[:1] == b"\x01"
        elif kind == _SHEET:
            sheets.append((biff.short_text(body, 6, fonts.biff).replace("\0", ""), struct.unpack_from("<I", body)[0]))
        elif kind == _FONT:
            fonts.names.append(biff.short_text(body, 14, fonts.biff))
        elif kind == _CELL_FORMAT:
            font, number = struct.unpack_from("<HH", body)
            fonts.formats.append(font)
            fonts.numbers.append(number)
        elif kind == _NUMBER_FORMAT:
            fonts.codes.append((struct.unpack_from("<H", body)[0], biff.format_code(body, fonts.biff)))
        elif kind == _SHARED or (kind == biff.CONTINUE and before == _SHARED):
            shared.append(body)
            before = _SHARED
            continue
        before = kind
    if fonts.legacy and shared:
        fonts.shared = changes_of_font(shared)
    return WorkbookExtras({name: _Sheet(fonts).scanned(stream, at) for name, at in sheets}, epoch)


class _Sheet:
    """One sheet while it is scanned."""

    def __init__(self, fonts: XlsFonts) -> None:
        self._fonts = fonts
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._errors: dict[tuple[int, int], str] = {}
        self._unvalued: set[tuple[int, int]] = set()
        self._awaits: tuple[int, int] | None = None  # a formula whose text is in a record that follows
        self._runs: dict[tuple[int, int], tuple[FontRun, ...]] = {}
        self._percents = fonts.percent_formats
        self._percentages: set[tuple[int, int]] = set()

    def scanned(self, stream: bytes, at: int) -> SheetExtras:
        heard = self._heard()
        for kind, body in biff.records(stream, at):
            if kind in heard:
                heard[kind](body)
        if self._awaits:
            self._unvalued.add(self._awaits)
        return SheetExtras(
            hidden_rows=frozenset(self._rows),
            hidden_columns=frozenset(self._columns),
            error_cells=tuple(sorted(self._errors.items())),
            unvalued_formulas=frozenset(self._unvalued),
            fonts=self._runs,
            percentages=frozenset(self._percentages),
        )

    def _heard(self) -> dict[int, Callable[[bytes], None]]:
        """What is done with the records of a kind; texts are only looked at where there are legacy fonts."""
        heard = {
            _ROW: self._row,
            _COLUMNS: self._column,
            _BOOLERR: self._boolean_or_error,
            _FORMULA: self._formula,
            _TEXT_OF_FORMULA: self._text_of_formula,
        }
        if self._fonts.legacy:
            heard |= {LABEL: self._label, RICH_LABEL: self._rich_label, SHARED_LABEL: self._shared_label}
        if self._percents:
            heard |= {_NUMBER: self._number, _PACKED: self._number, _PACKED_ROW: self._numbers}
        return heard

    def _row(self, body: bytes) -> None:
        number, height, flags = struct.unpack_from("<H4xH4xB", body)
        if flags & _ROW_HIDDEN or (flags & _HEIGHT_SET and not height & _HEIGHT):
            self._rows.add(number + 1)

    def _column(self, body: bytes) -> None:
        first, last, width = struct.unpack_from("<HHH", body)
        if body[8] & _COLUMN_HIDDEN or not width:
            self._columns.update(range(first + 1, min(last + 1, _MOST_COLUMNS) + 1))

    def _boolean_or_error(self, body: bytes) -> None:
        if body[7]:
            self._errors[_place(body)] = _ERRORS.get(body[6], "#ERROR!")

    def _formula(self, body: bytes) -> None:
        if self._awaits:
            self._unvalued.add(self._awaits)
        what = body[6] if struct.unpack_from("<H", body, 12)[0] == _NO_NUMBER else None
        self._awaits = _place(body) if what == _TEXT else None
        if what == _ERROR:
            self._errors[_place(body)] = _ERRORS.get(body[8], "#ERROR!")
        if what is None and self._percents:
            self._number(body)
        if what == _TEXT and self._fonts.legacy:
            self._text(_FORMULA, body)

    def _number(self, body: bytes) -> None:
        """Note a number that is shown as a percentage."""
        if struct.unpack_from("<H", body, 4)[0] in self._percents:
            self._percentages.add(_place(body))

    def _numbers(self, body: bytes) -> None:
        """Note those of several numbers side by side."""
        row, column = _place(body)
        for at in range(4, len(body) - 6, 6):
            if struct.unpack_from("<H", body, at)[0] in self._percents:
                self._percentages.add((row, column + (at - 4) // 6))

    def _text_of_formula(self, _body: bytes) -> None:
        self._awaits = None

    def _label(self, body: bytes) -> None:
        self._text(LABEL, body)

    def _rich_label(self, body: bytes) -> None:
        self._text(RICH_LABEL, body)

    def _shared_label(self, body: bytes) -> None:
        self._text(SHARED_LABEL, body)

    def _text(self, kind: int, body: bytes) -> None:
        runs = self._fonts.runs(kind, body)
        if runs:
            self._runs[_place(body)] = runs


def _place(body: bytes) -> tuple[int, int]:
    row, column = struct.unpack_from("<HH", body)
    return row + 1, column + 1
