"""What a file is by its content; the extension is only what its sender says."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Literal

Content = Literal[
    "xlsx", "xlsb", "ods", "xls", "encrypted", "docx", "pptx", "html", "xml", "text", "zip", "ole", "pdf", "empty",
    "unknown",
]  # fmt: skip

READABLE: frozenset[Content] = frozenset({"xlsx", "xlsb", "ods", "xls"})
EXTENSIONS: dict[Content, frozenset[str]] = {
    "xlsx": frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"}),
    "xlsb": frozenset({".xlsb"}),
    "ods": frozenset({".ods", ".ots"}),
    "xls": frozenset({".xls", ".xlt", ".xla"}),
    "html": frozenset({".html", ".htm"}),
    "text": frozenset({".csv", ".tsv", ".txt"}),
    "xml": frozenset({".xml"}),
    "pdf": frozenset({".pdf"}),
    "docx": frozenset({".docx", ".docm"}),
    "pptx": frozenset({".pptx", ".pptm"}),
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book", "WORKBOOK", "BOOK"))
_BARE_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 2048
_ENCRYPTED_BIT = 1
_PARTS: tuple[tuple[str, Content], ...] = (
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
)


def _zip_content(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(info.flag_bits & _ENCRYPTED_BIT for info in archive.infolist()):
                return "encrypted"
            for part, content in _PARTS:
                if part in names:
                    return content
            if any(name.endswith("workbook.xml") for name in names) or "[Content_Types].xml" in names:
                return "xlsx"
            if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:100]:
                manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
                return "encrypted" if b"encryption-data" in manifest else "ods"
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
        return "zip"
    return "zip"


def sniff(data: bytes) -> Content:
    """The content of a file from its bytes."""
    if not data:
        return "empty"
    if data.startswith(b"PK"):
        return _zip_content(data)
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            return "encrypted"
        return "xls" if any(name in data for name in _WORKBOOK_STREAMS) else "ole"
    if data.startswith(_BARE_BIFF):
        return "xls"
    return _text_content(data)


def _text_content(data: bytes) -> Content:
    if data.startswith(b"%PDF"):
        return "pdf"
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<table" in head:
        return "html"
    if head.startswith(b"<?xml"):
        return "xml"
    if b"\0" not in data[:_HEAD] or data.startswith(_BYTE_ORDER_MARKS):
        return "text"
    return _zip_content(data) if zipfile.is_zipfile(io.BytesIO(data)) else "unknown"
