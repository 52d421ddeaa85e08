"""What a file was taken for: a frozen value, from which the command line and JSON show, and neither computes.

`role`, `reason`, `how`, `state` are keys; their wording in both languages stands in `schemas/wording.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sheetops.config import Workspace
    from sheetops.kind import Kind

MEANT = ("origin", "sector", "unit")


@dataclass(frozen=True, slots=True)
class ExplainedColumn:
    """One column of a table.

    Attributes:
        table: which table of the sheet, from 1 on.
        letters: the column's letters; `cell`: the address of its own header cell, None where the header stands in the
            sheet before.
        header: as written, its group's first ("Thời gian / Hạn").
        field: the kind's field; None for a column that the kind does not know, or that is the second of a field.
        mark: the words of the status that a cross in it means.
        how: why it was taken for this field; `unsure`: that is not certain, and reported (S209).
        like: fields that an unknown column may be, the likeliest first.
        other: of a second column for one field, the first one's header with its address.
    """

    table: int
    letters: str
    cell: str | None
    header: str
    field: str | None
    mark: str | None
    how: str
    unsure: bool
    like: tuple[str, ...]
    other: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """One row that is not blank.

    Attributes:
        cells: (A1 address, text) of what stands in it.
        section: the headings above a task, or in force from a heading on, outermost first; of other rows None.
        means: (what, code) pairs that a heading was understood to say of origin, sector, unit; else None.
    """

    row: int
    role: str
    reason: str
    hidden: bool
    cells: tuple[tuple[str, str], ...]
    section: tuple[str, ...] | None = None
    means: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class ExplainedSheet:
    """One sheet.

    Attributes:
        part: the columns that are told of, "F–K", where tables stand side by side; each of them is told by itself.
        state: table, empty, guide_sheet, no_header, no_table, other_period, unreadable.
        continues: the sheet whose columns hold here too, since this one has no header of its own.
        period_line: the line above its table that states a period; None where none does.
    """

    sheet: str
    hidden: bool
    state: str
    part: str | None = None
    continues: str | None = None
    period_line: str | None = None
    columns: tuple[ExplainedColumn, ...] = ()
    rows: tuple[ExplainedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a file was taken for, sheet by sheet.

    Attributes:
        workspace, kind: what names codes.
        units: the code of the whole file's unit, or those of the units that its rows name one by one.
        unit_by: by what they are known: stamp, title, name, lead, rows; unknown where nothing names one.
        unit_text: the title or name that does.
        period_by: where period and cut-off come from: workspace, stamp, title, name, file_date.
        other_period: the period that the file says it is of, where that is not the workspace's; `other_period_at`: the
            sheet and cell that says so, None where a stamp or name does.
        sheets: in the order of the file; none where it could not be read.
    """

    workspace: Workspace
    kind: Kind
    units: tuple[str, ...]
    unit_by: str
    unit_text: str
    period_by: str
    other_period: str | None
    other_period_at: tuple[str, str] | None
    sheets: tuple[ExplainedSheet, ...]

    def meaning(self, what: str, code: str, lang: str = "vi") -> str:
        """The name of an origin, sector or unit."""
        named = {"sector": self.workspace.sector, "unit": self.workspace.unit}.get(what)
        entry = named(code) if named else None
        return entry.name if entry else self.kind.origin_label(code, lang) if what == "origin" else code

    def to_dict(self) -> dict[str, Any]:
        """As it stands in the JSON of a check, in the entry of its file."""
        about = {"unit_by": self.unit_by, "period_by": self.period_by, "stated_period": self.other_period}
        return {**about, "sheets": [_sheet(sheet) for sheet in self.sheets]}


def _sheet(sheet: ExplainedSheet) -> dict[str, Any]:
    columns, rows = map(_column, sheet.columns), map(_row, sheet.rows)
    names = ("sheet", "part", "hidden", "state", "continues")
    head = {name: getattr(sheet, name) for name in names}
    return {**head, "columns": list(columns), "rows": list(rows)}


def _column(column: ExplainedColumn) -> dict[str, Any]:
    names = ("cell", "header", "field", "mark", "how", "unsure", "other", "hidden")
    named = {name: getattr(column, name) for name in names}
    return {"table": column.table, "column": column.letters, **named, "like": list(column.like)}


def _row(row: ExplainedRow) -> dict[str, Any]:
    entry = {name: getattr(row, name) for name in ("row", "role", "reason", "hidden")}
    section = None if row.section is None else list(row.section)
    means = None if row.means is None else dict(row.means)
    return {**entry, "section": section, "means": means}
