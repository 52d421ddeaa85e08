"""The rows of an assignment table → what each unit is given, whichever of its two forms the table has.

By unit: "Đơn vị | Lĩnh vực phụ trách", free text in the cells.  By indicator: "Mã | … | Đơn vị chủ trì | Phối hợp".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from sheetops.assignments.by_indicator import IndicatorRow, read_indicator_rows
from sheetops.assignments.by_unit import UnitRow, read_unit_rows
from sheetops.assignments.model import Given, Place
from sheetops.assignments.repair import CodeCell, repaired
from sheetops.assignments.words import assignment_words
from sheetops.model import Cell, Finding, a1
from sheetops.text import as_text, bare_key

FindUnit: TypeAlias = Callable[[str], str | None]
Rows: TypeAlias = Sequence[Sequence[Cell]]
_LONGEST_HEADER = 80
_NUMBER = re.compile(r"\W*\d{1,2}\W*")


@dataclass(frozen=True, slots=True)
class AssignmentTable:
    """What an assignment table says.

    Attributes:
        header_row: the 1-based row of its header.
        given: every assignment, in the order of the table.
        findings: units that are not known (D304), texts that could not be read (P612), damaged codes (P610).
    """

    header_row: int
    given: tuple[Given, ...]
    findings: tuple[Finding, ...]


def read_table(
    rows: Rows, find_unit: FindUnit, *, path: str | None = None, sheet: str | None = None, addresses: bool = True
) -> AssignmentTable | None:
    """The assignment table in a grid of cells; None where no row has its headers.

    Args:
        find_unit: the code of the unit that a text names, None where it names none.
        addresses: the places have A1 addresses, as in a sheet.
    """
    for number, row in enumerate(rows, start=1):
        columns = _columns(row)
        if {"unit", "duties"} <= columns.keys() or {"code", "lead"} <= columns.keys():
            reader = _by_unit if "duties" in columns else _by_indicator

            def place(at: int, field: str, columns: Mapping[str, int] = columns) -> Place:
                return Place(path, sheet, at, a1(at, columns[field] + 1) if addresses else None)

            return reader(rows, number, columns, find_unit, place)
    return None


def read_columns(
    rows: Rows, header: int, columns: Mapping[str, int], find_unit: FindUnit, *, path: str, sheet: str
) -> AssignmentTable:
    """The assignments of a table whose columns are known: of a catalogue, say, below two rows of headers.

    Args:
        header: the 1-based row of the last of its headers.
        columns: `code` and `lead`, perhaps `name` and `coordinating` → the 0-based column.
    """

    def place(at: int, field: str) -> Place:
        return Place(path, sheet, at, a1(at, columns[field] + 1))

    return _by_indicator(rows, header, columns, find_unit, place)


@lru_cache(maxsize=1)
def _headers() -> tuple[tuple[str, str], ...]:
    """(header, field) pairs, the longest header first."""
    fields = assignment_words().headers.model_dump()
    pairs = {(bare_key(word), field) for field, words in fields.items() for word in words}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    """Field → the 0-based column that has its header; the first of several."""
    columns: dict[str, int] = {}
    for column, cell in enumerate(row):
        text = bare_key(cell) if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER else ""
        field = next((field for word, field in _headers() if text and f"{text} ".startswith(f"{word} ")), None)
        if field:
            columns.setdefault(field, column)
    return columns


PlaceOf: TypeAlias = Callable[[int, str], Place]


def _by_unit(
    rows: Rows, header: int, columns: Mapping[str, int], find_unit: FindUnit, place: PlaceOf
) -> AssignmentTable:
    found: list[UnitRow] = []
    unit = ""
    for number, row in _body(rows, header):
        unit = _text(row, columns["unit"]) or unit
        if duties := _text(row, columns["duties"]):
            found.append(UnitRow(unit, duties, place(number, "duties")))
    return AssignmentTable(header, *read_unit_rows(found, find_unit))


def _by_indicator(
    rows: Rows, header: int, columns: Mapping[str, int], find_unit: FindUnit, place: PlaceOf
) -> AssignmentTable:
    body = list(_body(rows, header))
    name, helpers = columns.get("name"), columns.get("coordinating")
    cells = [CodeCell(_cell(row, columns["code"]), _text(row, name), place(number, "code")) for number, row in body]
    codes, damaged = repaired(cells)
    found = [
        IndicatorRow(
            code or _text(row, columns["code"]), _text(row, columns["lead"]), _text(row, helpers), place(number, "lead")
        )
        for (number, row), code in zip(body, codes, strict=True)
        if _text(row, columns["lead"]) or _text(row, helpers)
    ]
    given, findings = read_indicator_rows(found, find_unit)
    return AssignmentTable(header, given, (*damaged, *findings))


def _body(rows: Rows, header: int) -> Iterable[tuple[int, Sequence[Cell]]]:
    """The rows below the header with their numbers, but for repeated headers and rows of column numbers."""
    for number, row in enumerate(rows[header:], start=header + 1):
        texts = [text for cell in row if (text := as_text(cell))]
        numbers = len(texts) > 1 and all(_NUMBER.fullmatch(text) for text in texts)
        if texts and not numbers and len(_columns(row)) <= 1:
            yield number, row


def _cell(row: Sequence[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None


def _text(row: Sequence[Cell], column: int | None) -> str:
    """A cell's text as it was written."""
    cell = _cell(row, column)
    return cell.strip() if isinstance(cell, str) else as_text(cell)
