"""One table of a sheet: its columns, and row by row its records, headings, totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sheetops.catalogue import found
from sheetops.model import Cell, Finding, Record, RejectedRow, Table, a1
from sheetops.recognise.body import Body
from sheetops.recognise.cells import View
from sheetops.recognise.column_findings import column_findings
from sheetops.recognise.columns import Fit, assign
from sheetops.recognise.counts import Counted
from sheetops.recognise.ditto import with_dittos
from sheetops.recognise.header_rows import HeaderBlock, is_column_numbers
from sheetops.recognise.headers import header_words
from sheetops.recognise.records import extended, record
from sheetops.recognise.roles import Role, by_itself, role, states_total
from sheetops.recognise.sections import Heading, heading, push
from sheetops.recognise.totals import Boundary, Span
from sheetops.text import as_text, bare_key
from sheetops.words.lexicon import Lexicon

_DATA_SIZES = (2, 3)
_MOST_TOTAL_TEXTS = 2


@dataclass
class Gathered:
    """What is being gathered of one sheet, table after table."""

    path: str
    view: View
    lexicon: Lexicon
    tables: list[Table] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    headings: dict[int, tuple[str, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        return self.view.grid.sheet

    def give(self, row: int, role: Role) -> None:
        """Give a row its role, and the reason for it."""
        self.roles[row], self.reasons[row] = role


def read_table(
    sheet: Gathered, block: HeaderBlock, last: int, fit: Fit, above: Sequence[Heading]
) -> tuple[Heading, ...]:
    """Read the table of a header down to row `last`; the headings in force at its end.

    Args:
        above: headings that stand above the table itself, outermost first.
    """
    first = block.rows[-1] + 1
    kind = sheet.lexicon.kind
    values = _body_values(sheet.view, first, last, frozenset(block.repeats))
    columns = assign(block, values, header_words(kind), sheet.lexicon, fit)
    table = Table(sheet.sheet, block.rows, columns)
    sheet.tables.append(table)
    sheet.findings += column_findings(columns, kind, sheet.path, sheet.sheet, block.rows[0])
    for row in block.rows:
        if not sheet.view.blank(row):
            sheet.give(row, Role("header", "names_fields"))
    return read_rows(sheet, Body(sheet.view, table, block, first, last, sheet.lexicon, _title_lines(sheet)), above)


def _title_lines(sheet: Gathered) -> frozenset[str]:
    """The texts above the first table, as they are compared."""
    top = sheet.tables[0].header_rows[0]
    return frozenset(bare_key(as_text(v)) for row in range(1, top) for v in sheet.view.cells(row).values())


def read_rows(sheet: Gathered, body: Body, above: Sequence[Heading]) -> tuple[Heading, ...]:
    """Read the rows of the sheet's last table; the headings in force at its end."""
    return _Rows(sheet, body, tuple(above)).read()


def _body_values(view: View, first: int, last: int, header: frozenset[int]) -> dict[int, list[Cell]]:
    """Column → the values of the rows that look like data.

    Rows that say the header again, totals, and rows of one or two cells (headings, signatures), say nothing of a
    column; but where there are none with more, those of two are taken.
    """
    rows = [row for row in range(first, last + 1) if row not in header and not is_column_numbers(view, row)]
    rows = [row for row in rows if not _is_total(view.cells(row))]
    least = max((size for size in _DATA_SIZES if any(len(view.cells(row)) >= size for row in rows)), default=0)
    values: dict[int, list[Cell]] = {}
    for cells in (view.cells(row) for row in rows if least and len(view.cells(row)) >= least):
        for column, value in cells.items():
            values.setdefault(column, []).append(value)
    return values


def _is_total(cells: dict[int, Cell]) -> bool:
    texts = [value for value in cells.values() if isinstance(value, str)]
    return len(texts) <= _MOST_TOTAL_TEXTS and states_total(cells, [as_text(value) for value in cells.values()])


