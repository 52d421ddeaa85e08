"""The findings about tasks whose lead unit nobody knows: by their heading, or where nothing names one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd

from sheetops.catalogue import found
from sheetops.journey.submission import Submission
from sheetops.model import Finding, Recognised, a1
from sheetops.text import as_text, clean
from sheetops.words.lexicon import Lexicon

CellOf: TypeAlias = Callable[[Any, str], str]
_FIELD = "unit"


def unit_findings(
    tasks: pd.DataFrame, submissions: Sequence[Submission], owned: set[str], lexicon: Lexicon, cell: CellOf
) -> list[Finding]:
    """D304 of each heading, or name of a sheet, that names an unknown unit; D301 of each task that has no lead.

    A lead's cell that names an unknown unit has its own finding, and so has a file of which no unit is known.

    Args:
        tasks: the rows that count.
        owned: the paths of the files of which a unit is known.
        cell: label and field → A1 address.
    """
    if not lexicon.workspace.units or _FIELD not in lexicon.kind.field_by_name:
        return []
    headed = tasks[tasks["unit_heading"].notna() & (tasks[f"{_FIELD}_verdict"] == "")]
    sheets = {(s.path, sheet.grid.sheet): s.sheets for s in submissions for sheet in s.sheets}
    of_headings = [
        _unknown(rows, sheets[str(path), str(sheet)], str(heading), lexicon)
        for (path, sheet, heading), rows in headed.groupby(["path", "sheet", "unit_heading"], sort=False)
    ]
    nobodys = tasks["unit"].isna() & tasks["unit_heading"].isna() & (tasks[f"{_FIELD}_verdict"] == "")
    return [*of_headings, *_missing(tasks[nobodys & tasks["path"].isin(owned)], cell)]


def _unknown(rows: pd.DataFrame, sheets: Sequence[Recognised], heading: str, lexicon: Lexicon) -> Finding:
    """D304 of the heading above some rows, at its cell; of the sheet as a whole where its name is the heading."""
    path, sheet, first = (rows[name].iloc[0] for name in ("path", "sheet", "row"))
    at = _heading_cell([part for part in sheets if part.grid.sheet == sheet], heading, int(first))
    return found(
        "D304",
        path=path,
        sheet=sheet,
        cell=a1(*at) if at else None,
        row=at[0] if at else None,
        field=_FIELD,
        value=heading,
        heading="heading" if at else "sheet",
        tasks=str(len(rows)),
        suggestions=", ".join(lexicon.units.nearest(heading)),
    )


def _heading_cell(sheets: Sequence[Recognised], heading: str, before: int) -> tuple[int, int] | None:
    """Row and column of the last heading of this text above a row; None where it stands in no row."""
    rows = [
        (row, sheet)
        for sheet in sheets
        for row, texts in sheet.headings.items()
        if row < before and texts and clean(texts[-1]) == heading
    ]
    if not rows:
        return None
    row, sheet = max(rows, key=lambda pair: pair[0])
    cells = enumerate(sheet.grid.rows[row - 1], start=1)
    return row, max(cells, key=lambda cell: len(as_text(cell[1])))[0]


def _missing(tasks: pd.DataFrame, cell: CellOf) -> Iterator[Finding]:
    """D301 of each task without a lead, at the lead's cell; in its row where the sheet has no such column."""
    shown = tasks[["path", "sheet", "row", "id", "title_text"]].to_dict("records")
    for label, row in zip(tasks.index, shown, strict=True):
        yield _without_lead(row, cell(label, _FIELD), cell(label, "title"))


def _without_lead(row: Mapping[Any, Any], lead: str, title: str) -> Finding:
    return found(
        "D301",
        path=row["path"],
        sheet=row["sheet"],
        cell=lead if lead != title else None,
        row=int(row["row"]),
        field=_FIELD,
        task_id=row["id"],
        title=row["title_text"],
    )
