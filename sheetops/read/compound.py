"""The streams of an OLE compound file, which an .xls is ([MS-CFB]); sector chains that loop end where they began."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEADER = 512
_ENTRY = 128
_DIFAT_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFFA  # what lies above marks free sectors and ends of chains
_ROOT = 5


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
        self._entries = list(self._directory(b"".join(map(self._bytes_of, self._chain(self._fat, first_folder)))))
        root = next((start for _, kind, start, _ in self._entries if kind == _ROOT), _LAST_SECTOR)
        self._mini = b"".join(map(self._bytes_of, self._chain(self._fat, root)))

    def stream(self, *names: str) -> bytes | None:
        """The first stream that has one of the names, whatever their case."""
        wanted = {name.casefold() for name in names}
        for name, _, start, size in self._entries:
            if name.casefold() in wanted:
                return self._read(start, size)
        return None

    def _read(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            return b"".join(map(self._bytes_of, self._chain(self._fat, start)))[:size]
        at = (sector * self._mini_sector for sector in self._chain(self._mini_fat, start))
        return b"".join(self._mini[begin : begin + self._mini_sector] for begin in at)[:size]

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

    @staticmethod
    def _directory(data: bytes) -> Iterator[tuple[str, int, int, int]]:
        """(name, kind, first sector, size) of each entry."""
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            start, size = struct.unpack_from("<II", data, at + 116)
            name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            yield name, kind, start, size
