"""One sheet of an .xlsx beside its values: what is hidden, wrong, without value, in a legacy font, or far away.

The part is scanned as text; nothing of it is evaluated and no link is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sheetops.model import Cell, a1
from sheetops.read.cell_values import iso_value, unescape_x
from sheetops.read.extras import FontRun, SheetExtras
from sheetops.read.markup import attributes
from sheetops.read.percent_formats import percentages
from sheetops.read.problems import Problem
from sheetops.read.sheet_cells import SheetCell, cells, text
from sheetops.read.sheet_repairs import Change, bad_dimension, changed, emptied, merged_lines
from sheetops.read.strays import Place, strays
from sheetops.read.xlsx_fonts import SharedTexts, XlsxFonts
from sheetops.text import clean

KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COL = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
# What must stand in a sheet whose cells are worth a look: most have none of it, and cost next to nothing.
_TELLING = (b"<f>", b"<f ", b'"e"', b'"d"', b"e</v>", b"_x")
# Where tags have prefixes, or attributes other quotes than every program writes, nothing is passed over.
_UNUSUAL = (b"'", b":row>", b":row ")
_FAR = re.compile(rb" r=\"(?:[A-Za-z]{3}|[A-Za-z]*[0-9]{4})")
_MANY_ROWS = 1000
_TRUE = ("1", "true")
_BOOLEANS = {"true": True, "false": False}
_MOST_HIDDEN_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """What a sheet has besides its values; its part, where the reader of values needs another; what is left out."""

    extras: SheetExtras
    mended: bytes | None = None
    problems: tuple[Problem, ...] = ()


def scan_sheet(
    name: str, xml: bytes, fonts: XlsxFonts, shared: SharedTexts, percents: frozenset[int] = frozenset()
) -> ScannedSheet:
    """What a sheet has besides its values.

    Args:
        xml: its part, in UTF-8.
        shared: the shared texts of the workbook.
        percents: the styles that show percentages.
    """
    unusual = any(mark in xml for mark in _UNUSUAL)
    hidden = unusual or b"hidden" in xml
    noted = _Noted(fonts)
    if fonts or unusual or any(mark in xml for mark in _TELLING):
        for cell in cells(xml):
            noted.note(cell)
    far = unusual or _FAR.search(xml) or xml.count(b"<row") > _MANY_ROWS
    left_out, fatal = _astray(xml) if far else ([], None)
    merges = merged_lines(xml)
    extras = SheetExtras(
        _hidden_rows(xml) if hidden or b' ht="0' in xml else frozenset(),
        _hidden_columns(xml) if hidden or b' width="0' in xml else frozenset(),
        tuple(sorted(noted.errors.items())),
        frozenset(noted.unvalued),
        merged=tuple(area for _, area in merges),
        fonts=noted.runs,
        values=noted.values,
        percentages=percentages(xml, percents),
        stray_cell=a1(*fatal) if fatal else None,
    )
    changes = [*noted.changes, *map(emptied, left_out), *bad_dimension(xml), *(change for change, _ in merges)]
    return ScannedSheet(extras, changed(xml, changes) if changes else None, tuple(_left_out(name, left_out, shared)))


@dataclass
class _Noted:
    """What is noted of a sheet's cells."""

    fonts: XlsxFonts
    errors: dict[Place, str] = field(default_factory=dict)
    unvalued: set[Place] = field(default_factory=set)
    values: dict[Place, Cell] = field(default_factory=dict)
    runs: dict[Place, tuple[FontRun, ...]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def note(self, cell: SheetCell) -> None:
        kind, value = cell.kind, cell.value
        if kind == "e":
            self._note_error(cell, value or "#ERROR!")
        elif not value and kind != "str" and cell.body and cell.has_formula and not cell.is_inline:
            self.unvalued.add(cell.place)
        elif kind == "d" and value:
            self.values[cell.place] = iso_value(value)
        elif kind == "b" and value in _BOOLEANS:
            self.values[cell.place] = _BOOLEANS[value]
        elif kind == "str" and value and "_x" in value:
            self.values[cell.place] = unescape_x(value)
        if self.fonts and (runs := self.fonts.of(cell.tag, cell.body)):
            self.runs[cell.place] = runs

    def _note_error(self, cell: SheetCell, value: str) -> None:
        """Note an error value; one at which the reader of values would stop becomes one that it knows."""
        self.errors[cell.place] = value
        if value not in KNOWN_ERRORS:
            self.changes.append((*cell.value_span, b"#N/A"))


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


def _is_hidden(tag: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden: by its mark, or since it has no height or width."""
    return tag.get("hidden", "").lower() in _TRUE or (size in tag and tag[size].strip("0.") == "")


def _astray(xml: bytes) -> tuple[list[SheetCell], Place | None]:
    """The cells to leave out as too far from the table; the one for which the sheet cannot be read, if any."""
    filled = [cell.place for cell in cells(xml) if cell.is_filled]
    found = strays(filled)
    return [cell for cell in cells(xml) if cell.place in found.left_out] if found.left_out else [], found.fatal


def _left_out(name: str, astray: list[SheetCell], shared: SharedTexts) -> Iterator[Problem]:
    """What is said of the cells that are left out; nothing of one in which nothing is seen."""
    for cell in astray:
        value = cell.value or ""
        if cell.is_inline:
            value = text(cell.body)
        elif cell.kind == "s" and value.isdigit():
            value = shared[int(value)]
        if clean(value):
            yield Problem("F113", name, a1(*cell.place), cell.place[0], clean(value))
