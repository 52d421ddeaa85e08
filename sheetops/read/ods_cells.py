"""The cells of an .ods: errors, formulas without a value, and values that their reader gets wrong."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from sheetops.model import Cell
from sheetops.read.cell_values import iso_duration, iso_value
from sheetops.read.ods_text import is_plain, text_of

# As Excel and LibreOffice show them, the latter also in Vietnamese.
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)|(?:Err|Lỗi):\d{3}")
_NUMBERS = ("float", "percentage", "currency")
_OWN_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"


class OdsCell(NamedTuple):
    """What is to be known of a cell; `value` is what its reader must be told, if anything (`differs`)."""

    filled: bool = False
    error: str | None = None
    unvalued: bool = False
    differs: bool = False
    value: Cell = None
    percentage: bool = False


_BLANK = OdsCell()


def scanned(cell: Element) -> OdsCell:
    """A cell, by its attributes and its text."""
    kind = cell.get(f"{_OFFICE}value-type")
    formula = cell.get(_FORMULA) is not None
    if kind is None and not formula and not len(cell):
        return _BLANK
    if cell.get(_OWN_TYPE) == "error" or (formula and _ERROR.fullmatch(text_of(cell))):
        return OdsCell(filled=True, error=text_of(cell) or "#ERROR!", differs=True)
    if kind is None:
        text = text_of(cell)
        return OdsCell(bool(text), unvalued=formula and not text, differs=bool(text), value=text)
    if kind == "date" and (stated := cell.get(f"{_OFFICE}date-value")):
        return OdsCell(filled=True, differs=True, value=iso_value(stated))
    if kind == "time" and (stated := cell.get(f"{_OFFICE}time-value")):
        return OdsCell(filled=True, differs=True, value=iso_duration(stated))
    if kind == "string" and cell.get(f"{_OFFICE}string-value") is None and not is_plain(cell):
        return OdsCell(filled=True, differs=True, value=text_of(cell))
    if kind in _NUMBERS and cell.get(f"{_OFFICE}value") is None:
        return OdsCell(filled=True, differs=True, value=text_of(cell))
    return OdsCell(filled=True, percentage=kind == "percentage")
