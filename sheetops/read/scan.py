"""What the reader of values does not tell of a workbook, by its format."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from sheetops.read.archive import Archive, opened
from sheetops.read.extras import WorkbookExtras
from sheetops.read.scan_ods import scan_ods
from sheetops.read.scan_xls import scan_xls
from sheetops.read.scan_xlsb import scan_xlsb
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
_OF_ARCHIVE: dict[str, Callable[[Archive], WorkbookExtras]] = {
    "xlsx": scan_xlsx,
    "xlsb": scan_xlsb,
    "ods": scan_ods,
}


def extras(data: bytes, content: str) -> WorkbookExtras:
    """What a workbook has besides its values; nothing where its parts cannot be scanned."""
    try:
        if content == "xls":
            return scan_xls(workbook_stream(data))
        if content in _OF_ARCHIVE:
            return _OF_ARCHIVE[content](opened(data))
    except _DAMAGE:
        pass
    return WorkbookExtras({})
