"""Hidden rows and columns, error values and the day count of an .xls ([MS-XLS], since Excel 97)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from sheetops.read.compound import CompoundFile
from sheetops.read.extras import SheetExtras, WorkbookExtras

_BOF, _EOF, _SHEET, _DATES, _PASSWORD = 0x809, 0x0A, 0x85, 0x22, 0x2F
_ROW, _COLUMNS, _BOOLERR, _FORMULA = 0x208, 0x7D, 0x205, 0x06
_EXCEL_97 = 0x600
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_UTF16 = 0x01
_NO_NUMBER, _ERROR = 0xFFFF, 2
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_MOST_COLUMNS = 256


def scan_xls(data: bytes) -> WorkbookExtras:
    """What an .xls has besides its values; nothing of one from before Excel 97.

    Raises:
        ValueError, struct.error, IndexError: the file is damaged.
    """
    stream = _workbook_stream(data)
    if len(stream) < 8 or struct.unpack_from("<H", stream, 4)[0] != _EXCEL_97:  # noqa: PLR2004 - a BOF's least length
        return WorkbookExtras({})
    sheets: dict[str, SheetExtras] = {}
    epoch = False
    for kind, body in _records(stream, 0):
        if kind == _DATES:
            epoch = body[:1] == b"\x01"
        elif kind == _SHEET:
            sheets[_name(body)] = _sheet(stream, struct.unpack_from("<I", body)[0])
    return WorkbookExtras(sheets, epoch)


def is_encrypted(data: bytes) -> bool:
    """Whether an .xls asks for a password; false where it is damaged."""
    try:
        stream = _workbook_stream(data)
    except (ValueError, struct.error):
        return False
    return any(kind == _PASSWORD for kind, _ in _records(stream, 0))


def _workbook_stream(data: bytes) -> bytes:
    return CompoundFile(data).stream("Workbook", "Book") or b""


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of the substream that begins at a place, without those of the charts inside it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _name(body: bytes) -> str:
    length, flags = body[6], body[7]
    return body[8 : 8 + 2 * length].decode("utf-16-le") if flags & _UTF16 else body[8 : 8 + length].decode("latin-1")


def _sheet(stream: bytes, at: int) -> SheetExtras:
    rows: set[int] = set()
    columns: set[int] = set()
    errors: dict[tuple[int, int], str] = {}
    for kind, body in _records(stream, at):
        if kind == _ROW and body[12] & _ROW_HIDDEN:
            rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS and body[8] & _COLUMN_HIDDEN:
            first, last = struct.unpack_from("<HH", body)
            columns.update(range(first + 1, min(last + 1, _MOST_COLUMNS) + 1))
        elif kind in (_BOOLERR, _FORMULA) and (value := _error(kind, body)):
            row, column = struct.unpack_from("<HH", body)
            errors[row + 1, column + 1] = value
    return SheetExtras(frozenset(rows), frozenset(columns), tuple(sorted(errors.items())))


def _error(kind: int, body: bytes) -> str | None:
    """The error value of a cell; None where it holds another."""
    if kind == _BOOLERR:
        return _ERRORS.get(body[6]) if body[7] else None
    is_error = struct.unpack_from("<H", body, 12)[0] == _NO_NUMBER and body[6] == _ERROR
    return _ERRORS.get(body[8]) if is_error else None
