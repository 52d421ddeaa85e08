"""Task rows → records: each field's value, and where it stands when that is not its own cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sheetops.model import Cell, Column, Record
from sheetops.recognise.body import Body
from sheetops.recognise.words import is_mark
from sheetops.text import as_text


def record(body: Body, row: int, table: int, section: tuple[str, ...], hidden: bool) -> Record:
    """The record of a task row."""
    values: dict[str, Cell] = {}
    places: dict[str, tuple[int, int]] = {}
    extra: list[tuple[str, Cell]] = []
    for column in body.table.columns:
        value, at = _value(body, row, column)
        if value is None or column.mark is not None:
            continue
        if column.field is None:
            extra.append((column.header, value))
            continue
        values[column.field] = value
        if at != row:
            places[column.field] = (at, column.number)
    _read_marks(body, row, values, places)
    return Record(row, table, values, places, tuple(extra), section, hidden)


def _value(body: Body, row: int, column: Column) -> tuple[Cell, int]:
    """The value in a row's cell, or that of the cell merged down into it, and the row where it stands."""
    own = body.view.cells(row).get(column.number)
    if own is not None:
        return own, row
    area = body.view.area_at(row, column.number)
    if area and body.first <= area.top < row and area.left == column.number and column.field != "no":
        return body.view.cells(area.top).get(column.number), area.top
    return None, row


def _read_marks(body: Body, row: int, values: dict[str, Cell], places: dict[str, tuple[int, int]]) -> None:
    """The status from the crosses of a row: the header's words, several joined; a text in place of a cross is kept."""
    marked = [
        (column, value)
        for column in body.table.columns
        if column.mark is not None and (value := body.view.cells(row).get(column.number)) is not None
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
