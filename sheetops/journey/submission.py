"""The per-file part of the journey: one candidate file → what was recognised in it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sheetops.catalogue import found
from sheetops.config.period import Period
from sheetops.decisions import Suggestion
from sheetops.discover import (
    Candidate,
    TitleCell,
    file_unit,
    other_period,
    planned_for,
    stated_at,
    states_period,
    title_unit,
)
from sheetops.errors import PartitionError
from sheetops.journey.deciding import recognised, suggestions
from sheetops.model import Cell, Finding, Recognised, RejectedRow, RowCounts, a1
from sheetops.normalise.fit import field_fit
from sheetops.read import read_workbook
from sheetops.recognise import is_returned, recognise_all, unread_table
from sheetops.stamp import Stamp
from sheetops.text import as_text
from sheetops.words.lexicon import Lexicon

# Why all rows of a sheet are rejected: a rule's code → the reason for their role.
_WHY_ALL = {"S201": "no_table", "F108": "other_period"}


@dataclass(frozen=True, slots=True)
class Submission:
    """One file, read and recognised.

    Attributes:
        unit: the unit of the whole file, by stamp, title, name or lead column; None where unknown.
        stated_period: the other period that it says it is of; None where it is of this one or says nothing.
        stamp: that of the template it was made with; None for a sheet of one's own.
        suggestions: its columns whose meaning is not sure.
        stated_at: the title cell that states another period.
    """

    candidate: Candidate
    sheets: tuple[Recognised, ...]
    unit: str | None
    stated_period: str | None
    findings: tuple[Finding, ...]
    stamp: Stamp | None = None
    suggestions: tuple[Suggestion, ...] = ()
    stated_at: TitleCell | None = None

    @property
    def path(self) -> str:
        return self.candidate.path

    @property
    def roles(self) -> Mapping[tuple[str, str], int]:
        """(sheet, role) → rows."""
        return Counter((sheet.grid.sheet, role) for sheet in self.sheets for role in sheet.roles.values())

    @property
    def rows(self) -> RowCounts:
        counts = Counter(role for sheet in self.sheets for role in sheet.roles.values())
        total = counts.total()
        accepted, rejected = counts["accepted"], counts["rejected"]
        return RowCounts(total, accepted, rejected, total - accepted - rejected)


def read_submission(candidate: Candidate, lexicon: Lexicon) -> Submission:
    """A candidate file, read and recognised; whatever it holds becomes findings.

    Raises:
        PartitionError: a non-blank row got no role, which is a defect of sheetops.
    """
    if finding := _not_opened(candidate):
        return Submission(candidate, (), None, None, (finding,))
    read = read_workbook(candidate.data, candidate.path)
    stamp = Stamp.parse(read.stamp)
    fit = partial(field_fit, lexicon=lexicon)
    grids = [grid for grid in read.grids if not is_returned(grid)]
    by_words = partial(recognise_all, grids, fit=fit, path=candidate.path)
    owners = partial(_owners, path=candidate.path, lexicon=lexicon, stamp=stamp)
    sheets, units = recognised(by_words, owners, lexicon)
    sheets, findings = _of_this_period(_under_own_units(sheets, lexicon), lexicon, candidate.path)
    sheets, planned = _without_plans(sheets, lexicon, candidate.path)
    findings = [*read.findings, *findings, *planned, *_of_sheets(sheets)]
    if (sheets or not _left_out(read.findings)) and not any(sheet.tables for sheet in sheets):
        sheets, finding = _without_table(sheets, candidate.path)
        findings.append(finding)
    else:
        sheets, unread = _unread(sheets, lexicon, candidate.path)
        findings += unread
    _prove_rows(sheets, candidate.path)
    has_table = any(sheet.tables for sheet in sheets)
    unit = file_unit(candidate.path, sheets, lexicon, stamp) if sheets else None
    stated_period = other_period(sheets, lexicon, candidate.path, stamp) if has_table else None
    unsure = suggestions(sheets, units, candidate.path)
    at = stated_at(sheets, lexicon) if stated_period else None
    return Submission(candidate, sheets, unit, stated_period, tuple(findings), stamp, unsure, at)


def _owners(sheets: Sequence[Recognised], path: str, lexicon: Lexicon, stamp: Stamp | None) -> dict[str, str | None]:
    """Sheet → the unit whose it is: by their titles where these name several, else that of the file."""
    titled: dict[str, str | None] = {}
    for sheet in sheets:
        titled[sheet.grid.sheet] = titled.get(sheet.grid.sheet) or title_unit([sheet], lexicon)
    if len({unit for unit in titled.values() if unit}) > 1:
        return titled
    return dict.fromkeys(titled, file_unit(path, sheets, lexicon, stamp) if sheets else None)


def _not_opened(candidate: Candidate) -> Finding | None:
    """Why a file was not even opened."""
    if candidate.unreadable:
        return found("F101", path=candidate.path, reason="no_access")
    return found("F109", path=candidate.path, limit="size") if candidate.too_large else None


def set_aside(submission: Submission) -> Submission:
    """A submission of another period: no task of it counts, every row stands verbatim among the rejected."""
    if not submission.stated_period:
        return submission
    sheets = tuple(_left_aside(sheet, "F108") for sheet in submission.sheets)
    return dataclasses.replace(submission, sheets=sheets)


def _under_own_units(sheets: tuple[Recognised, ...], lexicon: Lexicon) -> tuple[Recognised, ...]:
    """Sheets whose titles, or else names, tell different units: each one's is the outermost heading of its rows."""
    names = {unit.code: unit.name for unit in lexicon.workspace.units}
    titled = [names.get(title_unit([sheet], lexicon) or "") for sheet in sheets]
    called = [_called(sheet, lexicon) for sheet in sheets]
    if len({name for name in titled if name}) > 1:
        heads = titled
    elif len({code for code in called if code in names}) > 1:
        heads = [names.get(code or "", code) for code in called]
    else:
        return sheets
    return tuple(under(sheet, head) if head else sheet for sheet, head in zip(sheets, heads, strict=True))


