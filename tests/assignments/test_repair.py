"""Codes that a spreadsheet took for numbers or dates."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.assignments import CodeCell, repaired
from sheetops.model import Cell


def codes(*values: Cell, known: dict[str, str] | None = None) -> list[str | None]:
    return list(repaired([CodeCell(value) for value in values], known)[0])


def told(*cells: CodeCell, known: dict[str, str] | None = None) -> list[tuple[str | None, str]]:
    return [(f.value, f.params["suggestion"]) for f in repaired(cells, known)[1]]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ((7.8, 7.9, 7.1, 7.11, 7.12), ["7.8", "7.9", "7.10", "7.11", "7.12"]),
        (("7.9", "7.1", "7.11"), ["7.9", "7.10", "7.11"]),
        ((7.19, 7.2, 7.21), ["7.19", "7.20", "7.21"]),
        ((7.1, 7.2, 7.3), ["7.1", "7.2", "7.3"]),
        ((7.8, 7.1), ["7.8", "7.10"]),
        (("Mục 8.1", "8.2.", "8,3", " VIII "), ["8.1", "8.2", "8.3", "VIII"]),
        (("7.9", datetime(2026, 10, 7), "7.11"), ["7.9", "7.10", "7.11"]),
        ((None, "", True, "Tổng", 8, 8.0), [None, None, None, None, "8", "8"]),
    ],
)
def test_the_sequence_proves_what_a_code_was(values: tuple[Cell, ...], wanted: list[str | None]) -> None:
    assert codes(*values) == wanted


def test_the_text_beside_it_proves_what_a_code_was() -> None:
    assert repaired([CodeCell(7.1, "7.10. Mức độ hài lòng")])[0] == ("7.10",)
    known = {"7.1": "Hạ tầng số", "7.10": "Mức độ hài lòng"}
    assert repaired([CodeCell(7.1, "Mức độ hài lòng")], known)[0] == ("7.10",)
    assert repaired([CodeCell(7.1, "Hạ tầng số")], known)[0] == ("7.1",)


def test_a_code_that_only_the_catalogue_has_with_a_zero_is_that_one() -> None:
    assert codes(7.1, known={"7.9": "", "7.10": ""}) == ["7.10"]


def test_it_is_always_told() -> None:
    assert told(CodeCell(7.9), CodeCell(7.1)) == [("7.1", "7.10")]
    assert told(CodeCell(7.1), CodeCell(7.2)) == []
    assert told(CodeCell("1.1"), CodeCell(datetime(2026, 2, 1)), CodeCell("1.3")) == [("01/02/2026", "1.2")]


def test_a_code_that_nothing_proves_stays_and_is_told_where_it_stands_twice() -> None:
    known = {"7.1": "", "7.10": "", "7.2": ""}
    assert codes("7.1", "8.1", "7.1", known=known)[::2] == ["7.1", "7.10"]
    assert told(CodeCell("7.1"), CodeCell("7.1")) == [("7.1", "7.10")]


def test_a_row_that_was_copied_is_no_damage() -> None:
    assert codes("1.1", "1.2", "1.2") == ["1.1", "1.2", "1.2"]
    assert told(CodeCell("1.2"), CodeCell("1.2"), known={"1.1": "", "1.2": ""}) == []


@given(st.integers(1, 9), st.integers(2, 25))
def test_a_whole_column_of_numbers_is_put_right(part: int, count: int) -> None:
    written = [f"{part}.{number}" for number in range(1, count + 1)]
    assert codes(*map(float, written)) == written


@given(st.integers(1, 9), st.integers(2, 25))
def test_text_that_is_in_order_is_never_touched(part: int, count: int) -> None:
    written = [f"{part}.{number}" for number in range(1, count + 1)]
    cells = [CodeCell(code) for code in written]
    assert repaired(cells) == (tuple(written), ())
