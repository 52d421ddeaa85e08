"""Where a header stands: groups above it, columns of crosses in it."""

from __future__ import annotations

import pytest
from helpers import recognised

GROUPED = [
    ["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026"],
    [None, None, "Thời gian hoàn thành"],
    ["STT", "Nội dung nhiệm vụ", "Kế hoạch", "Thực tế", "Trạng thái"],
    [1, "Họp", "15/4", "14/4", "HT"],
    [None, None, "Thời gian hoàn thành"],
    ["STT", "Nội dung nhiệm vụ", "Kế hoạch", "Thực tế", "Trạng thái"],
    [2, "Báo cáo", "16/4", None, "ĐTH"],
]


def fields(rows, lexicon, merges=()):
    table = recognised(rows, lexicon, merges).tables[0]
    return [column.field for column in table.columns]


def test_a_row_of_groups_above_the_header_belongs_to_it(lexicon):
    sheet = recognised(GROUPED, lexicon, ["A1:E1", "C2:D2", "C5:D5"])
    assert [column.field for column in sheet.tables[0].columns] == ["no", "title", "due", "completed", "status"]
    assert sheet.tables[0].columns[2].header == "Thời gian hoàn thành / Kế hoạch"
    assert [sheet.roles[row] for row in range(1, 8)] == ["title", *["header", "header", "accepted"] * 2]


