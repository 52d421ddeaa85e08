"""A zipped workbook: its parts by name, and what is refused before any of them is read.

Parts are unpacked in memory and never to more than their directory says; what their names say of folders is not used.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import lru_cache

from sheetops.read.problems import Problem

DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError),
    *(LookupError, ValueError, OSError, EOFError, MemoryError),
)
"""What reading an archive raises where it is damaged."""

_HEAD = 1024
_SMALL = 1 << 16
_SELDOM_READ = ("xl/theme/", "docprops/")
_LOCAL_HEADER = 30
_MOST_UNPACKED = 400 << 20
_MOST_OF_A_PART = 300 << 20
MOST_PARTS = 20_000
# Repetitive text packs to 170:1 at most in honest files; what is smaller does no harm.
_MOST_TIMES = 300
_HARMLESS = 20 << 20
_XML = (".xml", ".rels")
_NOT_OURS = ("customxml/", "meta-inf/")  # anything may lie there, and nobody reads it


class Archive:
    """The parts of a zipped workbook, by name whatever its case and the direction of its slashes.

    Raises:
        the exceptions of `DAMAGE`: it is no archive, or a damaged one; also when a part is read.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.entries = self._zip.infolist()
        self._named = {_plain(entry.filename): entry for entry in self.entries}
        self._small: dict[int, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._named

    @property
    def names(self) -> list[str]:
        """The names of the parts, in small letters, with "/"."""
        return list(self._named)

    def part(self, name: str) -> bytes:
        """The whole of a part."""
        entry = self._named[_plain(name)]
        kept = self._small.get(entry.header_offset)
        return self.unpacked(entry, entry.file_size) if kept is None else kept

    def head(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """The first bytes of a part; a small one is unpacked as a whole, and kept for whoever reads it next.

        Nobody reads themes and properties but by name.
        """
        if entry.file_size > _SMALL or _plain(entry.filename).startswith(_SELDOM_READ):
            return self.unpacked(entry, most)
        whole = self._small[entry.header_offset] = self.unpacked(entry, entry.file_size)
        return whole[:most]

    def unpacked(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """The first bytes of a part, which is what `ZipFile.read` gives, in a third of its time."""
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            with self._zip.open(entry) as stream:
                return stream.read(most)
        lengths = struct.unpack_from("<HH", self._data, entry.header_offset + _LOCAL_HEADER - 4)
        begin = entry.header_offset + _LOCAL_HEADER + sum(lengths)
        packed = self._data[begin : begin + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED or not most:
            return packed[:most]
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


@lru_cache(maxsize=1)
def opened(data: bytes) -> Archive:
    """The archive of the file that is being read; its directory is read once."""
    return Archive(data)


def refusal(data: bytes) -> Problem | None:
    """Why an archive is not to be read; None where it may be, or is none.

    Only its directory is looked at, and the first bytes of its parts: such a file may exhaust whoever unpacks it.
    """
    try:
        archive = opened(data)
        limit = _limit(archive.entries)
        if limit:
            return Problem("F109", params={"limit": limit})
        if len(archive.names) < len(archive.entries):
            return Problem("F101", params={"reason": "double_parts"})
        if any(_declares_entities(archive, entry) for entry in archive.entries):
            return Problem("F101", params={"reason": "declarations"})
    except DAMAGE:
        pass  # the reader of values will say so of what it needs
    return None


def _limit(entries: list[zipfile.ZipInfo]) -> str | None:
    """The limit that the parts break together, as a key of the catalogue's words."""
    if len(entries) > MOST_PARTS:
        return "parts"
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED or any(map(_is_bomb, entries)):
        return "unpacked"
    return None


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    size = entry.file_size
    return size > _MOST_OF_A_PART or (size > _HARMLESS and size > _MOST_TIMES * max(1, entry.compress_size))


def _declares_entities(archive: Archive, entry: zipfile.ZipInfo) -> bool:
    """Whether a part begins with a document type, in which entities may be declared; no spreadsheet program does so."""
    name = _plain(entry.filename)
    if not name.endswith(_XML) or name.startswith(_NOT_OURS):
        return False
    try:
        head = archive.head(entry, _HEAD)
    except DAMAGE:
        return False
    return b"<!DOCTYPE" in head or b"<!DOCTYPE" in head.replace(b"\0", b"")
