"""What a file is by its content; the extension is only what its sender says."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Literal, get_args

from sheetops.read.compound import SIGNATURE, opened
from sheetops.read.sniff_text import TextContent, text_content
from sheetops.read.sniff_zip import ZipContent, is_archive, zip_content

_Other = Literal[
    "xls", "old_xls", "doc", "ppt", "msg", "ole", "pdf", "picture", "gnumeric", "dbf", "lotus", "empty", "unknown",
]  # fmt: skip
Content = ZipContent | TextContent | _Other

READABLE: frozenset[Content] = frozenset({"xlsx", "xlsb", "ods", "xls"})
EXTENSIONS: dict[Content, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "xls": (".xls", ".xlt", ".xla", ".xlw", ".et", ".ett"),
    "old_xls": (".xls", ".xlt", ".xlw"),
    "html": (".html", ".htm"),
    "mhtml": (".mht", ".mhtml"),
    "spreadsheet_xml": (".xml",),
    "fods": (".fods", ".xml"),
    "xml": (".xml",),
    "text": (".csv", ".tsv", ".txt", ".prn", ".psv", ".tab"),
    "sylk": (".slk",),
    "dif": (".dif",),
    "rtf": (".rtf", ".doc"),
    "pdf": (".pdf",),
    "doc": (".doc", ".dot", ".wps"),
    "docx": (".docx", ".docm", ".dotx"),
    "odt": (".odt", ".ott"),
    "ppt": (".ppt", ".pps"),
    "pptx": (".pptx", ".pptm", ".ppsx"),
    "odp": (".odp",),
    "msg": (".msg",),
    "numbers": (".numbers",),
    "gnumeric": (".gnumeric",),
    "dbf": (".dbf",),
    "lotus": (".wks", ".wk1", ".wk3", ".wk4", ".123", ".wq1", ".wb1", ".wb2", ".wb3", ".qpw"),
    "picture": (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
    "archive": (".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz"),
}
"""What can be named, and the extensions that say it."""

_HEAD = 4096
_MAGIC: tuple[tuple[bytes, Content], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"\x09\x08", "xls"),  # a workbook of Excel 5 and later without its container
    (b"\x09\x00\x04\x00", "old_xls"),
    (b"\x09\x02\x06\x00", "old_xls"),
    (b"\x09\x04\x06\x00", "old_xls"),
    (b"\x00\x00\x02\x00", "lotus"),
    (b"\x00\x00\x1a\x00", "lotus"),
    (b"\xff\x00\x02\x00", "lotus"),
)
_GZIP = b"\x1f\x8b"
# The streams by which the programs that write compound files are told apart, in the order in which they count.
_STREAMS: tuple[tuple[str, Content], ...] = (
    ("encryptedpackage", "encrypted"),
    ("workbook", "xls"),
    ("book", "xls"),
    ("worddocument", "doc"),
    ("powerpoint document", "ppt"),
    ("__properties_version1.0", "msg"),
    ("nativecontent_main", "lotus"),
    ("perfectoffice_main", "lotus"),
)
_DBF = re.compile(rb"[\x02\x03\x30-\x32\x43\x63\x83\x8b\xcb\xf5\xfb].[\x01-\x0c][\x01-\x1f]", re.DOTALL)
_FIELD, _END_OF_FIELDS = 32, 0x0D

assert frozenset(EXTENSIONS) <= frozenset(get_args(ZipContent) + get_args(TextContent) + get_args(_Other))


def sniff(data: bytes) -> Content:
    """The content of a file from its bytes."""
    if not data:
        return "empty"
    if data.startswith(b"PK"):
        return zip_content(data)
    if data.startswith(SIGNATURE):
        return _compound_content(data)
    if data.startswith(_GZIP):
        return _packed_content(data)
    known = next((content for magic, content in _MAGIC if data.startswith(magic)), None)
    if known:
        return known
    if _is_dbf(data):
        return "dbf"
    if is_archive(data):  # whatever stands before it
        return zip_content(data)
    return text_content(data) or "unknown"


def _compound_content(data: bytes) -> Content:
    """What a compound file is, by the streams that do not lie in its folders; by any name where its own are damaged."""
    try:
        names = {name.casefold() for name in opened(data).names}
    except (ValueError, struct.error):
        names = set()
    found = next((content for name, content in _STREAMS if name in names), None)
    if found or names:
        return found or "ole"
    lower = data.lower()
    return next((content for name, content in _STREAMS if name.encode("utf-16-le") in lower), "damaged")


def _packed_content(data: bytes) -> Content:
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, _HEAD)
    except zlib.error:
        return "archive"
    return "gnumeric" if b"gnumeric" in head else "archive"


def _is_dbf(data: bytes) -> bool:
    """Whether a file is a table of dBase or FoxPro: its head says where its fields end, and there they do."""
    if not _DBF.match(data) or len(data) < 2 * _FIELD:
        return False
    fields = range(_FIELD, min(len(data), _HEAD), _FIELD)
    return any(data[at] == _END_OF_FIELDS for at in fields) and b"\0" in data[_FIELD : 2 * _FIELD]
