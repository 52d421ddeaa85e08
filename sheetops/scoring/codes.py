"""The codes of typed rows: as their cells hold them, put right where a spreadsheet has damaged them."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from sheetops.assignments import CodeCell, Place, repaired

if TYPE_CHECKING:
    import pandas as pd

    from sheetops.journey.submission import Submission
    from sheetops.kind.rules import ScoringSpec
    from sheetops.model import Finding
    from sheetops.validate import Places


def codes_of(
    typed: pd.DataFrame,
    submissions: Sequence[Submission],
    places: Places,
    spec: ScoringSpec,
    known: Mapping[str, str] | None = None,
) -> tuple[dict[Hashable, str | None], list[Finding]]:
    """Label → code, None where the row bears none; and P610 of each that is damaged.

    Args:
        typed: all rows of the submissions, in their order.
        known: code → name of the catalogue, where there is one.
    """
    records = (record for s in submissions for sheet in s.sheets for record in sheet.records)
    raw = dict(zip(typed.index, (record.values.get(spec.code) for record in records), strict=True))
    codes: dict[Hashable, str | None] = {}
    findings: list[Finding] = []
    for (path, sheet), rows in typed.groupby(["path", "sheet"], sort=False):
        cells = [
            CodeCell(raw[label], title, Place(str(path), str(sheet), int(row), places.cell(label, spec.code)))
            for label, title, row in zip(rows.index, rows["title_text"], rows["row"], strict=True)
        ]
        found, damaged = repaired(cells, known)
        codes |= dict(zip(rows.index, found, strict=True))
        units = rows.dropna(subset="unit").set_index("row")["unit"].to_dict()
        findings += [dataclasses.replace(f, field=spec.code, unit=units.get(f.row or 0)) for f in damaged]
    return codes, findings
