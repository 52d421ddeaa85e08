"""What an .ods has besides its values, from its content as XML, and the content that its reader can make sense of."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from sheetops.read import mend
from sheetops.read.archive import Archive
from sheetops.read.extras import WorkbookExtras
from sheetops.read.ods_fonts import OdsFonts
from sheetops.read.ods_table import OdsTable
from sheetops.read.ods_text import tag
from sheetops.read.parts import local

_CONTENT, _STYLES, _KIND, _MANIFEST = "content.xml", "styles.xml", "mimetype", "META-INF/manifest.xml"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_EMPTY_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
# The reader stops at space between cells, and knows elements by these prefixes only.
_SPACED = re.compile(rb"(?:<table:table-row\b[^>]*>|</table:(?:covered-)?table-cell>|/>)\s+</?table:")
_EXPECTED = (b"<office:document-content", b"<table:table ")
_PREFIXES = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text", "style")}


def scan_ods(archive: Archive) -> WorkbookExtras:
    """What an .ods has besides its values.

    Raises:
        KeyError, ValueError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error, ParseError: it is damaged.
        DefusedXmlException: it declares entities.
    """
    xml = archive.part(_CONTENT)
    content = fromstring(xml)
    fonts = OdsFonts.of_parts(_styled(archive, xml, content))
    foreign = _take_out_foreign(content)
    tables = [OdsTable(element, fonts) for element in _tables(content)]
    misleads = (
        any(table.changed for table in tables)
        or foreign
        or _SPACED.search(xml)
        or any(name not in xml for name in _EXPECTED)
        or any(part not in archive for part in (_KIND, _MANIFEST))
    )
    return WorkbookExtras(
        {table.name: table.extras for table in tables},
        any(tag(element) == "null-date" and _says_1904(element) for element in content.iter()),
        tuple(problem for table in tables for problem in table.problems),
        _mended(content) if misleads else None,
    )


def _styled(archive: Archive, xml: bytes, content: Element) -> Iterator[tuple[bytes, Element]]:
    """The parts in which styles stand."""
    if _STYLES in archive:
        styles = archive.part(_STYLES)
        with contextlib.suppress(ParseError):  # the content may be sound
            yield styles, fromstring(styles)
    yield xml, content


def _spreadsheets(content: Element) -> Iterator[Element]:
    return (element for element in content.iter() if tag(element) == "spreadsheet")


def _tables(content: Element) -> Iterator[Element]:
    return (child for sheet in _spreadsheets(content) for child in sheet if tag(child) == "table")


def _take_out_foreign(content: Element) -> bool:
    """Take out what other files hold: LibreOffice keeps copies of the tables that formulas refer to."""
    found = False
    for sheet in _spreadsheets(content):
        for table in [child for child in sheet if tag(child) == "table"]:
            if any(tag(child) == "table-source" for child in table):
                sheet.remove(table)
                found = True
    return found


def _says_1904(element: Element) -> bool:
    return (local(element, "date-value") or "").startswith("1904")


def _mended(content: Element) -> bytes:
    """The .ods as its reader understands it: the usual prefixes, no space between cells, nothing that is taken out."""
    for name, uri in _PREFIXES.items():
        ET.register_namespace(name, uri)
    for table in _tables(content):
        for element in table.iter():
            if tag(element).startswith("table"):
                element.text = None
            element.tail = element.tail if _is_text(element) else None
    parts = {_KIND: _SPREADSHEET, _MANIFEST: _EMPTY_MANIFEST, _CONTENT: ET.tostring(content, encoding="utf-8")}
    return mend.archive(parts)


def _is_text(element: Element) -> bool:
    """Whether an element may stand within a text, with more of it behind."""
    return str(element.tag).startswith(f"{{{_PREFIXES['text']}}}") and tag(element) not in ("p", "h")
