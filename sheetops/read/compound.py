"""The streams of an OLE compound file, which an .xls is ([MS-CFB]); sector chains that loop end where they began."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_DIFAT_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFFA  # what lies above marks free sectors and ends of chains
_NONE = 0xFFFFFFFF
_STREAM, _ROOT = 2, 5


class _Entry(NamedTuple):
    """An entry of the directory; `before`, `after` and `below` are the numbers of its neighbours and first child."""

    name: str
    kind: int
    start: int
    size: int
    before: int
    after: int
    below: int


class CompoundFile:
    """A compound file in memory.

    Raises:
        ValueError, struct.error: its header or tables are damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector = 1 << struct.unpack_from("<H", data, 30)[0]
        self._mini_sector = 1 << struct.unpack_from("<H", data, 32)[0]
        first_folder, self._cutoff, first_mini = struct.unpack_from("<I4xII", data, 48)
        if self._sector not in (512, 4096) or self._mini_sector >= self._sector:
            raise ValueError("the sector sizes are damaged")
        self._fat = self._numbers(self._fat_sectors())
        self._mini_fat = self._numbers(self._chain(self._fat, first_mini))
        self._entries = tuple(_directory(b"".join(map(self._bytes_of, self._chain(self._fat, first_folder)))))
        self._mini = b"".join(map(self._bytes_of, self._chain(self._fat, self._root.start)))

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams and folders that do not lie in another folder; none where there is no root."""
        return frozenset(entry.name for entry in self._top()) if self._root.kind else frozenset()

    def stream(self, *names: str, cut: bool = False) -> bytes | None:
        """The stream of the first of the names, whatever their case; from within a folder only where none is outside.

        Args:
            cut: whether one that is cut short is given as far as it goes.

        Raises:
            ValueError: it is cut short.
        """
        streams = {
            e.name.casefold(): e for e in (*reversed(self._entries), *reversed(self._top())) if e.kind == _STREAM
        }
        found = next((streams[name.casefold()] for name in names if name.casefold() in streams), None)
        return self._read(found.start, found.size, cut) if found else None

    @property
    def _root(self) -> _Entry:
        return next((entry for entry in self._entries if entry.kind == _ROOT), _Entry("", 0, _NONE, 0, *[_NONE] * 3))

    def _top(self) -> list[_Entry]:
        """The entries that do not lie in a folder: the tree below the root; all, where that is damaged."""
        seen: dict[int, None] = {}
        waiting = [self._root.below]
        while waiting:
            number = waiting.pop()
            if number < len(self._entries) and number not in seen:
                seen[number] = None
                waiting += self._entries[number].before, self._entries[number].after
        return [self._entries[number] for number in sorted(seen)] or list(self._entries)

    def _read(self, start: int, size: int, cut: bool) -> bytes:
        if size >= self._cutoff:
            pieces = list(map(self._bytes_of, self._chain(self._fat, start)))
        else:
            at = (sector * self._mini_sector for sector in self._chain(self._mini_fat, start))
            pieces = [self._mini[begin : begin + self._mini_sector] for begin in at]
        stream = b"".join(pieces)[:size]
        if len(stream) < size and not cut:
            raise ValueError("a stream is cut short")
        return stream

    def _bytes_of(self, sector: int) -> bytes:
        begin = (sector + 1) * self._sector
        return self._data[begin : begin + self._sector]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        table = b"".join(map(self._bytes_of, sectors))
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _fat_sectors(self) -> list[int]:
        count, first_more, more = (
            struct.unpack_from("<I20xII", self._data, 44)[0],
            *struct.unpack_from("<II", self._data, 68),
        )
        sectors = list(struct.unpack_from(f"<{_DIFAT_IN_HEADER}I", self._data, 76))
        per_sector = self._sector // 4 - 1
        for _ in range(min(more, len(self._data) // self._sector)):
            if first_more >= _LAST_SECTOR:
                break
            *listed, first_more = struct.unpack(f"<{per_sector + 1}I", self._bytes_of(first_more))
            sectors += listed
        return [sector for sector in sectors[:count] if sector < _LAST_SECTOR]

    @staticmethod
    def _chain(table: tuple[int, ...], start: int) -> list[int]:
        seen: dict[int, None] = {}
        while start < len(table) and start not in seen:
            seen[start] = None
            start = table[start]
        return list(seen)


@lru_cache(maxsize=1)
def opened(data: bytes) -> CompoundFile:
    """The compound file that is being read; its tables are read once.

    Raises:
        ValueError, struct.error: its header or tables are damaged.
    """
    return CompoundFile(data)


def _directory(data: bytes) -> Iterator[_Entry]:
    for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
        length, kind, before, after, below = struct.unpack_from("<HBxIII", data, at + 64)
        start, size = struct.unpack_from("<II", data, at + 116)
        name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        yield _Entry(name, kind, start, size, before, after, below)
