"""Waivers: what the Office lets pass, for whom, and until when.  What is waived is shown all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from sheetops.model import Finding, Waived
from sheetops.text import key

# The code of the rule, whose findings, and the id and title of the task, as they are remembered.
WaiverKey: TypeAlias = tuple[str, str | None, str, str]
_NO_UNITS: Mapping[str, str | None] = MappingProxyType({})


def waiver_key(code: str, unit: str | None, task_id: str, title: str) -> WaiverKey:
    """By what a waiver is remembered."""
    return code, unit, key(task_id), key(title)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that is waived.

    Attributes:
        code: the rule's.
        unit: the code of the unit whose findings they are; None for all units.
        task_id, title: of the task; where both are empty, whatever is about the unit.
        waived: who, why, until when, and where it is written.
        note: as written.
    """

    code: str
    unit: str | None
    task_id: str
    title: str
    waived: Waived
    note: str = ""

    @property
    def key(self) -> WaiverKey:
        return waiver_key(self.code, self.unit, self.task_id, self.title)

    def in_force(self, cutoff: date) -> bool:
        """Whether it still holds at a cut-off."""
        return self.waived.until >= cutoff

    def covers(self, finding: Finding, unit: str | None) -> bool:
        """Whether it is about a finding; of a task all that it says must agree.

        Args:
            unit: the code of the unit that the finding is about.
        """
        _, _, task_id, title = self.key
        return (
            finding.code == self.code
            and self.unit in (None, unit)
            and task_id in ("", key(finding.task_id or ""))
            and title in ("", key(finding.title or ""))
        )


def with_waivers(
    findings: Iterable[Finding],
    waivers: Sequence[Waiver],
    cutoff: date,
    units: Mapping[str, str | None] = _NO_UNITS,
) -> list[Finding]:
    """The same findings in their order; each that a waiver in force is about bears it, and is no more than info.

    Of several waivers that for a task comes before that for a unit, that for a unit before that for all; else the
    first.

    Args:
        units: path of a file → the code of its unit, for findings that name no unit.
    """
    by_code: dict[str, list[Waiver]] = {}
    for waiver in sorted(waivers, key=_breadth):
        if waiver.in_force(cutoff):
            by_code.setdefault(waiver.code, []).append(waiver)
    return [_with(finding, by_code.get(finding.code, ()), units) for finding in findings]


def _breadth(waiver: Waiver) -> tuple[bool, bool]:
    return not (waiver.task_id or waiver.title), waiver.unit is None


def _with(finding: Finding, waivers: Sequence[Waiver], units: Mapping[str, str | None]) -> Finding:
    unit = finding.unit or units.get(finding.path or "")
    waiver = next((waiver for waiver in waivers if waiver.covers(finding, unit)), None)
    if waiver is None or finding.waived:
        return finding
    return replace(finding, severity="info", waived=waiver.waived)
