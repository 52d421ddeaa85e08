"""The cells of a sheet of an .xlsb, and how the reader of values understands them.

The reader leaves out texts that stand in their cells in several fonts, and every cell that does not say its column,
as SheetJS writes them; it takes for a number the date that is packed as a whole number, and stops at an error value
that it does not know.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from sheetops.read import biff12
from sheetops.read.biff12 import Record
from sheetops.read.strays import Place
from sheetops.read.xlsb_parts import PLAIN, Rich, Texts, XlsbStyles, rich
from sheetops.text import clean

BLANK, _PACKED, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED = range(1, 8)
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOLEAN, _FORMULA_ERROR = range(8, 12)
_RICH_TEXT = 62
# The short form of a cell, whose column is the next one → its full form.
_SHORT = {12: BLANK, 13: _PACKED, 14: _ERROR, 15: _BOOLEAN, 16: _REAL, 17: _TEXT, 18: _SHARED}
CELLS = frozenset({*range(BLANK, _FORMULA_ERROR + 1), *_SHORT, _RICH_TEXT})
"""The kinds of records that are cells."""
_TEXTS = frozenset({_TEXT, _SHARED, _FORMULA_TEXT, _RICH_TEXT})
_STYLE = 0xFFFFFF
_HOW_PACKED, _WHOLE = 3, 2
_NOT_AVAILABLE = 0x2A
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    _NOT_AVAILABLE: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass(frozen=True, slots=True)
class XlsbCell:
    """A cell: its record, its place from 1, its full form, its style, and where its value begins in the part."""

    part: bytes
    record: Record
    place: Place
    kind: int
    style: int
    value: int

    @classmethod
    def of_record(cls, part: bytes, record: Record, row: int, column: int) -> XlsbCell:
        """The cell of a record, in a row; one that does not say its column stands behind the one before.

        Raises:
            struct.error: it is cut short.
        """
        short = _SHORT.get(record.kind)
        if short is None:
            before, style = struct.unpack_from("<II", part, record.body)
            return cls(part, record, (row, before + 1), record.kind, style & _STYLE, record.body + 8)
        (style,) = struct.unpack_from("<I", part, record.body)
        return cls(part, record, (row, column + 1), short, style & _STYLE, record.body + 4)

    @property
    def error(self) -> str | None:
        """The error value; None where there is none."""
        is_error = self.kind in (_ERROR, _FORMULA_ERROR)
        return _ERRORS.get(self.part[self.value], "#ERROR!") if is_error else None

    @property
    def is_text(self) -> bool:
        return self.kind in _TEXTS

    def rich(self, texts: Texts) -> Rich:
        """Where the fonts of its text change."""
        if self.kind == _SHARED:
            begin = texts.begin(self._number)
            return PLAIN if begin is None else rich(texts.part, begin)
        return rich(self.part, self.value) if self.kind == _RICH_TEXT else PLAIN

    def understood(self, styles: XlsbStyles) -> bytes | None:
        """The record as the reader of values understands it; None where it does as it is."""
        kind, value = self.kind, None
        if kind == _RICH_TEXT:
            kind, value = _TEXT, biff12.written(biff12.text(self.part, self.value + 1)[0])
        elif kind == _ERROR and self.part[self.value] not in _ERRORS:
            value = bytes([_NOT_AVAILABLE])
        elif kind == _PACKED and self._number & _HOW_PACKED == _WHOLE and styles.is_formatted(self.style):
            kind, value = _REAL, struct.pack("<d", biff12.number(self._number))
        if kind == self.record.kind and value is None:
            return None
        head = struct.pack("<II", self.place[1] - 1, self.style)
        return biff12.record(kind, head + (self.part[self.value : self.record.end] if value is None else value))

    def shown(self, texts: Texts) -> str:
        """What is seen of its value."""
        if self.kind == _SHARED:
            begin = texts.begin(self._number)
            return "" if begin is None else clean(biff12.text(texts.part, begin + 1)[0])
        if self.is_text:
            return clean(biff12.text(self.part, self.value + (self.kind == _RICH_TEXT))[0])
        if self.kind in (_REAL, _FORMULA_REAL):
            return f"{struct.unpack_from('<d', self.part, self.value)[0]:g}"
        return f"{biff12.number(self._number):g}" if self.kind == _PACKED else self.error or ""

    @property
    def _number(self) -> int:
        number: int = struct.unpack_from("<I", self.part, self.value)[0]
        return number
