"""The frozen result of a run, from which every renderer shows and none computes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.decisions.model import NO_DECISIONS
from sheetops.decisions.tasks import NO_HARVEST

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from sheetops.config import Workspace
    from sheetops.decisions.matches import MatchQuestion
    from sheetops.decisions.model import Decisions, Suggestion
    from sheetops.decisions.tasks import Harvest
    from sheetops.kind import Kind
    from sheetops.model import Finding, SubmittedFile

UNKNOWN = "unknown"
QUALITY_RULES = ("D307", "D308", "D309")
"""Completed without a date, completed without evidence, a result without any figure."""


class Judged:
    """What has findings, and knows how to name what they are about."""

    workspace: Workspace
    kind: Kind
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether any finding is of severity error."""
        return any(finding.severity == "error" for finding in self.findings)

    def names_of(self, finding: Finding, lang: str = "vi") -> tuple[str | None, str | None]:
        """The label of a finding's field and the name of its unit, for its wording; None where it has none."""
        unit = self.workspace.unit(finding.unit) if finding.unit else None
        return self.kind.field_label(finding.field, lang) if finding.field else None, unit.name if unit else None


@dataclass(frozen=True)
class RollCall(Judged):
    """Who has sent a report, and who has not: what is known once the files are read, before any task is evaluated.

    Attributes:
        units: as `Evaluation.roll_call`; the times are there whether or not a deadline is set.
        files: every file of the inbox, sorted by path.
        findings: about files, sheets that cannot be read, and units that have not submitted; sorted by place.
    """

    workspace: Workspace
    kind: Kind
    units: pd.DataFrame
    files: tuple[SubmittedFile, ...]
    findings: tuple[Finding, ...]

    def to_dict(self, lang: str = "vi") -> dict[str, Any]:
        """As plain values for JSON, `findings` at the top level; messages in `lang`."""
        from sheetops.write.json import roll_call_dict

        return roll_call_dict(self, lang)


def roll_call_sums(units: pd.DataFrame) -> dict[str, int]:
    """How many units were expected, received, on_time, late, missing, and how many files gave way (superseded).

    Args:
        units: as `Evaluation.roll_call`.
    """
    states = units.loc[units["expected"], "state"]
    count = {state: int((states == state).sum()) for state in ("on_time", "late", "missing")}
    paths = {path for paths in units["superseded"] for path in paths}
    return {"expected": len(states), "received": len(states) - count["missing"], **count, "superseded": len(paths)}