def _called(sheet: Recognised, lexicon: Lexicon) -> str | None:
    """The code of the unit that a sheet is named after; its name where it begins as a unit's that is not known."""
    name = sheet.grid.sheet
    meaning = lexicon.section(name)
    unknown = not meaning.speaks and lexicon.begins_as_a_unit(name)
    return (meaning.unit or meaning.or_unit or (name if unknown else None)) if sheet.tables else None


def under(sheet: Recognised, name: str) -> Recognised:
    """A sheet whose rows stand under one more heading, the outermost."""
    records = tuple(dataclasses.replace(record, section=(name, *record.section)) for record in sheet.records)
    return dataclasses.replace(sheet, records=records)


def _of_sheets(sheets: Sequence[Recognised]) -> list[Finding]:
    """What recognition found; of tables side by side, what is about their whole sheet is said once."""
    told: list[Finding] = []
    for finding in (f for sheet in sheets for f in sheet.findings):
        if finding.cell or finding not in told:
            told.append(finding)
    return told


def _left_out(findings: Sequence[Finding]) -> bool:
    """Whether it has been said already why nothing could be read."""
    return any(finding.severity == "error" for finding in findings)


def _without_table(sheets: tuple[Recognised, ...], path: str) -> tuple[tuple[Recognised, ...], Finding]:
    """A file in which no sheet has a table: every row is rejected, verbatim."""
    fullest = max(sheets, key=lambda sheet: len(sheet.roles), default=None)
    finding = found("S201", path=path, sheet=fullest.grid.sheet if fullest else None)
    return tuple(_all_rejected(sheet, "S201") for sheet in sheets), finding


def _unread(
    sheets: tuple[Recognised, ...], lexicon: Lexicon, path: str
) -> tuple[tuple[Recognised, ...], list[Finding]]:
    """Beside sheets with tables those of tasks under a header that is not known: all of their rows are rejected."""
    places = {sheet.grid.sheet: cell for sheet in sheets if (cell := unread_table(sheet, lexicon))}
    read = {sheet.grid.sheet for sheet in sheets if sheet.tables}
    places = {name: cell for name, cell in places.items() if name not in read}
    kept = tuple(_all_rejected(sheet, "S201") if sheet.grid.sheet in places else sheet for sheet in sheets)
    return kept, [found("S201", path=path, sheet=name, cell=cell) for name, cell in places.items()]


def _of_this_period(
    sheets: tuple[Recognised, ...], lexicon: Lexicon, path: str
) -> tuple[tuple[Recognised, ...], list[Finding]]:
    """A workbook that gathers month after month: sheets of other periods are left out (F108), their rows kept.

    Only where another sheet states this period, and never a sheet that says that its tasks are carried over.
    """
    with_table = [sheet for sheet in sheets if sheet.tables]
    if len(with_table) <= 1 or not any(states_period([sheet], lexicon) for sheet in with_table):
        return sheets, []
    others = [
        other_period([sheet], lexicon) if sheet.tables and not _is_carried_over(sheet, lexicon) else None
        for sheet in sheets
    ]
    kept = tuple(_left_aside(sheet, "F108") if other else sheet for sheet, other in zip(sheets, others, strict=True))
    period = lexicon.workspace.period.text
    return kept, [
        found("F108", path=path, **_place(sheet, lexicon), stated=other, period=period)
        for sheet, other in zip(sheets, others, strict=True)
        if other
    ]


