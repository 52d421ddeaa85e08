"""What a reader of the sheet does not see, or would see only with its program: S206 and S205."""

from __future__ import annotations

from collections.abc import Sequence

from sheetops.catalogue import found
from sheetops.model import Column, Finding, Grid, Record, Table, a1


def hidden_findings(
    grid: Grid, tables: Sequence[Table], records: Sequence[Record], rejected: Sequence[int], path: str
) -> list[Finding]:
    """S206 for hidden sheets, rows and columns with data; S205 for formulas without a value in a row of data.

    Of a task's fields S205 is said where they are read: it decides what the task is worth.

    Args:
        rejected: rows of data that are no tasks.
    """
    rows = {record.row: tables[record.table] for record in records}
    of_data = {row: _table_above(row, tables) for row in rejected} | rows
    if not of_data:
        return []
    findings = [found("S206", path=path, sheet=grid.sheet, what="sheet")] if grid.hidden else []
    findings += [
        found("S206", path=path, sheet=grid.sheet, cell=a1(row, _named_column(of_data[row])), row=row, what="rows")
        for row in sorted(of_data)
        if row in grid.hidden_rows
    ]
    findings += [
        _hidden_column(c, grid.sheet, path)
        for t in tables
        for c in t.columns
        if c.number in grid.hidden_columns and any(of is t and _holds(grid, row, c) for row, of in of_data.items())
    ]
    findings += [
        found("S205", path=path, sheet=grid.sheet, cell=a1(row, column), row=row)
        for row, column in sorted(grid.unvalued_formulas)
        if row in of_data and not (row in rows and _is_read(rows[row], column))
    ]
    return findings


def _table_above(row: int, tables: Sequence[Table]) -> Table:
    return next((table for table in reversed(tables) if table.header_rows[-1] < row), tables[0])


def _holds(grid: Grid, row: int, column: Column) -> bool:
    return grid.cell(row, column.number) is not None or (row, column.number) in grid.error_cells


def _named_column(table: Table) -> int:
    """The column in which a row's name stands, or should stand."""
    return table.column_of("title") or table.columns[0].number


def _is_read(table: Table, column: int) -> bool:
    return any(c.number == column and c.field is not None and c.mark is None for c in table.columns)


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