@dataclass(frozen=True)
class Evaluation(Judged):
    """The result of a run: what every renderer shows, and none computes.

    Codes stand in the frames, never labels.  A missing code is `None`/NaN; in the tallies, tasks without a
    sector or unit are counted under the code `unknown`.

    Attributes:
        workspace, kind: what the run was given.
        tasks: one row per task in printing order (origin, sector, unit, place in the submission);
            RangeIndex.  Columns: `id, origin, sector, unit` (codes), every other field of the kind by its
            name (text: str; date and deadline: datetime64[s]; percent and number: float64),
            `due_text` and `status_text` (as written), `assigned_due` (the deadline before it was extended),
            `extended` (the new one; both datetime64[s]) and `extension` (its document), `reported_status, status,
            basis`,
            `reason` (why the report did not stand), `timeliness` (early, on_time, late, overdue or none),
            `days_overdue` (float64, days), `path, sheet, row, cell` (source; `cell` is the title's A1 address),
            `extra` (tuple of (header, text) pairs of columns that the kind does not know).
        tallies: one row per origin × sector with tasks, then totals per origin (sector missing), per
            sector (origin missing) and overall (both missing).  Columns: `origin, sector, total`, one column per
            counted status, and per rate `<rate>` (0…1 or NaN), `<rate>_numerator`, `<rate>_denominator`.
        unit_tallies: the same with `unit` instead of `sector`.
        movement: per unit and, last, for all (`unit` missing): `carried_over, new, finished, withdrawn, remaining`.
        sector_movement: the same with `sector` instead of `unit`.
        history: per period that is known, in their order, this one last: `period` ("2026-03"), `total`, one column per
            counted status, and per rate as in `tallies`.  What the results that lie in the folder of last period say
            of their own period, and carry on of those before; nothing is counted anew.
        sentences: the letter's sentence per block: `origin, sector, text`; carried-over tasks are one block.
            `figures`: (total or status, start, end) of the numbers in the text.
        urge: tasks to be urged, most pressing first: `task` (row of `tasks`), `why` (a status code, `due_soon`
            or `unreported`), `leader` (text), `unit`, `days_overdue`, `ageing` (code of the kind).
        roll_call: per unit that must submit, then others that sent anything: `unit` (`unknown` for files of no known
            unit), `expected`, `state` (received, on_time, late, missing), `versions` (files sent), which are the paths
            in `accepted, superseded, duplicate, unusable` (tuples), `modified` (datetime64[s] in Vietnam, of the latest
            that counts) and `minutes_late` (float64); these two only where a submission deadline is set.
        quality: per unit and, last, for all, counts: `unit, total`, of these `reported`, of these `finished`; where the
            kind has the fields `with_figures` (of the reported), `with_evidence, with_dates, timed` (of the finished:
            deadline and completion are known), `on_time` (of the timed); findings per rule `D307, D308, D309`.
        discrepancies: what disagrees: `code, task` (row of `tasks`), `field`, what another source says in `left`
            and where in `left_path, left_sheet, left_cell`, what counts in `right` and `right_path …`.
        files: every file of the inbox, sorted by path.
        ledger: per file, sheet and role: `path, sheet, role, rows`; roles: accepted, rejected, title, header,
            column_numbers, section, total, signature, note, continuation.
        rejected: `path, sheet, row, reason` (a rule's code), `cells` (tuple of (A1 address, text) pairs, verbatim).
        findings: sorted by place.
        decisions: what the Office has decided in `quyet-dinh.xlsx` and in the yellow columns of Chi tiết, and last
            period's decisions in force.
        references: (path, sha256) of what the reports were held against: the register's files, last period's.
        suggestions: columns that are not sure, and about which it has not been asked yet.
        questions: reported tasks that may be assigned ones, and about which it has not been asked yet.
        harvest: what was found in the workbook that this result replaces; writing refuses to replace another.
    """

    workspace: Workspace
    kind: Kind
    tasks: pd.DataFrame
    tallies: pd.DataFrame
    unit_tallies: pd.DataFrame
    movement: pd.DataFrame
    sector_movement: pd.DataFrame
    history: pd.DataFrame
    sentences: pd.DataFrame
    urge: pd.DataFrame
    roll_call: pd.DataFrame
    quality: pd.DataFrame
    discrepancies: pd.DataFrame
    files: tuple[SubmittedFile, ...]
    ledger: pd.DataFrame
    rejected: pd.DataFrame
    findings: tuple[Finding, ...]
    decisions: Decisions = NO_DECISIONS
    suggestions: tuple[Suggestion, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    harvest: Harvest = NO_HARVEST
    questions: tuple[MatchQuestion, ...] = ()

    def to_dict(self, lang: str = "vi") -> dict[str, Any]:
        """The result as the JSON of version 1 has it; messages in `lang`."""
        from sheetops.write.json import as_dict

        return as_dict(self, lang)

    def to_json(self, path: Path | str, lang: str = "vi") -> Path:
        """Write the JSON of version 1, whole or not at all.

        Raises:
            OutputBusyError: the file cannot be replaced.
        """
        from sheetops.write.json import write_json

        return write_json(self, path, lang)

    def to_excel(self, path: Path | str) -> Path:
        """Write the workbook, whole or not at all.

        Raises:
            OutputBusyError: the file is open in another program.
        """
        from sheetops.write.workbook import write_workbook

        return write_workbook(self, path)
