"""An .xls for the reader of values: its workbook stream, in a container and a code page that can be trusted.

The reader aborts the whole process over sector chains that run in circles, takes an embedded workbook for the file's
own, reads texts letter by letter wrong where a writer named a code page since Excel 97, and knows few of those that
were named before.
"""

from __future__ import annotations

import codecs
import dataclasses
import struct
import unicodedata
from collections.abc import Container

from sheetops.model import Cell, Grid
from sheetops.read import biff
from sheetops.read.compound import SIGNATURE, opened
from sheetops.read.container import CUTOFF, compound

_PAGE, _PASSWORD = 0x42, 0x2F
_LATIN, _UNICODE = 1252, 1200
_HEAD = 4
# What Python does not call "cp" and the number; Excel for Mac, and Excel 2 to 4, had numbers of their own.
_CODECS = {
    10000: "mac_roman",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    10079: "mac_iceland",
    10081: "mac_turkish",
    32768: "mac_roman",
    32769: "cp1252",
}


def workbook_stream(data: bytes, *, cut: bool = False) -> bytes:
    """The stream that holds the workbook; the file itself where it is no compound file.

    Args:
        cut: whether one that is cut short is given as far as it goes.

    Raises:
        ValueError, struct.error: it is damaged, or holds none.
    """
    if not data.startswith(SIGNATURE):
        return data
    stream = opened(data).stream("Workbook", "Book", cut=cut)
    if not stream:
        raise ValueError("there is no workbook in it")
    return stream


def is_locked(data: bytes) -> bool:
    """Whether an .xls is encrypted; false where it is damaged."""
    try:
        return any(kind == _PASSWORD for kind, _ in biff.records(workbook_stream(data, cut=True)))
    except (ValueError, struct.error):
        return False


def for_decryption(data: bytes) -> bytes:
    """An encrypted .xls in a container that can be trusted, and of whole records only.

    Raises:
        ValueError, struct.error: it is damaged.
    """
    stream = workbook_stream(data)
    at = end = 0
    while at + _HEAD <= len(stream):
        at += _HEAD + struct.unpack_from("<H", stream, at + 2)[0]
        end = at if at <= len(stream) else end
    missing = max(0, CUTOFF - end)
    filler = struct.pack("<HH", 0, max(_HEAD, missing) - _HEAD).ljust(missing, b"\0") if missing else b""
    return compound("Workbook", stream[:end] + filler)


def for_reading(stream: bytes) -> tuple[bytes, str | None]:
    """A file that the reader of values can read, and the encoding in which its texts are to be read again, if any.

    Raises:
        struct.error: the stream is damaged.
    """
    old = biff.version(stream) == biff.BIFF5
    wanted = _LATIN if old else _UNICODE
    at = _place_of_page(stream)
    page = struct.unpack_from("<H", stream, at)[0] if at else wanted
    if at and page != wanted:
        stream = stream[:at] + struct.pack("<H", wanted) + stream[at + 2 :]
    return compound("Workbook", stream), _codec(page) if old else None


def _place_of_page(stream: bytes) -> int:
    at = 0
    for kind, body in biff.records(stream):
        at += 4
        if kind == _PAGE:
            return at
        at += len(body)
    return 0


def _codec(page: int) -> str | None:
    """Python's name of a code page; None where it needs no other reading, or is not known."""
    try:
        name = codecs.lookup(_CODECS.get(page, f"cp{page}")).name
    except LookupError:
        return None
    return None if name == f"cp{_LATIN}" else name


def in_code_page(grid: Grid, codec: str, legacy: Container[tuple[int, int]]) -> Grid:
    """A grid whose texts were read in code page 1252, in their own.

    Args:
        legacy: the places of texts in legacy fonts, which are as they are: those fonts know of no code page.
    """
    rows = tuple(
        tuple(
            value if (number, column) in legacy else _again(value, codec) for column, value in enumerate(row, start=1)
        )
        for number, row in enumerate(grid.rows, start=1)
    )
    return dataclasses.replace(grid, sheet=str(_again(grid.sheet, codec)), rows=rows)


def _again(value: Cell, codec: str) -> Cell:
    if not isinstance(value, str) or value.isascii():
        return value
    return unicodedata.normalize("NFC", biff.raw(value).decode(codec, "replace"))
