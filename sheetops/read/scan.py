"""What the reader of values does not tell of a workbook, by its format."""

from __future__ import annotations

import struct
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from sheetops.read.archive import opened
from sheetops.read.extras import WorkbookExtras
from sheetops.read.scan_ods import scan_ods
from sheetops.read.scan_xls import scan_xls
from sheetops.read.scan_xlsx import scan_xlsx
from sheetops.read.xls import workbook_stream

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    DefusedXmlException,
    NotImplementedError,
    RecursionError,
    MemoryError,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
)


def extras(data: bytes, content: str) -> WorkbookExtras:
    """What a workbook has besides its values; nothing where its parts cannot be scanned."""
    try:
        if content == "xls":
            return scan_xls(workbook_stream(data))
        if content in ("xlsx", "ods"):
            return scan_xlsx(opened(data)) if content == "xlsx" else scan_ods(opened(data))
    except _DAMAGE:
        pass
    return WorkbookExtras({})