def _without_plans(
    sheets: tuple[Recognised, ...], lexicon: Lexicon, path: str
) -> tuple[tuple[Recognised, ...], list[Finding]]:
    """The rows below a heading of what is planned for a later period do not count (F108); they are kept verbatim."""
    period, kept, findings = lexicon.workspace.period, [], []
    for sheet in sheets:
        planned = {row: text for row, texts in sheet.headings.items() if planned_for(text := texts[-1], period)}
        below = {r.row for r in sheet.records if set(r.section) & set(planned.values())}
        kept.append(_rejecting(sheet, below, "F108") if below else sheet)
        findings += [_planned(sheet, row, text, path, period) for row, text in planned.items() if below]
    return tuple(kept), findings


def _planned(sheet: Recognised, row: int, text: str, path: str, period: Period) -> Finding:
    cells = enumerate(sheet.grid.rows[row - 1], start=1)
    column = max(cells, key=lambda cell: len(as_text(cell[1])))[0]
    return found(
        "F108",
        path=path,
        sheet=sheet.grid.sheet,
        cell=a1(row, column),
        row=row,
        value=text,
        stated=planned_for(text, period) or "",
        period=period.text,
    )


def _rejecting(sheet: Recognised, rows: set[int], reason: str) -> Recognised:
    """A sheet without some of its tasks, whose rows are rejected, verbatim."""
    return dataclasses.replace(
        sheet,
        records=tuple(record for record in sheet.records if record.row not in rows),
        rejected=(*sheet.rejected, *_verbatim(sheet, sorted(rows), reason)),
        roles={**sheet.roles, **dict.fromkeys(rows, "rejected")},
        reasons={**sheet.reasons, **dict.fromkeys(rows, _WHY_ALL[reason])},
    )


def _place(sheet: Recognised, lexicon: Lexicon) -> dict[str, Any]:
    """The title cell that states a sheet's period; the sheet alone where none does."""
    at = stated_at([sheet], lexicon)
    return at._asdict() if at else {"sheet": sheet.grid.sheet}


def _left_aside(sheet: Recognised, reason: str) -> Recognised:
    """A sheet that does not count: no task of it, every row verbatim among the rejected."""
    return dataclasses.replace(_all_rejected(sheet, reason), tables=(), records=(), findings=())


def _is_carried_over(sheet: Recognised, lexicon: Lexicon) -> bool:
    words = lexicon.vocabularies.get("origin")
    lines = (sheet.grid.sheet, *sheet.title_lines)
    return words is not None and any(words.longest_in(line, words=2) == "carried_over" for line in lines)


def _all_rejected(sheet: Recognised, reason: str) -> Recognised:
    rejected = tuple(_verbatim(sheet, sheet.roles, reason))
    roles, reasons = dict.fromkeys(sheet.roles, "rejected"), dict.fromkeys(sheet.roles, _WHY_ALL[reason])
    return dataclasses.replace(sheet, rejected=rejected, roles=roles, reasons=reasons)


def _verbatim(sheet: Recognised, rows: Iterable[int], reason: str) -> Iterator[RejectedRow]:
    errors: dict[int, dict[int, Cell]] = {}
    for (row, column), text in sheet.grid.error_cells.items():
        errors.setdefault(row, {})[column] = text
    for row in rows:
        given = {c: v for c, v in enumerate(sheet.grid.rows[row - 1], start=1) if v is not None}
        cells = sorted((given | errors.get(row, {})).items())
        yield RejectedRow(row, reason, tuple((a1(row, c), as_text(v)) for c, v in cells))


def _prove_rows(sheets: tuple[Recognised, ...], path: str) -> None:
    """Every non-blank row has a role, every accepted row is one record, every rejected one is kept."""
    for sheet in sheets:
        covered = {
            (row, column)
            for area in sheet.grid.merged
            for row in range(area.top, min(area.bottom, len(sheet.grid.rows)) + 1)
            for column in range(area.left, min(area.right, len(sheet.grid.rows[row - 1])) + 1)
            if (row, column) != (area.top, area.left)
        }
        rows = {
            row
            for row, cells in enumerate(sheet.grid.rows, start=1)
            if any(v is not None and (row, c) not in covered for c, v in enumerate(cells, start=1))
        } | {
            row
            for row, column in sheet.grid.error_cells
            if (row, column) not in covered and row <= len(sheet.grid.rows)
        }
        counts = Counter(sheet.roles.values())
        kept = counts["accepted"] == len(sheet.records) and counts["rejected"] == len(sheet.rejected)
        if rows != set(sheet.roles) or not kept:
            raise PartitionError(
                f"{path}, {sheet.grid.sheet}: sổ đếm dòng không khớp. Đây là lỗi của phần mềm; không dùng kết quả này.",
                f"{path}, {sheet.grid.sheet}: the ledger of rows does not add up. This is a defect of sheetops.",
            )
