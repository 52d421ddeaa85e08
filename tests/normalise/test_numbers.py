"""Numbers and percentages as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.normalise.numbers import are_fractions, read_number, read_percent
from sheetops.text import as_text


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("1.024", 1024), ("4.312.000,5", 4312000.5), ("0,8", 0.8), ("-3", -3), ("12 hộ", None), ("", None)],
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
        ("05/05", 100),
        ("80% - 90%", None),
        ("4.312/11.870 triệu đồng (36,3%)", None),
        ("21/28 hộ", None),
        ("3/0", None),
        ("một nửa", None),
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
        ([], False),
    ],
)
def test_a_column_of_shares_is_told_by_all_of_its_numbers(numbers, shares):
    assert are_fractions(numbers) is shares
