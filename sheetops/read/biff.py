"""What the records of an .xls have in common, from Excel 5 to 2003 ([MS-XLS]; before Excel 97, BIFF5)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
BIFF5, BIFF8 = 0x500, 0x600
_WIDE = 0x01
_HEAD = 4


def version(stream: bytes) -> int:
    """BIFF5 (Excel 5 and 95) or BIFF8 (since Excel 97), by the stream's first record; 0 of what is neither.

    Raises:
        struct.error: it is cut short.
    """
    kind, _, number, what = struct.unpack_from("<4H", stream)
    if kind != BOF:
        return 0
    old = number == BIFF5 or (not number and what == 0x1000)  # noqa: PLR2004 - a chart's first record in old files
    return BIFF5 if old else BIFF8


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """The records of the substream that begins at a place, without those of the charts inside it."""
    unpack, depth = struct.Struct("<HH").unpack_from, 0
    while at + _HEAD <= len(stream):
        kind, length = unpack(stream, at)
        begin, at = at + _HEAD, at + _HEAD + length
        if kind in (BOF, EOF):
            depth += 1 if kind == BOF else -1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, stream[begin:at]


def short_text(body: bytes, at: int, number: int) -> str:
    """A text behind its length in one byte, such as the name of a sheet or a font."""
    length = body[at]
    if number == BIFF5:
        return letters(body[at + 1 : at + 1 + length])
    begin = at + 2
    if body[at + 1] & _WIDE:
        return body[begin : begin + 2 * length].decode("utf-16-le", "replace")
    return body[begin : begin + length].decode("latin-1")


def format_code(body: bytes, number: int) -> str:
    """The code of a number format, behind the number by which cell formats refer to it."""
    if number == BIFF5:
        return short_text(body, 2, number)
    begin, length = 5, int.from_bytes(body[2:4], "little")
    if body[4] & _WIDE:
        return body[begin : begin + 2 * length].decode("utf-16-le", "replace")
    return body[begin : begin + length].decode("latin-1")


def letters(raw: bytes) -> str:
    """Bytes as the letters of code page 1252; those that it leaves open stand for themselves."""
    return "".join(_LETTERS[byte] for byte in raw)


def raw(text: str) -> bytes:
    """The bytes that were read as these letters."""
    return bytes(_BYTES.get(letter, ord("?")) for letter in text)


_LETTERS = tuple(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
_BYTES = {letter: byte for byte, letter in enumerate(_LETTERS)}
