"""The table by unit in a grid of cells."""

from __future__ import annotations

import pytest

from assignments.seed import find_unit
from sheetops.assignments import read_table
from sheetops.model import Cell


def items(*rows: tuple[Cell, ...]) -> list[tuple[str | None, str | None]]:
    table = read_table(rows, find_unit)
    assert table is not None
    return [(one.unit, one.assignment.item or one.assignment.part) for one in table.given]


@pytest.mark.parametrize(
    "header",
    [
        ("STT", "Đơn vị", "Lĩnh vực phụ trách"),
        ("TT", "ĐƠN VỊ", "NỘI DUNG PHÂN CÔNG"),
        ("TT", "Tên đơn vị", "Chỉ số phụ trách (theo Quyết định 2648)"),
        ("TT", "Cơ quan, đơn vị", "Nội dung được phân công"),
    ],
)
def test_headers_are_known_by_their_words(header: tuple[str, ...]) -> None:
    assert items(("Phụ lục",), header, (1, "Công an xã", "Mục 8.5.4")) == [("CA", "8.5.4")]


def test_a_unit_holds_for_the_rows_below_where_its_cell_is_merged() -> None:
    header = ("Đơn vị", "Lĩnh vực phụ trách")
    rows = (header, ("Công an xã", "Phần I"), (None, "Phần II"), ("Phòng Kinh tế", None), (None, "Phần III"))
    assert items(*rows) == [("CA", "I"), ("CA", "II"), ("KT", "III")]


def test_a_header_that_is_repeated_and_a_row_of_numbers_are_no_assignments() -> None:
    header = ("STT", "Đơn vị", "Lĩnh vực phụ trách")
    rows = (header, ("(1)", "(2)", "(3)"), (1, "Công an xã", "Phần I"), header, (2, "Phòng Kinh tế", "Phần II"))
    assert items(*rows) == [("CA", "I"), ("KT", "II")]


def test_a_grid_without_such_headers_is_no_table() -> None:
    assert read_table((("STT", "Nội dung"), (1, "Phần I")), find_unit) is None
    assert read_table((), find_unit) is None


def test_unknown_units_and_unread_texts_have_their_cells() -> None:
    rows = (("Đơn vị", "Lĩnh vực phụ trách"), ("Phòng Nội vụ", "Phần I; việc khác của xã"))
    table = read_table(rows, find_unit, path="a.xlsx", sheet="Biểu")
    assert table is not None
    assert [(f.code, f.value, f.cell) for f in table.findings] == [
        ("D304", "Phòng Nội vụ", "B2"),
        ("P612", "việc khác của xã", "B2"),
    ]
    assert [one.unit for one in table.given] == [None]
