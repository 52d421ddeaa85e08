"""Tables that go on from sheet to sheet: with their header again, or without."""

from __future__ import annotations

from functools import partial

import pytest
from helpers import HEADER, make_grid

from sheetops.normalise.fit import field_fit
from sheetops.recognise import recognise_all

FIRST = [
    ["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4"],
    HEADER,
    [None, "II. Nhiệm vụ trong tháng"],
    [None, "Lĩnh vực Kinh tế"],
    [1, "Rà soát hộ nghèo", "15/4/2026", None, "đang làm"],
    [2, "Họp xã", "20/4/2026", None, "đang làm"],
]
TASKS = [[3, "Tuần tra đêm", "25/4/2026", None, "đang làm"], [4, "Gọi nhập ngũ", "10/4/2026", None, "Quá hạn"]]


def read(lexicon, *sheets, **more):
    grids = [make_grid(rows, sheet=f"Trang {n}", **more) for n, rows in enumerate(sheets, start=1)]
    return recognise_all(grids, lexicon, partial(field_fit, lexicon=lexicon), "nop/a.xlsx")


def titles(sheet):
    return [record.values["title"] for record in sheet.records]


def codes(sheet):
    return [(finding.code, finding.cell) for finding in sheet.findings]


def test_a_sheet_without_a_header_goes_on_with_the_one_before_and_that_is_said(lexicon):
    _, second = read(lexicon, FIRST, TASKS)
    assert titles(second) == ["Tuần tra đêm", "Gọi nhập ngũ"]
    assert [record.values["due"] for record in second.records] == ["25/4/2026", "10/4/2026"]
    assert codes(second) == [("S210", "A1")]
    assert second.findings[0].params["origin"] == "Trang 1"


def test_the_headings_in_force_hold_on_the_next_sheet(lexicon):
    _, second = read(lexicon, FIRST, [*TASKS, [None, "Lĩnh vực Văn hóa - Xã hội"], [5, "Tết", "3/4", None, "xong"]])
    inside = "II. Nhiệm vụ trong tháng"
    assert [record.section for record in second.records] == [
        (inside, "Lĩnh vực Kinh tế"),
        (inside, "Lĩnh vực Kinh tế"),
        (inside, "Lĩnh vực Văn hóa - Xã hội"),
    ]


def test_they_hold_too_where_the_header_is_said_again_and_the_numbers_go_on(lexicon):
    _, second = read(lexicon, FIRST, [HEADER, *TASKS])
    assert [record.section[-1] for record in second.records] == ["Lĩnh vực Kinh tế"] * 2
    assert codes(second) == []


def test_they_do_not_where_the_numbers_begin_anew(lexicon):
    _, second = read(lexicon, FIRST, [HEADER, [1, *TASKS[0][1:]], [2, *TASKS[1][1:]]])
    assert [record.section for record in second.records] == [(), ()]


def test_titles_column_numbers_and_headings_above_its_first_task_are_told_apart(lexicon):
    rows = [["BIỂU THEO DÕI (tiếp theo)"], [], ["(1)", "(2)", "(3)", "(4)", "(5)"], [None, "Công an xã"], *TASKS]
    _, second = read(lexicon, FIRST, rows)
    assert second.roles == {1: "title", 3: "column_numbers", 4: "section", 5: "accepted", 6: "accepted"}
    assert [record.section[-1] for record in second.records] == ["Công an xã"] * 2


def test_a_third_sheet_goes_on_with_the_second(lexicon):
    *_, third = read(lexicon, FIRST, TASKS, [], [[5, "Làm đường", "30/4/2026", None, "đang làm"]])
    assert titles(third) == ["Làm đường"]
    assert third.records[0].section[-1] == "Lĩnh vực Kinh tế"


@pytest.mark.parametrize(
    "rows",
    [
        [["Danh mục"], ["Hoàn thành"], ["Quá hạn"]],
        [["Đơn vị", "Số người"], ["Kinh tế", 5], ["Văn phòng", 7]],
        [["Tên", "Chức vụ", "Điện thoại"], ["Lan", "Chuyên viên", "0912"], ["Hoa", "Phó phòng", "0913"]],
        [[*TASKS[0], None, "ngoài bảng"], [*TASKS[1], None, "ngoài bảng"]],
    ],
)
def test_what_does_not_fit_the_columns_goes_on_with_nothing(lexicon, rows):
    _, second = read(lexicon, FIRST, rows)
    assert second.tables == ()
    assert codes(second) == []


