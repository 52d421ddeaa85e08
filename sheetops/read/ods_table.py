"""One table of an .ods beside its values: what is hidden, merged, wrong, without value, in legacy fonts, far away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from sheetops.model import Area, Cell, a1
from sheetops.read.extras import FontRun, SheetExtras
from sheetops.read.ods_cells import OdsCell, scanned
from sheetops.read.ods_fonts import OdsFonts
from sheetops.read.ods_text import tag, text_of
from sheetops.read.parts import local
from sheetops.read.problems import Problem
from sheetops.read.strays import Place, strays
from sheetops.text import clean

_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_MOST_TOGETHER = 1000  # a filter hides what it hides row by row; more in one are blank rows
_CELLS = ("table-cell", "covered-table-cell")
_GROUPED = tuple(
    f"table-{lines}" for lines in ("row-group", "rows", "header-rows", "column-group", "columns", "header-columns")
)


@dataclass
class OdsTable:
    """A table while it is scanned."""

    element: Element
    fonts: OdsFonts
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    unvalued: set[Place] = field(default_factory=set)
    values: dict[Place, Cell] = field(default_factory=dict)
    runs: dict[Place, tuple[FontRun, ...]] = field(default_factory=dict)
    percentages: set[Place] = field(default_factory=set)
    fatal: Place | None = None
    problems: list[Problem] = field(default_factory=list)
    changed: bool = False

    def __post_init__(self) -> None:
        self._styles: list[tuple[int, str]] = []  # last column, style of its cells
        self._filled: dict[Place, Element] = {}  # by the last of its places, where it is repeated
        self._many: set[Place] = set()
        self._row = self._column = 0
        self._go_through(self.element, hidden=False)
        self._leave_out()

    @property
    def name(self) -> str:
        return local(self.element, "name") or ""

    @property
    def extras(self) -> SheetExtras:
        return SheetExtras(
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            error_cells=tuple(sorted(self.errors.items())),
            unvalued_formulas=frozenset(self.unvalued),
            merged=tuple(self.merged),
            fonts=self.runs,
            stray_cell=a1(*self.fatal) if self.fatal else None,
            values=self.values,
            percentages=frozenset(self.percentages),
        )

    def _go_through(self, element: Element, *, hidden: bool) -> None:
        for child in element:
            name = tag(child)
            if name == "table-row":
                self._take_row(child, hidden=hidden)
            elif name == "table-column":
                self._take_column(child, hidden=hidden)
            elif name in _GROUPED:
                self._go_through(child, hidden=hidden or local(child, "display") == "false")

    def _take_column(self, column: Element, *, hidden: bool) -> None:
        count = _repeated(column, "columns", _MOST_COLUMNS)
        if hidden or _is_hidden(column):
            self.hidden_columns.update(range(self._column + 1, self._column + count + 1))
        self._column += count
        self._styles.append((self._column, local(column, "default-cell-style-name") or ""))

    def _take_row(self, row: Element, *, hidden: bool) -> None:
        count = _repeated(row, "rows", _MOST_ROWS)
        rows = range(self._row + 1, self._row + count + 1)
        if hidden or _is_hidden(row):
            self.hidden_rows.update(rows[:_MOST_TOGETHER])
        default = local(row, "default-cell-style-name")
        column = 1
        for cell in row:
            if tag(cell) in _CELLS:
                count = _repeated(cell, "columns", _MOST_COLUMNS)
                self._take_cell(cell, rows, range(column, column + count), default)
                column += count
        self._row += len(rows)

    def _take_cell(self, cell: Element, rows: range, columns: range, default: str | None) -> None:
        if area := _span(cell, rows[0], columns[0]):
            self.merged.append(area)
        known = scanned(cell)
        if not known.filled and not known.unvalued:
            return
        runs = self._runs(cell, columns[0], default)
        for row in rows[:_MOST_TOGETHER]:
            for column in columns[:_MOST_TOGETHER]:
                self._note((row, column), known, runs)
        if known.filled:
            end = rows[-1], columns[-1]
            self._filled[end] = cell
            if len(rows) * len(columns) > 1:
                self._many.add(end)

    def _note(self, place: Place, known: OdsCell, runs: tuple[FontRun, ...]) -> None:
        if known.error:
            self.errors[place] = known.error
        if known.unvalued:
            self.unvalued.add(place)
        if known.differs:
            self.values[place] = known.value
        if known.percentage:
            self.percentages.add(place)
        if runs:
            self.runs[place] = runs

    def _runs(self, cell: Element, column: int, default: str | None) -> tuple[FontRun, ...]:
        if not self.fonts or not len(cell):
            return ()
        of_column = next((style for last, style in self._styles if column <= last), "")
        return self.fonts.of(cell, default or of_column)

    def _leave_out(self) -> None:
        """Blank the cells that stand astray; all rows, where the table cannot be read for its size."""
        found = strays(self._filled)
        self.fatal = found.fatal or max(found.left_out & self._many, default=None)
        self.changed = bool(self.fatal or found.left_out)
        if self.fatal:
            for child in list(self.element):
                self.element.remove(child)
            return
        for place in sorted(found.left_out):
            cell = self._filled[place]
            if value := clean(text_of(cell)):
                self.problems.append(Problem("F113", self.name, a1(*place), place[0], value))
            _blank(cell)


def _blank(cell: Element) -> None:
    """Take a cell's content, and leave its place."""
    repeated = {name: value for name, value in cell.attrib.items() if name.endswith("-repeated")}
    cell.clear()
    cell.attrib.update(repeated)


def _is_hidden(element: Element) -> bool:
    return (local(element, "visibility") or "visible") != "visible"


def _repeated(element: Element, what: str, most: int) -> int:
    text = local(element, f"number-{what}-repeated") or "1"
    return min(max(int(text), 1), most) if text.isdecimal() else 1


def _span(cell: Element, row: int, column: int) -> Area | None:
    """The range that a cell is merged over; None where it stands for itself."""
    wide, high = (int(text) if text.isdecimal() else 1 for text in _spanned(cell))
    return Area(row, column, row + high - 1, column + wide - 1) if wide > 1 or high > 1 else None


def _spanned(cell: Element) -> Iterator[str]:
    return (local(cell, f"number-{what}-spanned") or "1" for what in ("columns", "rows"))
