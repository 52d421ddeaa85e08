"""Totals that a sheet states, against the points in it (P619)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from typing import TYPE_CHECKING

from sheetops.catalogue import found
from sheetops.model import a1
from sheetops.score.model import Mark, same

if TYPE_CHECKING:
    from sheetops.assignments import IndicatorTree
    from sheetops.journey.submission import Submission
    from sheetops.kind.rules import ScoringSpec
    from sheetops.model import Finding, Recognised


def total_findings(
    submissions: Sequence[Submission], marks: Sequence[Mark], tree: IndicatorTree, spec: ScoringSpec
) -> Iterator[Finding]:
    """P619 of each total of a sheet whose self-scores add up to something else.

    Args:
        marks: the rows of indicators in the sheets that count; a sheet without any is not looked at.
    """
    points: dict[tuple[str, str], dict[str, float]] = {}
    for mark in marks:
        here = points.setdefault((mark.path, mark.sheet), {})
        if mark.points is not None and mark.code in tree.leaves:
            here.setdefault(mark.code, mark.points)
    for submission in submissions:
        for sheet in submission.sheets:
            given = points.get((submission.path, sheet.grid.sheet))
            if given is not None:
                yield from _of_sheet(submission, sheet, fsum(given.values()), spec)


def _of_sheet(submission: Submission, sheet: Recognised, counted: float, spec: ScoringSpec) -> Iterator[Finding]:
    columns = [column for table in sheet.tables if (column := table.column_of(spec.self_score))]
    totals = sorted(row for row, role in sheet.roles.items() if role == "total")
    if len(columns) != 1 or len(totals) != 1:
        return  # several may be totals of parts
    row, column = totals[0], columns[0]
    stated = sheet.grid.cell(row, column)
    if isinstance(stated, int | float) and not isinstance(stated, bool) and not same(float(stated), counted):
        yield found(
            "P619",
            path=submission.path,
            sheet=sheet.grid.sheet,
            row=row,
            cell=a1(row, column),
            field=spec.self_score,
            unit=submission.unit,
            value=f"{float(stated):g}",
            stated=f"{float(stated):g}",
            counted=f"{round(counted, 6):g}",
        )
