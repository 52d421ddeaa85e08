"""Task rows → records: each field's value, and where it stands when that is not its own cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sheetops.model import UNVALUED, Cell, Column, Record
from sheetops.recognise.body import Body
from sheetops.recognise.headers import ADJUSTS
from sheetops.recognise.words import is_mark, is_no_mark
from sheetops.text import as_text


def record(body: Body, row: int, table: int, section: tuple[str, ...]) -> Record:
    """The record of a task row."""
    if body.is_plain and not body.has_shared_cells(row):
        return _plain_record(body, row, table, section)
    values: dict[str, Cell] = {}
    places: dict[str, tuple[int, int]] = {}
    extra: list[tuple[str, Cell]] = []
    headers: dict[str, str] = {}
    for column, value, at in _given(body, row, body.plain_columns):
        if column.field is None or (column.how == ADJUSTS and not _tells_anew(value)):
            extra.append((column.header, value))
            continue
        if column.how == ADJUSTS:
            _put_aside(column.field, headers, values, extra)
            places[column.field] = (at, column.number)
        headers[column.field] = column.header
        values[column.field] = value
        if at != row and column.how != ADJUSTS:
            places[column.field] = (at, column.number)
    if body.mark_columns:
        _read_marks(body, row, values, places)
    return Record(row, table, values, places, tuple(extra), section)


def _plain_record(body: Body, row: int, table: int, section: tuple[str, ...]) -> Record:
    """The record of a row all of whose values stand in their own cells, as nearly all do."""
    own = body.view.cells(row)
    given = [(column, own[column.number]) for column in body.plain_columns if column.number in own]
    values = {column.field: value for column, value in given if column.field is not None}
    extra = tuple([(column.header, value) for column, value in given if column.field is None])
    return Record(row, table, values, {}, extra, section)


def _tells_anew(value: Cell) -> bool:
    """Whether a cell of an adjusting column says what counts now: a day or a figure, not "không" or "-"."""
    return any(map(str.isdigit, as_text(value)))


def _put_aside(name: str, headers: Mapping[str, str], values: dict[str, Cell], extra: list[tuple[str, Cell]]) -> None:
    """Keep what a field said before it was adjusted among the other columns, under its own header."""
    if name in values:
        extra.append((headers[name], values.pop(name)))


def _given(body: Body, row: int, columns: Sequence[Column]) -> list[tuple[Column, Cell, int]]:
    """The values of a row in some columns, each with the row in which it stands; without those that are blank."""
    own, shared = body.view.cells(row), body.has_shared_cells(row)
    given: list[tuple[Column, Cell, int]] = []
    for column in columns:
        value, at = own.get(column.number), row
        if value is None and shared:
            value, at = _shared(body, row, column)
        if value is not None:
            given.append((column, value, at))
    return given


def _shared(body: Body, row: int, column: Column) -> tuple[Cell, int]:
    """The value of the cell that is merged down into a row's, or what stands for a formula without one; and its row."""
    area = body.view.area_at(row, column.number)
    at = row
    if area and body.first <= area.top < row and area.left == column.number and column.field != "no":
        at = area.top
    is_read = column.field is not None and column.mark is None
    if is_read and (at, column.number) in body.view.grid.unvalued_formulas:
        return UNVALUED, at
    return body.view.cells(at).get(column.number), at


def _read_marks(body: Body, row: int, values: dict[str, Cell], places: dict[str, tuple[int, int]]) -> None:
    """The status from the crosses of a row: the header's words, several joined; a text in place of a cross is kept."""
    marked = [given for given in _given(body, row, body.mark_columns) if not is_no_mark(given[1])]
    if not marked:
        return
    values["status"] = "; ".join(c.mark if is_mark(v) else f"{c.mark}: {as_text(v)}" for c, v, _ in marked if c.mark)
    places["status"] = (marked[0][2], marked[0][0].number)


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
