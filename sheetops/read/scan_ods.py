"""Hidden rows and columns and merged ranges of an .ods, from its content as XML."""

from __future__ import annotations

import zipfile
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from sheetops.model import Area
from sheetops.read.extras import SheetExtras, WorkbookExtras
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


def _table(table: Element) -> SheetExtras:
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    merged: list[Area] = []
    row_number = column_number = 0
    for element in table.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "table-column":
            count = _repeated(element, "columns", _MOST_COLUMNS)
            if (local(element, "visibility") or "visible") != "visible":
                hidden_columns.update(range(column_number + 1, column_number + count + 1))
            column_number += count
        elif tag == "table-row":
            count = _repeated(element, "rows", _MOST_ROWS)
            if (local(element, "visibility") or "visible") != "visible":
                hidden_rows.update(range(row_number + 1, row_number + min(count, _MOST_HIDDEN_TOGETHER) + 1))
            merged += _spans(element, row_number + 1)
            row_number += count
    return SheetExtras(frozenset(hidden_rows), frozenset(hidden_columns), merged=tuple(merged))


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


def scan_ods(archive: zipfile.ZipFile) -> WorkbookExtras:
    """Hidden rows and columns and merged ranges of an .ods.

    Raises:
        KeyError, ValueError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error, ParseError: it is damaged.
        DefusedXmlException: it declares entities.
    """
    content = fromstring(archive.read("content.xml"))
    tables = (e for e in content.iter() if e.tag.rpartition("}")[2] == "table")
    return WorkbookExtras({local(table, "name") or "": _table(table) for table in tables})
