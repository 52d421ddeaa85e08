"""The frozen values that pass between the stages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Literal, TypeAlias, TypeVar

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
# What stands in a cell whose formula was saved without its value, where a value is looked for.
UNVALUED = "=…"
Severity: TypeAlias = Literal["error", "warning", "info"]
FileState: TypeAlias = Literal["accepted", "superseded", "duplicate", "rejected", "ignored"]
# Of what is left aside: what holds a report or leads to one, and what a report may have been turned into.
REPORT_HOLDERS = frozenset({"archive", "mail", "shortcut", "cloud", "unfinished"})
REPORT_FORMS = frozenset({"document", "pdf", "slides", "web", "picture"})


_Model = TypeVar("_Model")


def _pickled_by_fields(cls: type[_Model]) -> type[_Model]:
    """Have a dataclass pickled as a call with its fields: a fifth of the time, and children send thousands."""
    fields = attrgetter(*(field.name for field in dataclasses.fields(cls)))  # type: ignore[arg-type]
    cls.__reduce__ = lambda self: (cls, fields(self))  # type: ignore[method-assign]
    return cls


class Share(float):
    """A number that its cell shows as a percentage: 0.8 is shown as 80 %, 1 as 100 %."""

    __slots__ = ()


def column_letters(column: int) -> str:
    """The letters of a 1-based column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def a1(row: int, column: int) -> str:
    """The A1 address of a 1-based row and column."""
    return f"{column_letters(column)}{row}"


