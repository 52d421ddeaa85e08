"""Hidden rows and columns, error values and formulas without a value of an .xlsx.

The parts are scanned as text; nothing of them is evaluated and no link is followed.
"""

from __future__ import annotations

import re
import zipfile

from defusedxml.ElementTree import fromstring

from sheetops.read.extras import SheetExtras, WorkbookExtras
from sheetops.read.parts import local

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


def _position(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


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


def scan_xlsx(archive: zipfile.ZipFile) -> WorkbookExtras:
    """Hidden rows and columns, error values, formulas without a value, and the day count of an .xlsx.

    Raises:
        KeyError, ValueError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error, ParseError: it is damaged.
        DefusedXmlException: it declares entities.
    """
    names = set(archive.namelist())
    workbook_part = "xl/workbook.xml"
    rels_part = "xl/_rels/workbook.xml.rels"
    if workbook_part not in names or rels_part not in names:
        return WorkbookExtras({})
    workbook = fromstring(archive.read(workbook_part))
    targets = {
        local(rel, "Id"): (local(rel, "Target") or "").lstrip("/") for rel in fromstring(archive.read(rels_part))
    }
    sheets: dict[str, SheetExtras] = {}
    epoch = False
    for element in workbook.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "workbookPr":
            epoch = (local(element, "date1904") or "").lower() in ("1", "true")
        if tag == "sheet" and (target := targets.get(local(element, "id"))):
            part = target if target in names else f"xl/{target}"
            if part in names:
                sheets[local(element, "name") or ""] = _sheet_extras(archive.read(part))
    return WorkbookExtras(sheets, epoch)
