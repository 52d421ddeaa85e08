"""Whole sheets: where the header stands, how deep it is, and which tables there are."""

from __future__ import annotations

from datetime import date

import pytest
from helpers import recognised

from sheetops.model import UNVALUED

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái"]
ONE = [1, "Họp giao ban", date(2026, 4, 15), date(2026, 4, 14), "HT"]
TWO = [2, "Báo cáo tuần", date(2026, 4, 20), None, "Đang làm"]
TITLE = [["UBND XÃ NẬM CHÀY"], ["PHÒNG KINH TẾ"], [], ["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026"], []]
GROUPS = [
    ["STT", "Nội dung nhiệm vụ", "Thời gian", None, "Trạng thái"],
    [None, None, "Hạn HT", "Thực tế", None],
]


def titles(sheet):
    return [record.values["title"] for record in sheet.records]


def test_a_plain_sheet(lexicon):
    sheet = recognised([*TITLE, HEADER, ONE, TWO], lexicon)
    assert sheet.tables[0].header_rows == (6,)
    assert [record.row for record in sheet.records] == [7, 8]
    assert sheet.records[0].values == dict(
        zip(["no", "title", "due", "completed", "status"], [1.0, *ONE[1:]], strict=True)
    )
    assert sheet.title_lines == ("UBND XÃ NẬM CHÀY", "PHÒNG KINH TẾ", "BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026")
    assert [sheet.roles[row] for row in (1, 2, 4, 6, 7)] == ["title", "title", "title", "header", "accepted"]


@pytest.mark.parametrize("merges", [[], ["C1:D1"], ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]])
def test_a_header_of_two_rows_merged_or_not(lexicon, merges):
    sheet = recognised([*GROUPS, ONE], lexicon, merges)
    assert sheet.tables[0].header_rows == (1, 2)
    assert [column.field for column in sheet.tables[0].columns] == ["no", "title", "due", "completed", "status"]
    assert sheet.tables[0].columns[2].header == "Thời gian / Hạn HT"


@pytest.mark.parametrize("merges", [[], ["A1:A3", "B1:B3", "C1:E1", "C2:D2", "E2:E3"]])
def test_a_header_of_three_rows(lexicon, merges):
    rows = [
        ["STT", "Nội dung nhiệm vụ", "Tiến độ, kết quả", None, None],
        [None, None, "Thời gian", None, "Trạng thái"],
        [None, None, "Hạn HT", "Thực tế"],
    ]
    sheet = recognised([*rows, ONE], lexicon, merges)
    assert sheet.tables[0].header_rows == (1, 2, 3)
    assert sheet.records[0].values["due"] == date(2026, 4, 15)


def test_a_first_task_of_few_cells_is_no_second_header_row(lexicon):
    sheet = recognised([HEADER, [None, "Trực lễ"], TWO], lexicon)
    assert sheet.tables[0].header_rows == (1,)


def test_the_table_may_stand_anywhere(lexicon):
    far = [[None] * 30 + row for row in (HEADER, ONE)]
    sheet = recognised([[] for _ in range(40)] + far, lexicon)
    assert sheet.records[0].row == 42
    assert sheet.tables[0].column_of("title") == 32


def test_a_list_for_drop_downs_is_no_table(lexicon):
    rows = [["Trạng thái", "Lĩnh vực", "Đơn vị"], ["Hoàn thành", "Kinh tế", "Phòng Kinh tế"]]
    assert not recognised(rows, lexicon).tables


def test_a_summary_above_is_no_header(lexicon):
    summary = [["Tổng số", "Hoàn thành", "Quá hạn"], [22, 13, 1], []]
    assert recognised([*summary, HEADER, ONE], lexicon).tables[0].header_rows == (4,)


def test_cells_merged_over_two_columns(lexicon):
    header = ["STT", "Nội dung nhiệm vụ", None, "Thời hạn", "Trạng thái"]
    sheet = recognised([header, [1, "Họp", None, "15/4", "HT"]], lexicon, ["B1:C1", "B2:C2"])
    assert titles(sheet) == ["Họp"]


def test_a_value_merged_down_stands_where_its_cell_is(lexicon):
    header = [*HEADER, "Đơn vị chủ trì"]
    sheet = recognised([header, [*ONE, "Công an xã"], TWO], lexicon, ["F2:F3"])
    assert sheet.records[1].values["unit"] == "Công an xã"
    assert sheet.records[1].places["unit"] == (2, 6)


