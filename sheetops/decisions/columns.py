"""The sheet of columns in `quyet-dinh.xlsx` → what the Office has confirmed, and what cannot be applied of it."""

from __future__ import annotations

from functools import cached_property

from sheetops.decisions.faults import NOBODY
from sheetops.decisions.layout import layout
from sheetops.decisions.model import ColumnDecision, Decisions
from sheetops.decisions.rows import Heads, Row
from sheetops.decisions.sheet import DecisionSheet
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
    return _Sheet.of(grid, column_heads(), lexicon, path).decisions


class _Sheet(DecisionSheet):
    """The sheet of columns."""

    about = "header"

    @cached_property
    def decisions(self) -> Decisions:
        asked = {
            (unit, header_key(row["header"]))
            for row in self.rows
            if row["header"] and (unit := self.unit(row)) != NOBODY
        }
        confirmed = [row for row in self.rows if row["confirmed"]]
        faults = {row.number: self._fault(row) for row in confirmed}
        good = [(row, self._decision(row)) for row in confirmed if faults[row.number] is None]
        agreed, disagreeing = self.agreed(good, lambda decision: decision.field, "confirmed")
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
            return self.finding(row, "header")
        if unknown := self.unknown_unit(row):
            return unknown
        if self._fields.find(row["confirmed"]) is None:
            return self.finding(row, "confirmed", self._fields.nearest(row["confirmed"]))
        return None

    def _decision(self, row: Row) -> ColumnDecision:
        name = self._fields.find(row["confirmed"])
        field = None if name == _UNUSED else name
        cell = row.cell("confirmed")
        return ColumnDecision(self.unit(row), row["header"], field, cell, row["by"], row["day"], self.path)
