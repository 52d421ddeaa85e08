"""Hidden rows and columns, merged ranges and legacy fonts of an .ods, from its content as XML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from sheetops.model import Area
from sheetops.read.archive import Archive
from sheetops.read.extras import FontRun, SheetExtras, WorkbookExtras
from sheetops.read.ods_fonts import OdsFonts
from sheetops.read.parts import local

_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_MOST_HIDDEN_TOGETHER = 1000  # a filter hides what it hides row by row; more in one are blank rows


def _repeated(element: Element, what: str, most: int) -> int:
    text = local(element, f"number-{what}-repeated") or "1"
    return min(int(text), most) if text.isdigit() else 1


def _span(cell: Element, what: str) -> int:
    text = local(cell, f"number-{what}-spanned") or "1"
    return int(text) if text.isdecimal() else 1


def _table(table: Element, fonts: OdsFonts) -> SheetExtras:
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    merged: list[Area] = []
    runs: dict[tuple[int, int], tuple[FontRun, ...]] = {}
    styles: list[tuple[int, str]] = []  # last column, style of its cells
    row_number = column_number = 0
    for element in table.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "table-column":
            count = _repeated(element, "columns", _MOST_COLUMNS)
            if (local(element, "visibility") or "visible") != "visible":
                hidden_columns.update(range(column_number + 1, column_number + count + 1))
            column_number += count
            styles.append((column_number, local(element, "default-cell-style-name") or ""))
        elif tag == "table-row":
            count = _repeated(element, "rows", _MOST_ROWS)
            if (local(element, "visibility") or "visible") != "visible":
                hidden_rows.update(range(row_number + 1, row_number + min(count, _MOST_HIDDEN_TOGETHER) + 1))
            merged += _spans(element, row_number + 1)
            if fonts:
                runs |= _runs(element, row_number + 1, styles, fonts)
            row_number += count
    return SheetExtras(frozenset(hidden_rows), frozenset(hidden_columns), merged=tuple(merged), fonts=runs)


def _runs(
    row: Element, number: int, styles: list[tuple[int, str]], fonts: OdsFonts
) -> dict[tuple[int, int], tuple[FontRun, ...]]:
    """The runs of the cells of a row that have text in a legacy font."""
    found: dict[tuple[int, int], tuple[FontRun, ...]] = {}
    column = 1
    for cell in row:
        if cell.tag.rpartition("}")[2] not in ("table-cell", "covered-table-cell"):
            continue
        count = _repeated(cell, "columns", _MOST_COLUMNS)
        default = next((style for last, style in styles if column <= last), "")
        if len(cell) and (runs := fonts.of(cell, default)):
            found |= {(number, column + at): runs for at in range(min(count, _MOST_HIDDEN_TOGETHER))}
        column += count
    return found


def _spans(row: Element, number: int) -> list[Area]:
    spans: list[Area] = []
    column = 1
    for cell in row:
        if cell.tag.rpartition("}")[2] not in ("table-cell", "covered-table-cell"):
            continue
        wide = _span(cell, "columns")
        high = _span(cell, "rows")
        if wide > 1 or high > 1:
            spans.append(Area(number, column, number + high - 1, column + wide - 1))
        column += _repeated(cell, "columns", _MOST_COLUMNS)
    return spans


def scan_ods(archive: Archive) -> WorkbookExtras:
    """Hidden rows and columns, merged ranges and legacy fonts of an .ods.

    Raises:
        KeyError, ValueError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error, ParseError: it is damaged.
        DefusedXmlException: it declares entities.
    """
    xml = archive.part("content.xml")
    content = fromstring(xml)
    fonts = OdsFonts.of_parts(_styled(archive, xml, content))
    tables = (e for e in content.iter() if e.tag.rpartition("}")[2] == "table")
    return WorkbookExtras({local(table, "name") or "": _table(table, fonts) for table in tables})


def _styled(archive: Archive, xml: bytes, content: Element) -> Iterator[tuple[bytes, Element]]:
    """The parts in which styles stand."""
    if "styles.xml" in archive:
        styles = archive.part("styles.xml")
        yield styles, fromstring(styles)
    yield xml, content