def column_number(address: str) -> int:
    """The 1-based column of an A1 address, or of a column's letters: "AA12" and "AA" are 27."""
    column = 0
    for letter in address.upper():
        if not letter.isalpha():
            break
        column = column * 26 + ord(letter) - 64
    return column


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell of a submission; `row` and `column` count from 1, `path` is relative to the workspace."""

    path: str
    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        return a1(self.row, self.column)


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, 1-based, both ends included (a merged range)."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it stands: `rows[r - 1][c - 1]` is the cell in row r, column c; blank is None.

    Attributes:
        merged: merged ranges; only the top left cell of each bears the value.
        hidden_rows, hidden_columns: 1-based numbers of what is hidden.
        hidden: the whole sheet is hidden.
        error_cells: (row, column) → the Excel error value that stands there (`#REF!` …).
        unvalued_formulas: (row, column) of formulas that were saved without their value.
        epoch_1904: the workbook counts days from 1904.
    """

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    error_cells: Mapping[tuple[int, int], str] = dataclasses.field(default_factory=dict)
    unvalued_formulas: frozenset[tuple[int, int]] = frozenset()
    epoch_1904: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """The value in a 1-based row and column; None outside the grid."""
        if 0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Waived:
    """By whom, why and until when a finding is waived, and where that is written.

    Attributes:
        by, reason, document: as written; `document` may be empty.
        until: the last day on which it is in force.
        path, sheet, cell: the row of the waiver; `path` is relative to the workspace.
    """

    by: str
    reason: str
    until: date
    document: str
    path: str
    sheet: str
    cell: str


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth knowing, with its place.

    Wording, remedy and example are not here but in the catalogue (`schemas/rules.yaml`), which renders
    `code` with `params` in Vietnamese or English.

    Attributes:
        code: the rule, such as D302.
        severity: error, warning or info.
        path, sheet, cell, row: where; `cell` is an A1 address; all None where it is about no single place.
        field: the name of the field in the kind's schema.
        value: what stands there, as text.
        task_id, title, unit, indicator: what it is about.
        params: what the catalogue's wording needs besides.
        waived: the Office's waiver, under which it is shown as info; None where there is none.
    """

    code: str
    severity: Severity
    path: str | None = None
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    field: str | None = None
    value: str | None = None
    task_id: str | None = None
    title: str | None = None
    unit: str | None = None
    indicator: str | None = None
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
    waived: Waived | None = None


@dataclass(frozen=True, slots=True)
class RowCounts:
    """The ledger of a file: `total` non-blank rows = accepted + rejected + structural.

    `superseded` of the accepted rows do not count, since a later submission or the lead unit's own report has them.
    """

    total: int = 0
    accepted: int = 0
    rejected: int = 0
    structural: int = 0
    superseded: int = 0


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """One file of the inbox, and what became of it.

    Attributes:
        path: relative to the workspace, with "/".
        unit: the code of its unit; None where unknown or where it holds several units' tasks.
        units: the codes of all units whose tasks it holds.
        sha256: the hash of its bytes; None for what was not opened.
        late: received after the configured submission deadline; None where none is set.
        modified: modification time in Vietnam; a result keeps it only where a submission deadline is set.
        reason: why it is ignored: document, pdf, archive … (`schemas/folder.yaml`), lock, system, link …; "" otherwise.
    """

    path: str
    sha256: str | None
    unit: str | None
    units: tuple[str, ...]
    state: FileState
    late: bool | None
    modified: datetime | None
    rows: RowCounts
    reason: str = ""

    @property
    def is_unusable(self) -> bool:
        """Whether it gives nothing to consolidate, though it may be a report or hold one."""
        may_be_report = self.state == "ignored" and self.reason in REPORT_HOLDERS | REPORT_FORMS
        return self.state == "rejected" or may_be_report


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, and what it was taken for.

    Attributes:
        number: 1-based column of the sheet.
        header: its header as written, the group's first ("Thời gian / Hạn").
        row: the sheet row of its own header cell.
        field: the kind's field, None for a column that the kind does not know.
        mark: the status that a cross in this column means, as the header words it.
        how: why.  Sure: confirmed, exact, accents, mark, numbers (a column of running numbers without a header),
            adjusts (where it is filled its cells count in place of those of the field's own column).
            Unsure, and said so (S209): beginning, within, slip, group, cells, likeness.  No field: unknown, double, and
            confirmed where the Office has said so.
        like: other fields that it may be, the likeliest first, where it is unknown or doubled, or the cells decided.
    """

    number: int
    header: str
    row: int
    field: str | None
    mark: str | None = None
    how: str = "exact"
    like: tuple[str, ...] = ()


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet: its header rows and columns."""

    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]

    def column_of(self, name: str) -> int | None:
        """The number of the column of a field; of its own, where another adjusts it."""
        return next((c.number for c in sorted(self.columns, key=lambda c: c.how == "adjusts") if c.field == name), None)

    def spans(self, column: int) -> bool:
        """Whether a column lies between the table's first and last."""
        return self.columns[0].number <= column <= self.columns[-1].number


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Record:
    """One task row as it stands, before any value is read.

    Attributes:
        row: the sheet row of its title.
        table: index into `Recognised.tables`.
        values: field → cell as it stands.
        places: field → (row, column), only where the value stands elsewhere than in its own row and column.
        extra: (header, value) of columns that the kind does not know.
        section: the headings above it, outermost first.
    """

    row: int
    table: int
    values: Mapping[str, Cell]
    places: Mapping[str, tuple[int, int]]
    extra: tuple[tuple[str, Cell], ...]
    section: tuple[str, ...]


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that is no task: verbatim, with the rule that says why."""

    row: int
    reason: str
    cells: tuple[tuple[str, str], ...]


@_pickled_by_fields
@dataclass(frozen=True, slots=True)
class Recognised:
    """What one sheet holds; every non-blank row has exactly one role.

    Attributes:
        roles: row → accepted, rejected, title, header, column_numbers, section, total, signature, note, continuation.
        reasons: row → why it has its role, as a key; the same rows.
        headings: row of a section → the headings in force from it on, outermost first; its own is the last.
        title_lines: the texts above the first table, top down; `title_places`: row and column of each.
    """

    grid: Grid
    tables: tuple[Table, ...]
    records: tuple[Record, ...]
    rejected: tuple[RejectedRow, ...]
    roles: Mapping[int, str]
    reasons: Mapping[int, str]
    headings: Mapping[int, tuple[str, ...]]
    title_lines: tuple[str, ...]
    findings: tuple[Finding, ...]
    title_places: tuple[tuple[int, int], ...] = ()
