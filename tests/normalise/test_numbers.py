"""Numbers and percentages as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.normalise.numbers import are_fractions, numeric, read_number, read_percent
from sheetops.text import as_text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("12", 12),
            ("1.024", 1024),
            ("4.312.000,5", 4312000.5),
            ("0,8", 0.8),
            ("-3", -3),
            ("12 hộ", None),
            ("", None),
        ),
        *(("1 024", 1024), ("1 024,5", 1024.5), ("1\u00a0024", 1024), ("1,024.5", 1024.5), ("12,345,678", 12345678)),
        *(
            ("1,024", 1.024),
            ("12,500", 12.5),
            ("0.500", 0.5),
            ("0,500", 0.5),
            ("１２", 12),
            ("001", 1),
            ("1.500", 1500),
        ),
        *(
            ("1.024.5", None),
            ("1,5,6", None),
            ("(5)", None),
            ("1e5", None),
            ("5%", None),
            ("12.", None),
            ("1 02", None),
        ),
    ],
)
def test_a_number(text: str, number: float | None) -> None:
    assert read_number(text, text) == number


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("80", 80),
        ("80%", 80),
        ("36,3 %", 36.3),
        ("khoảng 80%", 80),
        ("Đạt 80% kế hoạch", 80),
        ("0,8", 80),
        ("21/28", 75),
        ("11/10", 110),
        ("05/05", 100),
        ("80% - 90%", None),
        ("4.312/11.870 triệu đồng (36,3%)", None),
        ("21/28 hộ", None),
        ("3/0", None),
        ("một nửa", None),
        *(("80,5%", 80.5), ("~80%", 80), ("80/100", 80), ("100 phần trăm", 100), ("khoảng 80 phan tram", 80)),
        *(("８０％", 80), ("≥80%", 80), ("33.333%", 33.333), ("0/5", 0), ("80-90%", None), ("15/4/2026", None)),
        *(("8O%", None), ("80,", None), ("✓", None), ("hoàn thành", None), ("12/12 thôn", None)),
    ],
)
def test_a_percentage(text: str, percent: float | None) -> None:
    assert read_percent(text, text, fractions=False) == percent


@pytest.mark.parametrize(
    ("value", "fractions", "percent"),
    [
        (0.8, False, 80),
        (0.8, True, 80),
        (1, False, 1),
        (1, True, 100),
        (0, True, 0),
        (100, False, 100),
        (1.5, True, 150.0),
    ],
)
def test_shares_of_one(value: float, fractions: bool, percent: float) -> None:
    assert read_percent(value, as_text(value), fractions=fractions) == percent


@pytest.mark.parametrize("value", [True, None])
def test_a_truth_value_is_no_number(value: bool | None) -> None:
    assert read_number(value, "") is None
    assert read_percent(value, "", fractions=True) is None


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_number_is_read_as_it_is_shown(whole: int, cents: int) -> None:
    number = whole + cents / 100
    assert read_number(as_text(number), as_text(number)) == pytest.approx(number)
    grouped = f"{number:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert read_number(grouped, grouped) == pytest.approx(number)


@given(st.text())
def test_any_text_is_a_percentage_or_none(text: str) -> None:
    assert isinstance(read_percent(text, text, fractions=True), float | None)


@pytest.mark.parametrize(
    ("numbers", "shares"),
    [
        ([0.6, 0.8, 1, 0.3], True),
        ([0.6, 0.8, 1, 1.5], True),  # 1.5 among shares is 150 %, which is out of range
        ([1, 0, 1], True),
        ([0, 0], False),
        ([60, 80, 100], False),
        ([0.5, 80, 100], False),
        ([0.2, 10], False),  # ten times the whole is nobody's progress
        ([], False),
    ],
)
def test_a_column_of_shares_is_told_by_all_of_its_numbers(numbers, shares):
    assert are_fractions(numbers) is shares


@pytest.mark.parametrize(
    ("value", "number"), [("0,8", 0.8), ("1", 1), (1, 1), (True, None), (None, None), ("80%", None), ("x", None)]
)
def test_a_number_that_was_typed_as_text_counts_where_a_column_is_judged(value, number):
    assert numeric(value) == number