def test_a_group_that_is_not_merged(lexicon):
    rows = [[None, None, "Thời hạn"], ["STT", "Nội dung nhiệm vụ", "Được giao", "Thực tế", "Trạng thái"]]
    assert fields([*rows, [1, "Họp", "15/4", "14/4", "HT"]], lexicon) == ["no", "title", "due", "completed", "status"]
    line = [["Nhiệm vụ"], ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"], [1, "Họp", "15/4", "HT"]]
    assert recognised(line, lexicon).roles[1] == "title"


def test_a_title_over_all_columns_is_no_group(lexicon):
    rows = [["Thời gian thực hiện"], ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"], [1, "Họp", "15/4", "HT"]]
    assert recognised(rows, lexicon, ["A1:D1"]).roles[1] == "title"


def test_what_stands_over_some_columns_and_heads_none_is_no_group(lexicon):
    rows = [[None, None, "Đơn vị tính: nhiệm vụ"], ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]]
    assert recognised([*rows, [1, "Họp", "15/4", "HT"]], lexicon, ["C1:D1"]).roles[1] == "title"


def test_a_heading_below_a_header_that_is_not_merged_is_no_part_of_it(lexicon):
    rows = [["STT", "Thời gian", None, "Nhiệm vụ", "Đánh giá"], [None, "Thời hạn", "Thực tế"]]
    rows += [["A", None, None, "Nhiệm vụ thường xuyên"], [1, "15/4", None, "Họp", "HT"]]
    assert recognised(rows, lexicon, ["B1:C1"]).roles[3] == "section"


def test_totals_say_nothing_of_columns_of_crosses(lexicon):
    rows = [["STT", "Nhiệm vụ", "Hoàn thành", "Quá hạn", "Chưa đến hạn"], [1, "Họp"], [None, "Tổng cộng", 0, 0, 0]]
    assert fields(rows, lexicon)[2:] == ["status"] * 3


def test_a_task_is_no_header_though_its_cells_are_words_of_headers(lexicon):
    rows = [["STT", "Nhiệm vụ", "Sản phẩm yêu cầu", "Ghi chú"], [1, "Họp", "Báo cáo", None]]
    task = ["02", "Tổng hợp kiến nghị cử tri", "Kế hoạch", "Nhiệm vụ trọng tâm"]
    assert recognised([*rows, task], lexicon).roles[3] == "accepted"


def test_columns_of_crosses_do_not_speak_against_a_header(lexicon):
    marks = ["Hoàn thành đúng hạn", "Hoàn thành trễ hạn", "Đang triển khai", "Chưa đến hạn", "Quá hạn"]
    rows = [["STT", "Nhiệm vụ", *marks], [1, "Họp", "x"], [2, "Báo cáo", None, None, "x"]]
    assert fields(rows, lexicon) == ["no", "title", *["status"] * 5]


def test_columns_of_crosses_in_which_none_has_been_made_yet(lexicon):
    rows = [["STT", "Nhiệm vụ", "Thời hạn", "Hoàn thành", "Quá hạn"], [1, "Họp", "15/4"], [2, "Báo cáo", "16/4"]]
    assert fields(rows, lexicon) == ["no", "title", "due", "status", "status"]


def test_groups_of_statuses_above_a_header_and_a_column_named_beside_them(lexicon):
    rows = [
        [None, None, "Trạng thái"],
        [None, None, "Đã hoàn thành", None, "Đang thực hiện", None, "Thực tế hoàn thành"],
        ["STT", "Nhiệm vụ", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn", None, "Thời hạn"],
        [1, "Họp", None, "x", None, None, "16/4", "15/4"],
    ]
    sheet = recognised(rows, lexicon, ["C1:F1", "C2:D2", "E2:F2"])
    assert [column.field for column in sheet.tables[0].columns] == ["no", "title", *["status"] * 4, "completed", "due"]
    assert [column.mark for column in sheet.tables[0].columns[2:6]] == [
        "Đã hoàn thành Đúng hạn",
        "Đã hoàn thành Quá hạn",
        "Đang thực hiện Trong hạn",
        "Đang thực hiện Quá hạn",
    ]


def test_a_row_with_a_date_and_a_figure_is_no_header_whatever_its_words(lexicon):
    rows = [["Ghi chú", "Địa bàn", "Mức độ", "Thời hạn", "Nội dung công việc", "Yêu cầu sản phẩm", "TT"]]
    rows += [["Nhiệm vụ trọng tâm", "Khu trung tâm", "Chưa thực hiện", "16/12/2027", "Tết trồng cây", "Kế hoạch", 11]]
    assert recognised(rows, lexicon).roles == {1: "header", 2: "accepted"}


def test_years_may_name_columns(lexicon):
    rows = [["STT", "Nhiệm vụ", "Thời hạn", "Trạng thái", 2025, 2026], [1, "Họp", "15/4", "HT", 3, 5]]
    assert recognised(rows, lexicon).roles == {1: "header", 2: "accepted"}


def test_the_last_column_below_a_group_may_be_merged_over_two(lexicon):
    rows = [
        ["STT", "Nhiệm vụ", "Thời hạn", "Kết quả thực hiện"],
        [None, None, None, "Tiến độ (%)", "Trạng thái", "Kết quả"],
    ]
    rows += [[1, "Họp", "15/4", 0.5, "ĐTH", "Đã họp 2 thôn"]]
    merges = ["A1:A2", "B1:B2", "C1:C2", "F2:G2", "F3:G3"]
    assert fields(rows, lexicon, merges)[:6] == ["no", "title", "due", "progress", "status", "result"]


def test_a_heading_below_a_header_that_is_merged_over_two_rows_and_columns(lexicon):
    rows = [["STT", "Nhiệm vụ", None, "Thời hạn", "Trạng thái"], [], [None, "Việc chuyển tiếp từ tháng trước"]]
    rows += [[1, "Họp", None, "15/4", "HT"]]
    sheet = recognised(rows, lexicon, ["A1:A2", "B1:C2", "D1:D2", "E1:E2", "B4:C4"])
    assert [sheet.roles[row] for row in (1, 3, 4)] == ["header", "section", "accepted"]


@pytest.mark.parametrize("nothing", ["-", "–", "…", "0", 0, "không"])
def test_a_dash_or_a_zero_is_no_cross(lexicon, nothing):
    header = ["STT", "Nhiệm vụ", "Thời hạn", "Hoàn thành", "Đang thực hiện", "Quá hạn"]
    rows = [[n, f"Việc {n}", "15/4", *(["x" if at == n else nothing for at in (1, 2, 3)])] for n in (1, 2, 3)]
    records = recognised([header, *rows], lexicon).records
    assert [record.values["status"] for record in records] == ["Hoàn thành", "Đang thực hiện", "Quá hạn"]


def test_a_group_of_no_known_name_beside_the_own_names_of_other_columns(lexicon):
    rows = [
        [None, None, "Phân công", None, None, "Nhận xét chung"],
        [None, None, "Cán bộ phụ trách", None, None, "Ý kiến"],
    ]
    rows += [["STT", "Nhiệm vụ", None, "Thời hạn", "Trạng thái", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị"]]
    rows += [[1, "Họp", "Lò Văn A", "15/4", "HT", "Không", "Không"]]
    names = ["no", "title", "officer", "due", "status", "problem", "proposal"]
    assert fields(rows, lexicon, ["F2:G2"])[:5] == names[:5]


def test_a_task_with_a_document_and_a_day_is_no_header_of_another_table(lexicon):
    header = [
        "Kết quả thực hiện",
        "Nhiệm vụ được giao",
        "Văn bản giao",
        "Sản phẩm dự kiến",
        "Trạng thái",
        "Thời hạn",
        "Ghi chú",
    ]
    task = [
        "Chưa triển khai",
        "Họp dân",
        "Kế hoạch số 15/KH-UBND",
        "Kế hoạch",
        "Quá hạn",
        "Ngày 3/10",
        "Nhiệm vụ trọng tâm",
    ]
    assert recognised([header, task, task], lexicon).roles == {1: "header", 2: "accepted", 3: "accepted"}


def test_months_may_name_the_columns_of_another_table(lexicon):
    first = [["STT", "Nhiệm vụ", "Thời hạn", "Trạng thái"], [1, "Họp", "15/4", "HT"], [], ["II. Nhiệm vụ mới"]]
    second = ["STT", "Nhiệm vụ", "Thời hạn", "Trạng thái", "Tháng 3", "Tháng 4", "Quý II/2026"]
    assert recognised([*first, second, [1, "Trực", "16/4", "HT", 1, 2, 3]], lexicon).roles[5] == "header"