def test_a_guide_goes_on_with_nothing(lexicon):
    grids = [make_grid(FIRST, sheet="Biểu"), make_grid(TASKS, sheet="Hướng dẫn")]
    _, guide = recognise_all(grids, lexicon, partial(field_fit, lexicon=lexicon), "nop/a.xlsx")
    assert guide.records == ()


def test_without_a_table_before_there_is_nothing_to_go_on_with(lexicon):
    first, _ = read(lexicon, TASKS, FIRST)
    assert first.tables == ()


def test_columns_of_crosses_go_on_and_a_single_wrong_date_proves_nothing(lexicon):
    marks = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Hoàn thành", "Quá hạn", "Ghi chú"]
    first = [marks, [1, "Rà soát hộ nghèo", "15/4/2026", "x", None, None], [2, "Họp xã", "20/4/2026", None, "x", None]]
    _, second = read(lexicon, first, [[3, "Tuần tra đêm", "30/2", "✓", None, "Theo dõi"]])
    assert titles(second) == ["Tuần tra đêm"]
    assert second.records[0].values["status"] == "Hoàn thành"


def test_a_single_task_whose_number_follows_goes_on_though_its_date_is_none(lexicon):
    assert titles(read(lexicon, FIRST, [[3, "Tuần tra đêm", "trước ngày 31/4"]])[1]) == ["Tuần tra đêm"]
    assert titles(read(lexicon, FIRST, [[7, "Tuần tra đêm", "trước ngày 31/4"]])[1]) == []


def test_rows_below_a_header_that_is_not_known_go_on_with_nothing(lexicon):
    unknown = ["TT", "Xong ngày nào", "Tên công việc cần làm", None, "Ra sao"]
    figures = ["STT", "Lĩnh vực", "Tổng số", "Hoàn thành", "Quá hạn"]
    for header, row in (
        (unknown, [3, "20/4", "Rà soát hộ nghèo", None, "Quá hạn"]),
        (figures, [3, "Kinh tế", 5, 4, 1]),
    ):
        assert titles(read(lexicon, FIRST, [header, row, row])[1]) == []


def test_nor_do_rows_with_dates_where_the_titles_stand(lexicon):
    rows = [[n, "20/4/2026", "Rà soát hộ nghèo", None, "Quá hạn"] for n in (3, 4, 5)]
    assert titles(read(lexicon, FIRST, rows)[1]) == []


def stated(sheets):
    """(sheet, cell, stated, counted) of each S207."""
    found = [f for sheet in sheets for f in sheet.findings if f.code == "S207"]
    return [(f.sheet, f.cell, f.params["stated"], f.params["counted"]) for f in found]


@pytest.mark.parametrize("second", [TASKS, [HEADER, *TASKS]])
def test_a_total_counts_all_sheets_of_its_table_or_its_own(lexicon, second):
    for right in (4, 2):
        assert stated(read(lexicon, FIRST, [*second, [None, f"Tổng cộng: {right} nhiệm vụ"]])) == []
    assert [found[2:] for found in stated(read(lexicon, FIRST, [*second, [None, "Tổng cộng: 5 nhiệm vụ"]]))] == [
        ("5", "4")
    ]


def test_a_total_or_heading_above_counts_the_sheets_that_follow(lexicon):
    def first(total, heading):
        return [HEADER, [None, f"Tổng số: {total}"], ["II", f"Nhiệm vụ trong tháng: {heading} nhiệm vụ"], *FIRST[-2:]]

    assert stated(read(lexicon, first(4, 4), TASKS)) == []
    assert stated(read(lexicon, first(9, 5), TASKS)) == [("Trang 1", "B2", "9", "4"), ("Trang 1", "B3", "5", "4")]
    new = ["III", "Nhiệm vụ chuyển tiếp"]
    assert stated(read(lexicon, first(4, 3), [TASKS[0], new, TASKS[1]])) == []


def test_a_table_that_begins_anew_is_counted_by_itself(lexicon):
    anew = [HEADER, [1, *TASKS[0][1:]], [None, "Tổng cộng: 3 nhiệm vụ"]]
    assert stated(read(lexicon, FIRST, anew)) == [("Trang 2", "B3", "3", "1")]
