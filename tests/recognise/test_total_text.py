"""What a total says: that it is one, and how many rows there are.  Accents count where a text has any."""

from __future__ import annotations

import pytest

from sheetops.recognise.total_text import is_count, is_total, is_total_word, stated_in


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng",
        "TỔNG CỘNG:",
        "tong cong",
        "Cộng: 5",
        "Cộng (4 nhiệm vụ)",
        "Tổng số nhiệm vụ: 22",
        "Tổng 12",
        "TỔNG CỘNG (I+II)",
        "Tổng cộng (mục A và mục B)",
        "Cộng trang 1",
        "Cộng: bốn nhiệm vụ",
    ],
)
def test_a_total(text):
    assert is_total(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tổng hợp kiến nghị cử tri",
        "CÔNG AN XÃ (4 nhiệm vụ)",
        "Công khai: 5 thủ tục",
        "Cộng tác viên dân số báo cáo",
        "Tổng kiểm tra phòng cháy, chữa cháy",
        "Tổng vệ sinh môi trường",
        "",
    ],
)
def test_no_total(text):
    assert not is_total(text)


def test_a_bare_total_may_name_the_parts_that_it_adds_up():
    assert all(map(is_total_word, ["Tổng cộng", "TỔNG CỘNG (A+B)", "Cộng I + II", "Tổng (1, 2)"]))
    assert not any(map(is_total_word, ["Tổng cộng: 5", "Tổng (5)", "Cộng tác viên (I+II)"]))


@pytest.mark.parametrize(
    "beside",
    [
        5.0,
        "05",
        "-",
        "80 %",
        "nhiệm vụ",
        "5 nhiệm vụ",
        "04 nhiệm vụ (trong đó 03 nhiệm vụ đã hoàn thành)",
        "2 nhiệm vụ: 1 HT, 1 ĐTH",
        "HT: 5; QH: 3",
        "Tổng số 5 nhiệm vụ",
    ],
)
def test_what_only_counts(beside):
    assert is_count(beside)


@pytest.mark.parametrize("beside", ["15/4", "Đã nộp 1/1 hồ sơ", "Hoàn thành", "Họp giao ban 5 thôn", "Báo cáo số 41"])
def test_what_says_more(beside):
    assert not is_count(beside)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Tổng số: 05 nhiệm vụ", 5),
        ("Tổng số 5 nhiệm vụ", 5),
        ("04 nhiệm vụ (trong đó 03 hoàn thành)", 4),
        ("Tổng cộng: 08 nhiệm vụ, trong đó hoàn thành 02, đang triển khai 05", 8),
        ("Tổng: 6 nhiệm vụ, hoàn thành 2 nhiệm vụ", 6),
        ("Tổng số nhiệm vụ được giao trong tháng: 9; trong đó: 5 HT; 4 đang TH", 9),
        ("Tổng cộng: 4 (HT: 2; đang TH: 1; CĐH: 1)", 4),
        ("Tổng cộng: 05 nhiệm vụ được giao gồm chuyển tiếp 02, trong tháng 03", 5),
        ("2 nhiệm vụ: 1 HT, 1 ĐTH", 2),
    ],
)
def test_a_total_may_be_broken_down(lexicon, text, stated):
    assert stated_in(text, lexicon.statuses) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Cộng trang 1: 3 nhiệm vụ", 3),
        ("Cộng trang 1", None),
        ("Tổng tháng 4/2026: 12 nhiệm vụ", 12),
        ("Tổng số quý II/2026", None),
        ("Tổng cộng đến ngày 17/4/2026: 14", 14),
        ("Tổng cộng (1+2): 7", 7),
        ("Tổng cộng: 7 nhiệm vụ, đạt 50%", 7),
    ],
)
def test_numbers_that_name_count_nothing(lexicon, text, stated):
    assert stated_in(text, lexicon.statuses) == stated


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng: HT: 5, ĐTH: 3",
        "Tổng cộng: 5 (HT), 3 (ĐTH)",
        "Tổng cộng: 5 HT, 3 ĐTH",
        "Tổng cộng: chuyển tiếp 2, mới 3",
        "Tổng số nhiệm vụ đã hoàn thành: 5",
        "Tổng: 5 nhiệm vụ hoàn thành",
        "Tổng: 5 quá hạn",
    ],
)
def test_counts_of_parts_alone_state_no_total(lexicon, text):
    assert stated_in(text, lexicon.statuses) is None
