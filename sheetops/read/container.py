"""A compound file that a reader may trust, for a stream from one that it may not."""

from __future__ import annotations

import struct

from sheetops.read.compound import SIGNATURE

CUTOFF = 4096
"""Shorter streams lie in parts of sectors."""
NONE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 4096
_DIFAT_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


def compound(name: str, stream: bytes) -> bytes:
    """A sound compound file that holds one stream: a reader may trust its tables.

    A short stream is filled up with zeros, since only long ones lie in sectors of their own.
    """
    stream = stream.ljust(CUTOFF, b"\0")
    count = -(-len(stream) // _SECTOR)
    fats = -(-(count + 1) // (_SECTOR // 4 - 1))  # a sector of the table has a place for itself, too
    chain = [*range(1, count), END, END, *[FAT_SECTOR] * fats]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(fats * _SECTOR, b"\xff")
    folder = entry("Root Entry", _ROOT, 1, 0, 0) + entry(name, _STREAM, NONE, 0, len(stream))
    head = SIGNATURE + bytes(16) + struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    head += struct.pack("<9I", 1, fats, count, 0, CUTOFF, END, 0, END, 0)
    head += struct.pack(f"<{fats}I", *range(count + 1, count + 1 + fats)).ljust(4 * _DIFAT_IN_HEADER, b"\xff")
    return b"".join(
        [head.ljust(_SECTOR, b"\0"), stream, bytes(-len(stream) % _SECTOR), folder.ljust(_SECTOR, b"\0"), table]
    )


def entry(name: str, kind: int, below: int, start: int, size: int) -> bytes:
    """An entry of the directory, without neighbours; `below` is the number of its first child."""
    encoded = name.encode("utf-16-le")
    body = struct.pack("<HBBIII", len(encoded) + 2, kind, 1, NONE, NONE, below)
    return encoded.ljust(64, b"\0") + body + bytes(36) + struct.pack("<IQ", start, size)
