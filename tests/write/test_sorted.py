"""The figures stay right when the Office sorts Chi tiết, by any of its columns, and calculates anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from yellow import DETAIL, header

from sheetops.write.workbook import workbook_bytes

Recalculated = Callable[[Mapping[str, bytes]], dict[str, Any]]


def columns_of(content: bytes) -> list[int]:
    return sorted(header(load_workbook(BytesIO(content))[DETAIL])[1].values())


def sorted_by(content: bytes, column: int) -> bytes:
    """The workbook with the rows of Chi tiết in the descending order of a column, formulas and links with them."""
    book = load_workbook(BytesIO(content))
    sheet = book[DETAIL]
    top, _ = header(sheet)
    rows = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=top + 1)]
    rows = [row for row in rows if any(value is not None for value, _ in row)]
    ordered = sorted(rows, key=lambda row: str(row[column - 1][0] or ""), reverse=True)
    for row, values in enumerate(ordered, start=top + 1):
        for place, (value, kind) in enumerate(values, start=1):
            cell = sheet.cell(row, place)
            cell.value = value
            if kind == "s":
                cell.data_type = "s"
    page = BytesIO()
    book.save(page)
    return page.getvalue()


@pytest.fixture(scope="module")
def content(evaluate: Any, sixty_tasks: Any) -> bytes:
    return workbook_bytes(evaluate(sixty_tasks, submission_deadline="2026-04-16T17:00"))


def test_sorting_by_any_column_changes_no_figure(content: bytes, recalculated: Recalculated) -> None:
    columns = columns_of(content)
    assert len(columns) > 20
    books = recalculated({f"cot-{column}": sorted_by(content, column) for column in columns})
    stored, plain = load_workbook(BytesIO(content), data_only=True), load_workbook(BytesIO(content))
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in plain
        if sheet.title != DETAIL
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(cells) > 100
    for name, book in books.items():
        for sheet, cell in cells:
            value, expected = book[sheet][cell].value, stored[sheet][cell].value
            same = (
                value == pytest.approx(expected) if isinstance(expected, float) else (value or "") == (expected or "")
            )
            assert same, (name, sheet, cell, value, expected)
        assert not [c.value for row in book[DETAIL].iter_rows() for c in row if str(c.value).startswith(("#", "Err:"))]


def test_rows_were_moved(content: bytes) -> None:
    before, after = (load_workbook(BytesIO(c))[DETAIL] for c in (content, sorted_by(content, columns_of(content)[2])))
    assert [c.value for c in before["C"]] != [c.value for c in after["C"]]
    assert sorted(str(c.value) for c in before["C"]) == sorted(str(c.value) for c in after["C"])
