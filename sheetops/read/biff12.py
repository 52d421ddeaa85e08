"""The records of an .xlsb ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_MORE = 0x80
_LENGTH_BYTES = 4


class Record(NamedTuple):
    """A record: its kind, and where it begins, its body begins, and both end, in the part."""

    kind: int
    begin: int
    body: int
    end: int


def records(part: bytes) -> Iterator[Record]:
    """The records of a part, in their order.

    Raises:
        IndexError: the last one is cut short.
    """
    at, size = 0, len(part)
    while at < size:
        begin = at
        kind = part[at]
        at += 1
        if kind & _MORE:
            kind = (kind & 0x7F) | (part[at] & 0x7F) << 7
            at += 1
        length = part[at]
        at += 1
        if length & _MORE:
            length, at = _long(part, at - 1)
        if at + length > size:
            raise IndexError("a record is cut short")
        yield Record(kind, begin, at, at + length)
        at += length


def _long(part: bytes, at: int) -> tuple[int, int]:
    """A length in more than one byte, and where its record's body begins."""
    length = 0
    for count in range(_LENGTH_BYTES):
        byte = part[at + count]
        length |= (byte & 0x7F) << 7 * count
        if not byte & _MORE:
            break
    return length, at + count + 1


def record(kind: int, body: bytes = b"") -> bytes:
    """A record as it stands in a part."""
    head = bytes([kind]) if kind < _MORE else bytes([kind & 0x7F | _MORE, kind >> 7])
    length = len(body)
    while length >= _MORE:
        head += bytes([length & 0x7F | _MORE])
        length >>= 7
    return head + bytes([length]) + body


def text(part: bytes, at: int) -> tuple[str, int]:
    """A text behind its length, and where it ends.

    Raises:
        struct.error, IndexError: it is cut short.
    """
    (length,) = struct.unpack_from("<I", part, at)
    end = at + 4 + 2 * length
    if end > len(part):
        raise IndexError("a text is cut short")
    return part[at + 4 : end].decode("utf-16-le", "replace"), end


def written(value: str) -> bytes:
    """A text behind its length."""
    encoded = value.encode("utf-16-le", "surrogatepass")
    return struct.pack("<I", len(encoded) // 2) + encoded


def number(packed: int) -> float:
    """A number packed into 30 bits, of which two say how ([MS-XLSB] 2.5.122)."""
    hundredth, whole = packed & 1, packed & 2
    if whole:
        value = float((packed - (1 << 32) if packed >> 31 else packed) >> 2)
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return value / 100 if hundredth else value
