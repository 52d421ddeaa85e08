"""The sheet of columns in `quyet-dinh.xlsx` → what the Office has confirmed, and what cannot be applied of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sheetops.decisions.faults import NOBODY, Faults, unit_of
from sheetops.decisions.layout import layout
from sheetops.decisions.model import ColumnDecision, Decisions, Key
from sheetops.decisions.rows import Heads, Row, rows
from sheetops.kind import Kind
from sheetops.model import Finding, Grid
from sheetops.words.confirmed import header_key
from sheetops.words.lexicon import Lexicon
from sheetops.words.vocabulary import Vocabulary

_UNUSED = "_"


def column_heads() -> Heads:
    """The titles of the sheet of columns."""
    return Heads(dict(layout().columns.heads), ("unit", "header", "confirmed"))


def column_choices(kind: Kind) -> tuple[str, ...]:
    """What the clerk may choose: the labels of the kind's fields, and that the column is not used."""
    return (*(field.label.vi for field in kind.fields), layout().columns.unused)


def column_decisions(grid: Grid, lexicon: Lexicon, path: str) -> Decisions:
    """The decisions of the sheet of columns.

    Args:
        path: for the findings, relative to the workspace.

    Raises:
        WorkspaceError: the sheet has lost the titles of its columns.
    """
    return _Sheet(tuple(rows(grid, column_heads(), path)), lexicon, path, grid.sheet).decisions


@dataclass(frozen=True)
class _Sheet:
    """The rows of the sheet, and the words to read them with."""

    rows: Sequence[Row]
    lexicon: Lexicon
    path: str
    name: str

    @cached_property
    def _finding(self) -> Faults:
        return Faults(self.path, self.name, "header")

    @cached_property
    def decisions(self) -> Decisions:
        asked = {
            (unit, header_key(row["header"]))
            for row in self.rows
            if row["header"] and (unit := unit_of(row["unit"], self.lexicon)) != NOBODY
        }
        confirmed = [row for row in self.rows if row["confirmed"]]
        faults = {row.number: self._fault(row) for row in confirmed}
        good = [row for row in confirmed if faults[row.number] is None]
        agreed, disagreeing = self._agreed(good)
        findings = (*(fault for fault in faults.values() if fault), *disagreeing)
        return Decisions(columns=agreed, asked=frozenset(asked), findings=findings)

    @cached_property
    def _fields(self) -> Vocabulary:
        kind = self.lexicon.kind
        names = {field.name: (field.label.vi, field.label.en, field.name) for field in kind.fields}
        return Vocabulary({**names, _UNUSED: (layout().columns.unused,)})

    def _fault(self, row: Row) -> Finding | None:
        """What keeps a confirmation from being applied."""
        if not row["header"]:
            return self._finding(row, "header")
        if unit_of(row["unit"], self.lexicon) == NOBODY:
            return self._finding(row, "unit", self.lexicon.units.nearest(row["unit"]))
        if self._fields.find(row["confirmed"]) is None:
            return self._finding(row, "confirmed", self._fields.nearest(row["confirmed"]))
        return None

    def _agreed(self, good: Sequence[Row]) -> tuple[tuple[ColumnDecision, ...], list[Finding]]:
        """The decisions that no other row contradicts, and R415 for each that does."""
        first: dict[Key, tuple[Row, ColumnDecision]] = {}
        findings: dict[Key, list[Finding]] = {}
        for row in good:
            decision = self._decision(row)
            earlier, said = first.setdefault(decision.key, (row, decision))
            if said.field != decision.field:
                other = earlier.cell("confirmed")
                finding = self._finding(row, "confirmed", fault="twice", other=other)
                findings.setdefault(decision.key, []).append(finding)
        agreed = tuple(decision for key, (_, decision) in first.items() if key not in findings)
        return agreed, [finding for several in findings.values() for finding in several]

    def _decision(self, row: Row) -> ColumnDecision:
        name = self._fields.find(row["confirmed"])
        field = None if name == _UNUSED else name
        unit, cell = unit_of(row["unit"], self.lexicon), row.cell("confirmed")
        return ColumnDecision(unit, row["header"], field, cell, row["by"], row["day"], self.path)
