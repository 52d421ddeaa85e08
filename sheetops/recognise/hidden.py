"""What a reader of the sheet does not see, or would see only with its program: S206 and S205."""

from __future__ import annotations

from collections.abc import Sequence

from sheetops.catalogue import found
from sheetops.model import Column, Finding, Grid, Record, Table, a1


def hidden_findings(grid: Grid, tables: Sequence[Table], records: Sequence[Record], path: str) -> list[Finding]:
    """S206 for hidden sheets, rows and columns with tasks; S205 for formulas without a value in a task row."""
    if not records:
        return []
    findings = [found("S206", path=path, sheet=grid.sheet, what="sheet")] if grid.hidden else []
    findings += [
        found("S206", path=path, sheet=grid.sheet, cell=a1(r.row, 1), row=r.row, what="rows")
        for r in records
        if r.row in grid.hidden_rows
    ]
    findings += [
        _hidden_column(c, grid.sheet, path) for t in tables for c in t.columns if c.number in grid.hidden_columns
    ]
    rows = {r.row for r in records}
    findings += [
        found("S205", path=path, sheet=grid.sheet, cell=a1(row, column), row=row)
        for row, column in sorted(grid.unvalued_formulas)
        if row in rows
    ]
    return findings


def _hidden_column(column: Column, sheet: str, path: str) -> Finding:
    return found(
        "S206",
        path=path,
        sheet=sheet,
        cell=a1(column.row, column.number),
        row=column.row,
        field=column.field,
        value=column.header,
        what="columns",
    )
