"""What a file is by its content; the extension is only what its sender says."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

Content = Literal[
    "xlsx", "xlsb", "ods", "xls", "encrypted", "html", "xml", "text", "zip", "ole", "pdf", "empty", "unknown"
]

READABLE: frozenset[Content] = frozenset({"xlsx", "xlsb", "ods", "xls"})
EXTENSIONS: dict[Content, frozenset[str]] = {
    "xlsx": frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"}),
    "xlsb": frozenset({".xlsb"}),
    "ods": frozenset({".ods", ".ots"}),
    "xls": frozenset({".xls", ".xlt", ".xla"}),
}
SPREADSHEET_EXTENSIONS = frozenset().union(*EXTENSIONS.values())

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_BARE_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")


def _zip_content(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(info.flag_bits & 1 for info in archive.infolist()):
                return "encrypted"
            if "xl/workbook.bin" in names:
                return "xlsb"
            if any(name.endswith("workbook.xml") for name in names) or "[Content_Types].xml" in names:
                return "xlsx"
            if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:100]:
                manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
                return "encrypted" if b"encryption-data" in manifest else "ods"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
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
    if data.startswith(b"%PDF"):
        return "pdf"
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<table" in head:
        return "html"
    if head.startswith(b"<?xml"):
        return "xml"
    return "unknown" if b"\0" in data[:2048] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) else "text"
