"""Task rows → records: each field's value, and where it stands when that is not its own cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sheetops.model import UNVALUED, Cell, Column, Record
from sheetops.recognise.body import Body
from sheetops.recognise.words import is_mark
from sheetops.text import as_text


def record(body: Body, row: int, table: int, section: tuple[str, ...], hidden: bool) -> Record:
    """The record of a task row."""
    values: dict[str, Cell] = {}
    places: dict[str, tuple[int, int]] = {}
    extra: list[tuple[str, Cell]] = []
    own = body.view.cells(row)
    shared = body.has_shared_cells(row)
    for column in body.plain_columns:
        value, at = own.get(column.number), row
        if value is None and shared:
            value, at = _shared(body, row, column)
        if value is None:
            continue
        if column.field is None:
            extra.append((column.header, value))
            continue
        values[column.field] = value
        if at != row:
            places[column.field] = (at, column.number)
    if body.mark_columns:
        _read_marks(body, row, values, places)
    return Record(row, table, values, places, tuple(extra), section, hidden)


def _shared(body: Body, row: int, column: Column) -> tuple[Cell, int]:
    """The value of the cell that is merged down into a row's, or what stands for a formula without one; and its row."""
    area = body.view.area_at(row, column.number)
    at = row
    if area and body.first <= area.top < row and area.left == column.number and column.field != "no":
        at = area.top
    if column.field is not None and (at, column.number) in body.view.grid.unvalued_formulas:
        return UNVALUED, at
    return body.view.cells(at).get(column.number), at


def _read_marks(body: Body, row: int, values: dict[str, Cell], places: dict[str, tuple[int, int]]) -> None:
    """The status from the crosses of a row: the header's words, several joined; a text in place of a cross is kept."""
    marked = [
        (column, value)
        for column in body.mark_columns
        if (value := body.view.cells(row).get(column.number)) is not None
    ]
    if not marked:
        return
    values["status"] = "; ".join(c.mark if is_mark(v) else f"{c.mark}: {as_text(v)}" for c, v in marked if c.mark)
    places["status"] = (row, marked[0][0].number)


def extended(base: Record, body: Body, row: int) -> Record:
    """A record with the texts of the row that continues it; what cannot be joined is kept among the extra columns."""
    values = dict(base.values)
    places = dict(base.places)
    extra = list(base.extra)
    types = body.lexicon.kind.field_by_name
    for number, value in body.view.cells(row).items():
        column = next((c for c in body.table.columns if c.number == number), None)
        if column is None or column.field is None:
            extra.append((column.header if column else "", value))
        elif column.field not in values:
            values[column.field] = value
            places[column.field] = (row, number)
        elif types[column.field].type in ("text", "unit"):
            values[column.field] = f"{as_text(values[column.field])}\n{as_text(value)}"
        else:
            extra.append((column.header, value))
    return replace(base, values=_frozen(values), places=places, extra=tuple(extra))


def _frozen(values: dict[str, Cell]) -> Mapping[str, Cell]:
    return dict(values)
