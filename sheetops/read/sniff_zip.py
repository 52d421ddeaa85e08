"""What a zip archive is by the names of its parts."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from sheetops.read.archive import DAMAGE, MOST_PARTS, Archive, opened

ZipContent = Literal[
    "xlsx", "xlsb", "ods", "encrypted", "docx", "pptx", "odt", "odp", "numbers", "archive", "crowded", "damaged",
]  # fmt: skip

_ENTRY = b"PK\x01\x02"
_SHORTEST_ENTRY = 46
_LOCKED = 1
_MOST = 1 << 18
_KINDS = "[Content_Types].xml"
_MANIFEST = "META-INF/manifest.xml"
# The main part of a document of Office, by its place and by what the package says of it.
_PLACES: tuple[tuple[str, ZipContent], ...] = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
)
_MAIN_PARTS: tuple[tuple[bytes, ZipContent], ...] = (
    (b"ms-excel.sheet.binary.macroEnabled.main", "xlsb"),
    (b"spreadsheetml.sheet.main", "xlsx"),
    (b"spreadsheetml.template.main", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main", "xlsx"),
    (b"ms-excel.template.macroEnabled.main", "xlsx"),
    (b"ms-excel.addin.macroEnabled.main", "xlsx"),
    (b"wordprocessingml", "docx"),
    (b"ms-word.", "docx"),
    (b"presentationml", "pptx"),
    (b"ms-powerpoint.", "pptx"),
)
_OPEN_DOCUMENT: tuple[tuple[bytes, ZipContent], ...] = (
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.text", "odt"),
    (b"opendocument.presentation", "odp"),
)


def is_archive(data: bytes) -> bool:
    """Whether an archive ends where the file does, whatever stands before it."""
    return zipfile.is_zipfile(io.BytesIO(data))


def zip_content(data: bytes) -> ZipContent:
    """What an archive is; only its directory is read, and small parts that say what it is."""
    if len(data) > MOST_PARTS * _SHORTEST_ENTRY and data.count(_ENTRY) > MOST_PARTS:
        return "crowded"  # its directory alone would fill the memory
    try:
        archive = opened(data)
        if any(entry.flag_bits & _LOCKED for entry in archive.entries):
            return "encrypted"
        return _office(archive) or _open_document(archive) or _other(archive)
    except DAMAGE:
        return "damaged"


def _office(archive: Archive) -> ZipContent | None:
    place = next((content for part, content in _PLACES if part in archive), None)
    if place or _KINDS not in archive:
        return place
    kinds = _text(archive, _KINDS)
    return next((content for kind, content in _MAIN_PARTS if kind in kinds), None)


def _open_document(archive: Archive) -> ZipContent | None:
    kind = next((_text(archive, part) for part in ("mimetype", _MANIFEST) if part in archive), b"")
    content = next((content for name, content in _OPEN_DOCUMENT if name in kind), None)
    locked = content and _MANIFEST in archive and b"encryption-data" in _text(archive, _MANIFEST)
    return "encrypted" if locked else content


def _other(archive: Archive) -> ZipContent:
    names = archive.names
    if any(name.endswith((".iwa", "index.zip", "index.apxl")) for name in names):
        return "numbers"
    if any(name.endswith("workbook.bin") for name in names):
        return "xlsb"
    return "xlsx" if any(name.endswith("workbook.xml") for name in names) else "archive"


def _text(archive: Archive, part: str) -> bytes:
    """The beginning of a part that says what the archive is."""
    entry = next(e for e in archive.entries if e.filename.replace("\\", "/").lower() == part.lower())
    return archive.unpacked(entry, _MOST)