class _Rows:
    """The walk down the rows of one table."""

    def __init__(self, sheet: Gathered, body: Body, stack: tuple[Heading, ...]) -> None:
        self.sheet = sheet
        self.body = body
        self.above = self.stack = stack
        self.index = len(sheet.tables) - 1
        self.start = len(sheet.records)
        self.boundaries: list[Boundary] = []

    def read(self) -> tuple[Heading, ...]:
        before, signed = "header", False
        for row in range(self.body.first, self.body.last + 1):
            if self.sheet.view.blank(row):
                continue
            taken = self._take(row, role(self.body, row, before, signed))
            before = taken.name
            if signed and before == "header":
                self.stack = tuple(head for head in self.stack if head.before == len(self.sheet.records))
            signed = before == "signature" or (signed and before != "header")
            self.sheet.give(row, taken)
        span = Span(self.start, len(self.sheet.records))
        self.sheet.counted.append(Counted(self.body, tuple(self.boundaries), span))
        return self.stack

    def _take(self, row: int, given: Role) -> Role:
        """Take a row by its role; the role that it has in the end."""
        if given.name == "continuation":
            return self._continue(row, given)
        if given.name == "accepted":
            return self._accept(row, given)
        if given.name == "rejected":
            self._reject(row)
        elif given.name == "total":
            self.boundaries.append(Boundary(row, len(self.sheet.records), is_total=True))
        elif given.name == "section":
            number = self.body.heading_number(row)
            new = heading(self._label(row), number, self.sheet.lexicon, len(self.sheet.records))
            if self._captions_table(row, new):
                self.stack = tuple(head for head in self.above if not head.speaks_of & new.speaks_of)
            self.stack = push(self.stack, new)
            self.boundaries.append(Boundary(row, len(self.sheet.records), is_total=False, headings=self.stack))
            self.sheet.headings[row] = tuple(head.text for head in self.stack)
        return given

    def _captions_table(self, row: int, new: Heading) -> bool:
        """Whether a heading begins a new table with the same header, rather than stand at the end of a printed page."""
        above = max((r for r in self.sheet.roles if r < row), default=0)
        top_level = new.number is None or new.number.capital
        return top_level and self.sheet.roles.get(above) != "section" and self.body.captions_table(row)

    def _label(self, row: int) -> str:
        cells = self.body.heading_cells(row)
        return as_text(cells[min(cells)])

    def _continue(self, row: int, given: Role) -> Role:
        """Join a row to the task above; where none is above it stands by itself."""
        if len(self.sheet.records) == self.start:
            return self._take(row, by_itself(self.body, row, self.body.number(row)))
        self.sheet.records[-1] = extended(self.sheet.records[-1], self.body, row)
        return given

    def _accept(self, row: int, given: Role) -> Role:
        """Take a task row; one into which the title above is merged, without facts of its own, continues it."""
        if (
            self.body.merged_title_row(row)
            and not self.body.is_further_stage(row)
            and len(self.sheet.records) > self.start
        ):
            return self._continue(row, Role("continuation", "merged_title"))
        section = tuple(head.text for head in self.stack)
        taken = record(self.body, row, self.index, section)
        above = self.sheet.records[-1] if len(self.sheet.records) > self.start else None
        self.sheet.records.append(with_dittos(taken, above, self.body) if above else taken)
        return given

    def _reject(self, row: int) -> None:
        """Keep a row without a task title, verbatim; where the whole column is missing S202 has said so."""
        cells = tuple((a1(row, c), as_text(v)) for c, v in self.sheet.view.cells(row).items())
        column = self.body.title_column
        self.sheet.rejected.append(RejectedRow(row, "D301" if column else "S202", cells))
        if column:
            area = self.sheet.view.area_at(row, column)
            cell = a1(area.top if area and area.left == column else row, column)
            path, sheet = self.sheet.path, self.sheet.sheet
            text = self.sheet.view.text(row, column) or None
            self.sheet.findings.append(
                found("D301", path=path, sheet=sheet, cell=cell, row=row, field="title", value=text)
            )
