"""What the reader of values does not tell: hidden rows and columns, error values, formulas without a value.

The parts are scanned as text; nothing of them is evaluated and no link is followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sheetops.model import Area

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COL = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_INLINE = re.compile(rb"<(?:\w+:)?is\b")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_TRUE = (b"1", b"true")
_MOST_HIDDEN_COLUMNS = 16_384
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    DefusedXmlException,
    NotImplementedError,
    RecursionError,
    MemoryError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class SheetExtras:
    """What one sheet has besides its values; rows and columns count from 1."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    error_cells: tuple[tuple[tuple[int, int], str], ...] = ()
    unvalued_formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Area, ...] | None = None


@dataclass(frozen=True, slots=True)
class WorkbookExtras:
    """Per sheet name, and whether the workbook counts days from 1904."""

    sheets: dict[str, SheetExtras]
    epoch_1904: bool = False


NOTHING = SheetExtras()


def _position(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _local(element: Element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(tag))


def _hidden_rows(xml: bytes) -> frozenset[int]:
    rows, at = set(), 0
    for tag in _ROW.findall(xml):
        attributes = _attributes(tag)
        at = int(attributes[b"r"]) if attributes.get(b"r", b"").isdigit() else at + 1
        if attributes.get(b"hidden") in _TRUE:
            rows.add(at)
    return frozenset(rows)


def _hidden_columns(xml: bytes) -> frozenset[int]:
    columns: set[int] = set()
    for tag in _COL.findall(xml):
        attributes = _attributes(tag)
        first, last = attributes.get(b"min", b""), attributes.get(b"max", b"")
        if attributes.get(b"hidden") in _TRUE and first.isdigit() and last.isdigit():
            columns.update(range(int(first), min(int(last), _MOST_HIDDEN_COLUMNS) + 1))
    return frozenset(columns)


def _odd_cells(xml: bytes) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """Error values, and formulas without a value."""
    errors: dict[tuple[int, int], str] = {}
    unvalued: set[tuple[int, int]] = set()
    if b't="e"' not in xml and b"t='e'" not in xml and not _FORMULA.search(xml):
        return errors, unvalued
    for tag, body in _CELL.findall(xml):
        attributes = _attributes(tag)
        place = _position(attributes.get(b"r", b"").decode("ascii", "replace"))
        value = _VALUE.search(body)
        if place is None:
            continue
        if attributes.get(b"t") == b"e":
            errors[place] = value[1].decode("utf-8", "replace") if value else "#ERROR!"
        elif _FORMULA.search(body) and not _has_value(attributes, value, body):
            unvalued.add(place)
    return errors, unvalued


def _has_value(attributes: dict[bytes, bytes], value: re.Match[bytes] | None, body: bytes) -> bool:
    """Whether a formula's value was saved with it; an empty text is one, too."""
    if value is None:
        return _INLINE.search(body) is not None
    return bool(value[1].strip()) or attributes.get(b"t") == b"str"


def _sheet_extras(xml: bytes) -> SheetExtras:
    errors, unvalued = _odd_cells(xml)
    hidden = b"hidden" in xml
    return SheetExtras(
        _hidden_rows(xml) if hidden else frozenset(),
        _hidden_columns(xml) if hidden else frozenset(),
        tuple(sorted(errors.items())),
        frozenset(unvalued),
    )


def _xlsx(archive: zipfile.ZipFile) -> WorkbookExtras:
    names = set(archive.namelist())
    workbook_part = "xl/workbook.xml"
    rels_part = "xl/_rels/workbook.xml.rels"
    if workbook_part not in names or rels_part not in names:
        return WorkbookExtras({})
    workbook = fromstring(archive.read(workbook_part))
    targets = {
        _local(rel, "Id"): (_local(rel, "Target") or "").lstrip("/") for rel in fromstring(archive.read(rels_part))
    }
    sheets: dict[str, SheetExtras] = {}
    epoch = False
    for element in workbook.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "workbookPr":
            epoch = (_local(element, "date1904") or "").lower() in ("1", "true")
        if tag == "sheet" and (target := targets.get(_local(element, "id"))):
            part = target if target in names else f"xl/{target}"
            if part in names:
                sheets[_local(element, "name") or ""] = _sheet_extras(archive.read(part))
    return WorkbookExtras(sheets, epoch)


def _repeated(element: Element, what: str, most: int) -> int:
    text = _local(element, f"number-{what}-repeated") or "1"
    return min(int(text), most) if text.isdigit() else 1


def _ods_table(table: Element) -> SheetExtras:
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    merged: list[Area] = []
    row_number = column_number = 0
    for element in table.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "table-column":
            count = _repeated(element, "columns", _MOST_HIDDEN_COLUMNS)
            if (_local(element, "visibility") or "visible") != "visible":
                hidden_columns.update(range(column_number + 1, column_number + count + 1))
            column_number += count
        elif tag == "table-row":
            count = _repeated(element, "rows", 1_048_576)
            if (_local(element, "visibility") or "visible") != "visible" and len(element.findall(".//")):
                hidden_rows.update(range(row_number + 1, row_number + min(count, 1000) + 1))
            merged += _ods_spans(element, row_number + 1)
            row_number += count
    return SheetExtras(frozenset(hidden_rows), frozenset(hidden_columns), merged=tuple(merged))


def _ods_spans(row: Element, number: int) -> list[Area]:
    spans: list[Area] = []
    column = 1
    for cell in row:
        if cell.tag.rpartition("}")[2] not in ("table-cell", "covered-table-cell"):
            continue
        wide = int(_local(cell, "number-columns-spanned") or 1)
        high = int(_local(cell, "number-rows-spanned") or 1)
        if wide > 1 or high > 1:
            spans.append(Area(number, column, number + high - 1, column + wide - 1))
        column += _repeated(cell, "columns", _MOST_HIDDEN_COLUMNS)
    return spans


def _ods(archive: zipfile.ZipFile) -> WorkbookExtras:
    content = fromstring(archive.read("content.xml"))
    tables = (e for e in content.iter() if e.tag.rpartition("}")[2] == "table")
    return WorkbookExtras({_local(table, "name") or "": _ods_table(table) for table in tables})


def extras(data: bytes, content: str) -> WorkbookExtras:
    """What a workbook has besides its values; nothing where its parts cannot be scanned."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _xlsx(archive) if content == "xlsx" else _ods(archive) if content == "ods" else WorkbookExtras({})
    except _DAMAGE:
        return WorkbookExtras({})
