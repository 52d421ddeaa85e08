"""One sheet of an .xlsb: what it has besides its values, and the part of which the reader of values leaves out nothing.

The reader leaves out texts that stand in their cells in several fonts, and every cell that does not say its column,
as SheetJS writes them; it takes for a number the date that is packed as a whole number, and stops at an error value
that it does not know.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from sheetops.model import Area, a1
from sheetops.read import biff12
from sheetops.read.biff12 import Record
from sheetops.read.extras import FontRun, SheetExtras
from sheetops.read.problems import Problem
from sheetops.read.strays import Place, strays
from sheetops.read.xlsb_parts import PLAIN, Rich, Texts, XlsbStyles, rich
from sheetops.text import clean

_ROW, _BLANK, _PACKED, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOLEAN, _FORMULA_ERROR = range(8, 12)
_RICH_TEXT, _COLUMNS, _MERGED = 62, 60, 176
# The short form of a cell, whose column is the next one → its full form.
_SHORT = {12: _BLANK, 13: _PACKED, 14: _ERROR, 15: _BOOLEAN, 16: _REAL, 17: _TEXT, 18: _SHARED}
_CELLS = frozenset({*range(_BLANK, _FORMULA_ERROR + 1), *_SHORT, _RICH_TEXT})
_TEXTS = frozenset({_TEXT, _SHARED, _FORMULA_TEXT, _RICH_TEXT})
_ROW_HIDDEN, _HEIGHT_SET, _COLUMN_HIDDEN = 0x10, 0x20, 0x01
_STYLE = 0xFFFFFF
_NOT_AVAILABLE = 0x2A
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    _NOT_AVAILABLE: "#N/A",
    0x2B: "#GETTING_DATA",
}
_MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class XlsbSheet:
    """What a sheet has besides its values; its part as the reader of values is to be given it; what is left out."""

    extras: SheetExtras
    part: bytes
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Cell:
    """A cell: its record, its place from 1, its full form, its style, and where its value begins in the part."""

    record: Record
    place: Place
    kind: int
    style: int
    value: int


def scan_sheet(name: str, part: bytes, styles: XlsbStyles, texts: Texts) -> XlsbSheet:
    """What a sheet has besides its values.

    Raises:
        struct.error, IndexError: its part is damaged.
    """
    scan = _Scan(part, styles, texts)
    for record in biff12.records(part):
        scan.hear(record)
    found = strays([cell.place for cell in scan.cells])
    astray = [cell for cell in scan.cells if cell.place in found.left_out]
    changes = [*scan.changes, *((cell.record.begin, cell.record.end, b"") for cell in astray)]
    problems = [
        Problem("F113", name, a1(*cell.place), cell.place[0], value) for cell in astray if (value := scan.shown(cell))
    ]
    extras = SheetExtras(
        frozenset(scan.rows),
        frozenset(scan.columns),
        tuple(sorted(scan.errors.items())),
        merged=tuple(scan.merged),
        fonts=scan.runs,
        stray_cell=a1(*found.fatal) if found.fatal else None,
    )
    return XlsbSheet(extras, _changed(part, changes), tuple(problems))


@dataclass(slots=True)
class _Scan:
    """What is noted of a sheet, record by record; `cells` are those that hold something."""

    part: bytes
    styles: XlsbStyles
    texts: Texts
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    runs: dict[Place, tuple[FontRun, ...]] = field(default_factory=dict)
    cells: list[_Cell] = field(default_factory=list)
    changes: list[tuple[int, int, bytes]] = field(default_factory=list)
    _row: int = 0
    _column: int = 0

    def hear(self, record: Record) -> None:
        """Note what a record says."""
        if record.kind in _CELLS:
            self._cell(record)
        elif record.kind == _ROW:
            self._begin_row(record)
        elif record.kind == _COLUMNS:
            self._hidden_columns(record)
        elif record.kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", self.part, record.body)
            self.merged.append(Area(top + 1, left + 1, bottom + 1, right + 1))

    def _begin_row(self, record: Record) -> None:
        row, height, flags = struct.unpack_from("<I4xHxB", self.part, record.body)
        self._row, self._column = row + 1, 0
        if flags & _ROW_HIDDEN or (flags & _HEIGHT_SET and not height):
            self.rows.add(row + 1)

    def _hidden_columns(self, record: Record) -> None:
        first, last, width, flags = struct.unpack_from("<III4xB", self.part, record.body)
        if flags & _COLUMN_HIDDEN or not width:
            self.columns.update(range(first + 1, min(last + 1, _MOST_COLUMNS) + 1))

    def _cell(self, record: Record) -> None:
        short = _SHORT.get(record.kind)
        if short is None:
            column, style = struct.unpack_from("<II", self.part, record.body)
            if record.kind == _BLANK:  # most of what large sheets hold
                self._column = column + 1
                return
            cell = _Cell(record, (self._row, column + 1), record.kind, style & _STYLE, record.body + 8)
        else:
            (style,) = struct.unpack_from("<I", self.part, record.body)
            cell = _Cell(record, (self._row, self._column + 1), short, style & _STYLE, record.body + 4)
        self._column = cell.place[1]
        if cell.kind == _BLANK:
            return
        self.cells.append(cell)
        if cell.kind in (_ERROR, _FORMULA_ERROR):
            self.errors[cell.place] = _ERRORS.get(self.part[cell.value], "#ERROR!")
        elif cell.kind in _TEXTS and self.styles.legacy and (runs := self.styles.runs(cell.style, self._rich(cell))):
            self.runs[cell.place] = runs
        kind, value = self._understood(cell)
        if kind != record.kind or value is not None:
            head = struct.pack("<II", cell.place[1] - 1, cell.style)
            value = self.part[cell.value : record.end] if value is None else value
            self.changes.append((record.begin, record.end, biff12.record(kind, head + value)))

    def _understood(self, cell: _Cell) -> tuple[int, bytes | None]:
        """The kind and the value of a cell as the reader of values understands them; no value where it is as it is."""
        if cell.kind == _RICH_TEXT:
            return _TEXT, biff12.written(biff12.text(self.part, cell.value + 1)[0])
        if cell.kind == _ERROR and self.part[cell.value] not in _ERRORS:
            return _ERROR, bytes([_NOT_AVAILABLE])
        if cell.kind == _PACKED and self.styles.is_formatted(cell.style):
            return _REAL, struct.pack("<d", self._packed(cell))
        return cell.kind, None

    def _packed(self, cell: _Cell) -> float:
        return biff12.number(struct.unpack_from("<I", self.part, cell.value)[0])

    def _rich(self, cell: _Cell) -> Rich:
        if cell.kind == _SHARED:
            begin = self.texts.begin(struct.unpack_from("<I", self.part, cell.value)[0])
            return PLAIN if begin is None else rich(self.texts.part, begin)
        return rich(self.part, cell.value) if cell.kind == _RICH_TEXT else PLAIN

    def shown(self, cell: _Cell) -> str:
        """What is seen of the value of a cell."""
        if cell.kind == _SHARED:
            begin = self.texts.begin(struct.unpack_from("<I", self.part, cell.value)[0])
            return "" if begin is None else clean(biff12.text(self.texts.part, begin + 1)[0])
        if cell.kind in _TEXTS:
            return clean(biff12.text(self.part, cell.value + (cell.kind == _RICH_TEXT))[0])
        if cell.kind in (_REAL, _FORMULA_REAL):
            return f"{struct.unpack_from('<d', self.part, cell.value)[0]:g}"
        return f"{self._packed(cell):g}" if cell.kind == _PACKED else self.errors.get(cell.place, "")


def _changed(part: bytes, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    """A part with stretches of it replaced; of two changes of one stretch, that counts which leaves it out."""
    if not changes:
        return part
    pieces, at = [], 0
    for begin, end, new in sorted(changes):
        if begin >= at:
            pieces += [part[at:begin], new]
            at = end
    return b"".join([*pieces, part[at:]])
