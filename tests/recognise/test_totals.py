"""Stated totals against counted rows: S207 only where a total agrees with no count that it may mean."""

from __future__ import annotations

import pytest
from helpers import recognised

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái", "Ghi chú"]


def stated(lines, lexicon):
    """(cell, stated, counted) of each finding; a line is a heading or total row, or "#" for a task."""
    rows = [HEADER]
    for at, line in enumerate(lines, start=1):
        rows.append([at, f"Việc số {at}", "15/4", "HT"] if line == "#" else line)
    findings = recognised(rows, lexicon).findings
    return [(f.cell, f.params["stated"], f.params["counted"]) for f in findings if f.code == "S207"]


@pytest.mark.parametrize(
    "lines",
    [
        ["#", "#", ["Tổng cộng: 2 nhiệm vụ"]],
        ["#", "#", [None, "Tổng cộng", None, None, 2]],
        [["Tổng số: 2"], "#", "#"],
        [["I. Kinh tế"], "#", ["Cộng: 1"], ["II. Quốc phòng - An ninh"], "#", "#", ["Cộng: 2"], ["Tổng cộng: 3"]],
        [["Tổng cộng: 3"], ["I. Kinh tế"], "#", ["II. Quốc phòng - An ninh"], "#", "#"],
        ["#", ["Tổng cộng"]],
        ["#", [None, "Tổng cộng", None, "HT: 5, QH: 3"]],  # two numbers say nothing of the rows
    ],
)
def test_totals_that_agree(lexicon, lines):
    assert stated(lines, lexicon) == []


def test_a_total_that_does_not_agree(lexicon):
    assert stated(["#", "#", ["Tổng cộng: 12 nhiệm vụ"]], lexicon) == [("A4", "12", "2")]


@pytest.mark.parametrize("line", [["Tổng cộng: 00 nhiệm vụ"], [None, "Tổng cộng", None, None, 0]])
def test_nothing_below_is_no_count(lexicon, line):
    assert [finding[1:] for finding in stated(["#", "#", line], lexicon)] == [("0", "2")]
    assert stated([["I. Kinh tế"], ["Cộng: 0"], ["II. Quốc phòng - An ninh"], "#"], lexicon) == []


def test_the_number_may_stand_in_another_cell(lexicon):
    assert stated(["#", "#", [None, "Tổng cộng", None, None, 5]], lexicon) == [("E4", "5", "2")]


def test_the_number_may_stand_in_a_column_of_dates(lexicon):
    assert stated(["#", ["Tổng số", None, 2]], lexicon) == [("C3", "2", "1")]
    assert stated(["#", ["Tổng số", None, 46127]], lexicon) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["Tổng cộng: 03 nhiệm vụ, trong đó hoàn thành 01"], ("A4", "3")),
        (["Tổng", "03 nhiệm vụ (trong đó 01 hoàn thành)"], ("B4", "3")),
        (["TỔNG CỘNG (I+II)", None, None, None, 7], ("E4", "7")),
        (["Cộng trang 1: 3 nhiệm vụ"], ("A4", "3")),
        (["Tổng cộng", None, None, "5 nhiệm vụ: 4 HT, 1 QH"], ("D4", "5")),
        (["Tổng số: 3", "5 nhiệm vụ"], None),  # two that do not agree state nothing
        (["Cộng trang 1", None, None, None, 2], None),
        (["Tổng số nhiệm vụ đã hoàn thành: 1"], None),
    ],
)
def test_a_total_with_a_breakdown_or_with_what_it_adds_up(lexicon, line, found):
    assert stated(["#", "#", line], lexicon) == ([(*found, "2")] if found else [])


def test_the_number_may_stand_in_place_of_the_running_number(lexicon):
    header = ["Đơn vị chủ trì", "STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    rows = [header, ["PKT", 1, "Họp", "15/4", "HT"], ["Cộng", 4]]
    findings = recognised(rows, lexicon).findings
    assert [(f.code, f.cell, f.params["stated"]) for f in findings] == [("S207", "B3", "4")]


def test_the_sum_of_a_section(lexicon):
    lines = [["I. Kinh tế"], "#", "#", ["Cộng: 7"], ["II. Quốc phòng - An ninh"], "#", ["Tổng cộng: 3"]]
    assert stated(lines, lexicon) == [("A5", "7", "2")]


def test_in_a_column_of_percentages_it_counts_where_it_is_no_mean_of_them(lexicon):
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái", "Tiến độ (%)"]

    def found(total, *shares):
        rows = [[n, f"Việc số {n}", "15/4", "HT", share] for n, share in enumerate(shares, start=1)]
        sheet = recognised([header, *rows, ["Tổng cộng", None, None, None, total]], lexicon)
        return [finding.cell for finding in sheet.findings if finding.code == "S207"]

    assert found(2, "đạt 0%") == ["E3"]
    assert found(60, 0.5, 0.7) == found(60, 50, "70 %") == []


@pytest.mark.parametrize(
    "label", ["Cộng mục I", "Cộng (I)", "Tổng phần A", "Cộng lĩnh vực Kinh tế", "Tổng số việc", "Cộng dồn trang trước"]
)
@pytest.mark.parametrize("beside", [[None, None, 2], [2], [None, None, None, 2]])
def test_a_total_is_named_by_what_it_is_of(lexicon, label, beside):
    lines = [["I", "Kinh tế"], "#", "#", [None, label, *beside], ["II", "Quốc phòng - An ninh"], "#"]
    assert stated(lines, lexicon) == []
    sheet = recognised([HEADER, *[[n, "Việc", "15/4", "HT"] for n in (1, 2)], [None, label, *beside]], lexicon)
    assert sheet.roles[4] == "total"


@pytest.mark.parametrize("title", ["Cộng tác viên dân số", "Tổng kết năm học", "Tổng mục tiêu giảm nghèo", "Cộng đồng"])
def test_a_title_that_begins_like_a_total(lexicon, title):
    assert recognised([HEADER, [1, "Họp", "15/4", "HT"], [None, title, "15/4", "HT"]], lexicon).roles[3] == "accepted"


def test_the_second_of_two_totals_is_of_all(lexicon):
    lines = [["I. Kinh tế"], "#", "#", ["Cộng: 2"], ["II. Việc khác"], "#", "#", "#", ["Cộng: 3"], ["Tổng cộng: 3"]]
    assert stated(lines, lexicon) == [("A11", "3", "5")]


def test_a_total_above_all_sections_is_not_of_the_first_alone(lexicon):
    lines = [["Tổng số: 2 nhiệm vụ"], ["I. Kinh tế"], "#", "#", ["II. Việc khác"], "#"]
    assert stated(lines, lexicon) == [("A2", "2", "3")]


def test_the_number_of_a_group_is_no_count(lexicon):
    assert stated(["#", "#", [None, "Cộng nhóm 1", None, None, 2]], lexicon) == []
    assert stated(["#", "#", "#", [None, "Tổng cộng tháng 4", None, None, 3]], lexicon) == []
