"""Hidden rows and columns, error values, formulas without a value, and legacy fonts of an .xlsx.

The parts are scanned as text; nothing of them is evaluated and no link is followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sheetops.model import a1
from sheetops.read.archive import DAMAGE, Archive
from sheetops.read.extras import MOST_CELLS, FontRun, SheetExtras, WorkbookExtras
from sheetops.read.markup import attributes, utf8
from sheetops.read.package import WORKSHEET, package
from sheetops.read.xlsx_fonts import NO_FONTS, XlsxFonts

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COL = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:(row)\b([^>]*)>|c\b((?:[^>]*[^/])?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_INLINE = re.compile(rb"<(?:\w+:)?is\b")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$", re.IGNORECASE)
_FAR = re.compile(rb"\br=[\"'](?:[A-Z]{2,3}[0-9]{4,7}|[A-Z]{3}[0-9]+|[A-Z]+[0-9]{6,7})[\"']", re.IGNORECASE)
_TRUE = ("1", "true")
_MOST_HIDDEN_COLUMNS = 16_384


def _position(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _is_hidden(tag: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden: by its mark, or since it has no height or width."""
    return tag.get("hidden", "").lower() in _TRUE or (size in tag and tag[size].strip("0.") == "")


def _hidden_rows(xml: bytes) -> frozenset[int]:
    rows, at = set(), 0
    for found in _ROW.findall(xml):
        tag = attributes(found)
        at = int(tag["r"]) if tag.get("r", "").isdigit() else at + 1
        if _is_hidden(tag, "ht"):
            rows.add(at)
    return frozenset(rows)


def _hidden_columns(xml: bytes) -> frozenset[int]:
    columns: set[int] = set()
    for found in _COL.findall(xml):
        tag = attributes(found)
        first, last = tag.get("min", ""), tag.get("max", "")
        if first.isdigit() and last.isdigit() and _is_hidden(tag, "width"):
            columns.update(range(int(first), min(int(last), _MOST_HIDDEN_COLUMNS) + 1))
    return frozenset(columns)


def _cells(xml: bytes) -> Iterator[tuple[tuple[int, int], dict[str, str], bytes]]:
    """(place, attributes, content) of each cell; one that does not say its place stands behind the one before."""
    row = column = 0
    for match in _ROW_OR_CELL.finditer(xml):
        if match[1]:
            number = attributes(match[2]).get("r", "")
            row, column = (int(number) if number.isdigit() else row + 1), 0
            continue
        tag = attributes(match[3])
        row, column = _position(tag.get("r", "")) or (row, column + 1)
        yield (row, column), tag, match[4] or b""


def _stray_cell(xml: bytes) -> str | None:
    """The value that stands farthest off, where a dense grid out to it would be too large."""
    if not _FAR.search(xml):
        return None
    places = [place for place, _, body in _cells(xml) if _VALUE.search(body) or _INLINE.search(body)]
    rows, columns = (max((place[axis] for place in places), default=0) for axis in (0, 1))
    if rows * columns <= MOST_CELLS:
        return None
    return a1(*max(places, key=lambda place: (place[0] / rows + place[1] / columns, place)))


def _sheet_extras(xml: bytes, fonts: XlsxFonts) -> SheetExtras:
    errors: dict[tuple[int, int], str] = {}
    unvalued: set[tuple[int, int]] = set()
    runs: dict[tuple[int, int], tuple[FontRun, ...]] = {}
    if fonts or b't="e"' in xml or b"t='e'" in xml or _FORMULA.search(xml):
        for place, tag, body in _cells(xml):
            if tag.get("t") == "e":
                value = _VALUE.search(body)
                errors[place] = value[1].decode("utf-8", "replace") if value else "#ERROR!"
            elif body and _FORMULA.search(body) and not _has_value(tag, body):
                unvalued.add(place)
            elif fonts and (found := fonts.of(tag, body)):
                runs[place] = found
    return SheetExtras(
        _hidden_rows(xml) if b"hidden" in xml or b' ht="0' in xml else frozenset(),
        _hidden_columns(xml) if b"hidden" in xml or b' width="0' in xml else frozenset(),
        tuple(sorted(errors.items())),
        frozenset(unvalued),
        fonts=runs,
        stray_cell=_stray_cell(xml),
    )


def _has_value(tag: dict[str, str], body: bytes) -> bool:
    """Whether a formula's value was saved with it; an empty text is one, too."""
    value = _VALUE.search(body)
    if value is None:
        return _INLINE.search(body) is not None
    return bool(value[1].strip()) or tag.get("t") == "str"


def scan_xlsx(archive: Archive) -> WorkbookExtras:
    """Hidden rows and columns, error values, formulas without a value, legacy fonts, and the day count of an .xlsx.

    Raises:
        the exceptions of `archive.DAMAGE`.
    """
    book = package(archive)
    if book is None:
        return WorkbookExtras({})
    read = _reader(archive)
    fonts = XlsxFonts.of_parts(read(book.styles), read(book.strings)) if book.styles or book.strings else NO_FONTS
    sheets = {
        sheet.name: _sheet_extras(xml, fonts)
        for sheet in book.sheets
        if sheet.kind == WORKSHEET and (xml := read(sheet.part))
    }
    return WorkbookExtras(sheets, book.epoch_1904)


def _reader(archive: Archive) -> Callable[[str | None], bytes]:
    def read(part: str | None) -> bytes:
        """A part in UTF-8; nothing of one that is not there, or damaged: the others may tell something."""
        try:
            return utf8(archive.part(part)) if part else b""
        except DAMAGE:
            return b""

    return read