def test_tables_with_other_columns_below_each_other(lexicon):
    second = ["TT", "Nhiệm vụ được giao", "Hạn HT", "Đánh giá"]
    rows = [
        ["I. Nhiệm vụ chuyển tiếp"],
        HEADER,
        ONE,
        [],
        ["II. Nhiệm vụ trong tháng 4"],
        second,
        [1, "Kiểm tra", "20/4", "HT"],
    ]
    sheet = recognised(rows, lexicon)
    assert [table.header_rows for table in sheet.tables] == [(2,), (6,)]
    assert [record.section for record in sheet.records] == [
        ("I. Nhiệm vụ chuyển tiếp",),
        ("II. Nhiệm vụ trong tháng 4",),
    ]


def test_one_form_twice_each_with_its_signatures(lexicon):
    signed = [[], [None, "NGƯỜI LẬP", None, None, "TRƯỞNG PHÒNG"], [None, "Nguyễn Văn A", None, None, "Trần Thị B"]]
    first = [["I. Nhiệm vụ chuyển tiếp"], HEADER, ONE, *signed]
    second = [["BIỂU SỐ 02"], ["II. Nhiệm vụ trong tháng"], HEADER, TWO, *signed]
    sheet = recognised([*first, *second], lexicon)
    assert titles(sheet) == ["Họp giao ban", "Báo cáo tuần"]
    assert sheet.records[1].section == ("II. Nhiệm vụ trong tháng",)
    assert not sheet.rejected


def test_the_second_form_does_not_take_over_the_first_ones_headings(lexicon):
    signed = [[], [None, "NGƯỜI LẬP", None, None, "TRƯỞNG PHÒNG"]]
    rows = [HEADER, ["I. Nhiệm vụ chuyển tiếp"], ONE, *signed, ["BIỂU SỐ 02"], HEADER, TWO]
    assert recognised(rows, lexicon).records[1].section == ()


def test_hidden_rows_and_columns_with_tasks_are_said(lexicon):
    sheet = recognised([HEADER, ONE, TWO], lexicon, hidden_rows=frozenset({3}), hidden_columns=frozenset({4}))
    assert [record.row for record in sheet.records] == [2, 3]
    assert [(f.code, f.cell, f.params["what"]) for f in sheet.findings] == [
        ("S206", "B3", "rows"),
        ("S206", "D1", "columns"),
    ]


def test_a_hidden_sheet_is_said_only_where_it_has_tasks(lexicon):
    assert [f.code for f in recognised([HEADER, ONE], lexicon, hidden=True).findings] == ["S206"]
    assert not recognised([HEADER], lexicon, hidden=True, hidden_columns=frozenset({1})).findings


def test_hidden_rows_that_are_no_tasks_and_hidden_columns_that_hold_nothing(lexicon):
    rows = [[*HEADER, "Ghi chú"], ONE, [2, None, "20/4", None, "Đang làm"]]
    sheet = recognised(rows, lexicon, hidden_rows=frozenset({3}), hidden_columns=frozenset({6}))
    assert [(f.code, f.cell) for f in sheet.findings] == [("D301", "B3"), ("S206", "B3")]


def test_a_formula_without_its_value_is_the_value_of_its_field(lexicon):
    sheet = recognised([HEADER, [*ONE[:2], None, *ONE[3:]]], lexicon, unvalued_formulas=frozenset({(2, 3), (1, 1)}))
    assert sheet.records[0].values["due"] == UNVALUED
    assert not sheet.findings  # it is said where the deadline is read


def test_a_formula_without_its_value_elsewhere_is_said(lexicon):
    rows = [[*HEADER, "Số hộ"], ONE, [2, None, "20/4", None, "Đang làm"]]
    sheet = recognised(rows, lexicon, unvalued_formulas=frozenset({(2, 6), (3, 2), (1, 1)}))
    assert [(f.code, f.cell) for f in sheet.findings if f.code == "S205"] == [("S205", "F2"), ("S205", "B3")]


def test_an_error_value_stands_as_its_text(lexicon):
    sheet = recognised([HEADER, [*ONE[:2], None, *ONE[3:]]], lexicon, error_cells={(2, 3): "#REF!"})
    assert sheet.records[0].values["due"] == "#REF!"
