"""What the Office has decided about no single task, and what it is asked to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from sheetops.decisions.matches import MatchDecision, MatchKey
from sheetops.decisions.scores import ScoreDecision
from sheetops.decisions.tasks import TaskDecision
from sheetops.decisions.waivers import Waiver, WaiverKey
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
        cell: where it stands in the sheet of columns of the workbook `path`.
        by, day: who has confirmed it and when, as written.
    """

    unit: str | None
    header: str
    field: str | None
    cell: str
    by: str = ""
    day: str = ""
    path: str = ""

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
    """The decisions of a run.

    Attributes:
        columns, matches, waivers: in the order of their workbooks; waivers that have expired are among them.
        asked: the keys of suggestions and questions that stand in the workbook already, answered or not.
        findings: what is decided and cannot be applied (R415).
        faulty_waivers: what the rows of waivers that cannot be applied are about, as far as they say it.
        tasks: what stands in the yellow columns of tasks of this result, and extensions that are inherited.
        scores: what stands in the yellow columns of indicators of this result, where the kind is scored.
        orphans: the same of rows whose task this result does not have.
    """

    columns: tuple[ColumnDecision, ...] = ()
    asked: frozenset[Key | MatchKey] = frozenset()
    findings: tuple[Finding, ...] = ()
    matches: tuple[MatchDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    faulty_waivers: frozenset[WaiverKey] = frozenset()
    tasks: tuple[TaskDecision, ...] = ()
    orphans: tuple[TaskDecision, ...] = ()
    scores: tuple[ScoreDecision, ...] = ()

    @property
    def headers(self) -> ConfirmedHeaders:
        """The headers that are confirmed."""
        by_unit: dict[str | None, dict[str, str | None]] = {}
        for decision in self.columns:
            by_unit.setdefault(decision.unit, {})[decision.key[1]] = decision.field
        return ConfirmedHeaders(by_unit)

    def __add__(self, other: Decisions) -> Decisions:
        """The decisions of two sheets of one workbook."""
        return replace(
            self,
            columns=self.columns + other.columns,
            asked=self.asked | other.asked,
            findings=self.findings + other.findings,
            matches=self.matches + other.matches,
            waivers=self.waivers + other.waivers,
            faulty_waivers=self.faulty_waivers | other.faulty_waivers,
        )

    def over(self, earlier: Decisions, cutoff: date) -> Decisions:
        """These decisions, and those of an earlier workbook that they say nothing about; of its waivers those in force.

        What was asked there and not answered is to be asked here.
        """
        columns = {decision.key for decision in self.columns}
        waivers = {waiver.key for waiver in self.waivers} | self.faulty_waivers
        return replace(
            self,
            columns=(*self.columns, *(c for c in earlier.columns if c.key not in columns)),
            findings=(*self.findings, *self._new(earlier.findings)),
            matches=(*self.matches, *(m for m in earlier.matches if not any(o.replaces(m) for o in self.matches))),
            waivers=(*self.waivers, *(w for w in earlier.waivers if w.in_force(cutoff) and w.key not in waivers)),
            faulty_waivers=self.faulty_waivers | earlier.faulty_waivers,
        )

    def _new(self, findings: tuple[Finding, ...]) -> Iterator[Finding]:
        """Findings about rows that do not stand here too: a workbook that was copied along is not told twice."""
        told = {_said(finding) for finding in self.findings}
        return (finding for finding in findings if _said(finding) not in told)


def _said(finding: Finding) -> tuple[str | None, ...]:
    about = (finding.params.get(name) for name in ("fault", "about"))
    return (finding.code, finding.sheet, finding.value, *about)


NO_DECISIONS = Decisions()
