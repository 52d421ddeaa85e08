"""What the Office has decided about no single task, and what it is asked to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sheetops.decisions.tasks import TaskDecision
from sheetops.model import Finding
from sheetops.words.confirmed import ConfirmedHeaders, header_key

# Whose header it is, None for everybody's, and its text as it is remembered.
Key: TypeAlias = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class ColumnDecision:
    """A column header that means a field, because the Office has said so.

    Attributes:
        unit: the code of the unit in whose files it does; None in everybody's.
        header: as written, the group's first ("Thời gian / Hạn").
        field: None where the column is to be kept as unknown.
        cell: where it stands in the sheet of columns.
        by, day: who has confirmed it and when, as written.
    """

    unit: str | None
    header: str
    field: str | None
    cell: str
    by: str = ""
    day: str = ""

    @property
    def key(self) -> Key:
        return self.unit, header_key(self.header)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A column whose meaning is not sure.

    Attributes:
        unit: the code of the unit whose sheet it stands in; None where that is unknown or there are several.
        path, sheet, cell: where its header was seen first.
        field: what it was taken for; None where it was kept as unknown.
        like: what it may be besides, the likeliest first.
    """

    unit: str | None
    header: str
    path: str
    sheet: str
    cell: str
    field: str | None
    like: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What is asked only once."""
        return self.unit, header_key(self.header)


@dataclass(frozen=True)
class Decisions:
    """The decisions in force.

    Attributes:
        columns: in the order of the workbook.
        asked: the keys of suggestions that stand in the workbook already, confirmed or not.
        findings: what is confirmed and cannot be applied (R415).
        tasks: what stands in the yellow columns of tasks of this result, and extensions that are inherited.
        orphans: the same of rows whose task this result does not have.
    """

    columns: tuple[ColumnDecision, ...] = ()
    asked: frozenset[Key] = frozenset()
    findings: tuple[Finding, ...] = ()
    tasks: tuple[TaskDecision, ...] = ()
    orphans: tuple[TaskDecision, ...] = ()

    @property
    def headers(self) -> ConfirmedHeaders:
        """The headers that are confirmed."""
        by_unit: dict[str | None, dict[str, str | None]] = {}
        for decision in self.columns:
            by_unit.setdefault(decision.unit, {})[decision.key[1]] = decision.field
        return ConfirmedHeaders(by_unit)


NO_DECISIONS = Decisions()
