"""One sheet of an .xlsb: what it has besides its values, and the part that the reader of values is to be given."""

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
from sheetops.read.xlsb_cells import BLANK, CELLS, XlsbCell
from sheetops.read.xlsb_parts import Texts, XlsbStyles

_ROW, _COLUMNS, _MERGED = 0, 60, 176
_ROW_HIDDEN, _HEIGHT_SET, _COLUMN_HIDDEN = 0x10, 0x20, 0x01
_MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class XlsbSheet:
    """What a sheet has besides its values; its part as the reader of values is to be given it; what is left out."""

    extras: SheetExtras
    part: bytes
    problems: tuple[Problem, ...] = ()


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
        Problem("F113", name, a1(*cell.place), cell.place[0], value) for cell in astray if (value := cell.shown(texts))
    ]
    extras = SheetExtras(
        frozenset(scan.rows),
        frozenset(scan.columns),
        tuple(sorted(scan.errors.items())),
        merged=tuple(scan.merged),
        fonts=scan.runs,
        stray_cell=a1(*found.fatal) if found.fatal else None,
        percentages=frozenset(cell.place for cell in scan.cells if styles.shows_percentage(cell.style)),
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
    cells: list[XlsbCell] = field(default_factory=list)
    changes: list[tuple[int, int, bytes]] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _legacy: bool = field(init=False)

    def __post_init__(self) -> None:
        self._legacy = self.styles.legacy

    def hear(self, record: Record) -> None:
        """Note what a record says."""
        if record.kind in CELLS:
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
        if record.kind == BLANK:  # most of what large sheets hold
            self._column = struct.unpack_from("<I", self.part, record.body)[0] + 1
            return
        cell = XlsbCell.of_record(self.part, record, self._row, self._column)
        self._column = cell.place[1]
        if cell.kind == BLANK:
            return
        self.cells.append(cell)
        if error := cell.error:
            self.errors[cell.place] = error
        elif self._legacy and cell.is_text and (runs := self.styles.runs(cell.style, cell.rich(self.texts))):
            self.runs[cell.place] = runs
        if understood := cell.understood(self.styles):
            self.changes.append((record.begin, record.end, understood))


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
