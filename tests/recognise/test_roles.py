"""What each row below a header is."""

from __future__ import annotations

import pytest
from helpers import recognised

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái", "Kết quả cụ thể"]
ONE = [1, "Họp giao ban", "15/4", "14/4", "HT"]
TWO = [2, "Báo cáo tuần", "20/4", None, "Đang làm"]


def roles(rows, lexicon, merges=()):
    """The role of each row below the header; blank rows have none."""
    sheet = recognised([HEADER, *rows], lexicon, merges)
    return [sheet.roles.get(row) for row in range(2, len(rows) + 2)]


@pytest.mark.parametrize(
    "heading",
    [
        ["I. Nhiệm vụ chuyển tiếp"],
        [None, "I. Nhiệm vụ chuyển tiếp"],
        ["I", "Nhiệm vụ chuyển tiếp"],
        ["A", "Việc lớn"],
        [None, "Lĩnh vực Kinh tế"],
        ["Phòng Kinh tế"],
        [None, "NHIỆM VỤ TRỌNG TÂM"],
        ["Việc của thôn"],
        [None, "Công tác đảng"],  # nothing but a title, among numbered tasks
        [3, "Phòng Kinh tế"],
        ["I", "Nhiệm vụ chuyển tiếp", None, None, None, 2],
        ["II", "Kinh tế", None, None, None, "5 nhiệm vụ"],
    ],
)
def test_headings(lexicon, heading):
    assert roles([heading, ONE, TWO], lexicon) == ["section", "accepted", "accepted"]


def test_a_heading_merged_over_the_table(lexicon):
    assert roles([["Việc khác"], ONE], lexicon, ["A2:F2"]) == ["section", "accepted"]


def test_a_number_above_its_own_parts_is_a_heading(lexicon):
    rows = [[1, "Công tác văn thư"], ["1.1", *ONE[1:]], ["1.2", *TWO[1:]], [2, "Nội vụ"], ["a", *ONE[1:]]]
    assert roles(rows, lexicon) == ["section", "accepted", "accepted", "section", "accepted"]


def test_a_number_above_bullets_is_a_heading(lexicon):
    assert roles([[1, "Công tác văn thư"], ["-", *ONE[1:]]], lexicon) == ["section", "accepted"]


def test_a_numbered_task_of_which_nothing_is_reported(lexicon):
    assert roles([ONE, [2, "Báo cáo tuần"], [3, "Kiểm tra bếp ăn"]], lexicon) == ["accepted"] * 3


@pytest.mark.parametrize("title", ["Tổng vệ sinh môi trường", "Chủ tịch UBND xã làm việc với thôn", "Ghi chú hồ sơ"])
def test_a_task_whose_title_begins_like_something_else(lexicon, title):
    assert roles([ONE, [2, title, "20/4", None, "Đang làm"]], lexicon) == ["accepted", "accepted"]


def test_a_task_in_small_letters_is_no_continuation(lexicon):
    assert roles([ONE, [2, "rà soát hộ nghèo", "20/4"]], lexicon) == ["accepted", "accepted"]


def test_column_numbers_under_the_header(lexicon):
    assert roles([["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], ONE], lexicon) == ["column_numbers", "accepted"]
    assert roles([["A", "B", 1, 2, 3, "4=2+3"], ONE], lexicon) == ["column_numbers", "accepted"]


def test_a_header_said_again(lexicon):
    again = ["Stt", "NỘI DUNG NHIỆM VỤ", "Thời hạn\nhoàn thành", *HEADER[3:]]
    assert roles([ONE, again, TWO], lexicon) == ["accepted", "header", "accepted"]


def test_a_row_that_holds_only_its_number_is_no_task(lexicon):
    assert roles([ONE, [2], [3]], lexicon) == ["accepted", "note", "note"]


def test_a_letterhead_and_a_title_said_again_on_the_next_page(lexicon):
    page = [["UBND XÃ NẬM CHÀY", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["BIỂU THEO DÕI NHIỆM VỤ"], HEADER]
    more = ["PHÒNG KINH TẾ", None, None, "Độc lập - Tự do - Hạnh phúc"]
    sheet = recognised([more, *page, ONE, more, *page, TWO], lexicon)
    assert [sheet.roles[row] for row in range(6, 11)] == ["title", "title", "title", "header", "accepted"]
    assert [record.section for record in sheet.records] == [(), ()]


def test_the_letterhead_of_another_unit_begins_its_table(lexicon):
    other = ["CÔNG AN XÃ", None, None, "Độc lập - Tự do - Hạnh phúc"]
    sheet = recognised([["PHÒNG KINH TẾ"], HEADER, ONE, [], other, HEADER, TWO], lexicon)
    assert [record.section for record in sheet.records] == [(), ("CÔNG AN XÃ",)]


def test_what_says_the_title_again_is_a_row_where_no_header_follows(lexicon):
    said = [3, "BIỂU THEO DÕI NHIỆM VỤ"]
    assert recognised([said[1:], HEADER, ONE, TWO, said], lexicon).roles[5] == "accepted"


@pytest.mark.parametrize(
    "none",
    [
        [None, "Không có nhiệm vụ phát sinh"],
        [None, "Trong tháng không phát sinh nhiệm vụ"],
        [None, "Không có"],
        [1, "Không"],
        [1, "Không", "Không", "-", "Không"],
        ["Tháng 4/2026 đơn vị không có nhiệm vụ nào"],
    ],
)
def test_a_line_that_says_that_there_are_none_is_no_task_and_heads_nothing(lexicon, none):
    rows = [["I", "Nhiệm vụ chuyển tiếp"], none, ["II", "Nhiệm vụ trong tháng"], ONE, TWO]
    assert roles(rows, lexicon) == ["section", "note", "section", "accepted", "accepted"]
    assert roles([none], lexicon) == ["note"]


def test_a_heading_may_say_so_too_and_ends_the_one_before(lexicon):
    rows = [["I", "Nhiệm vụ chuyển tiếp"], ONE, ["II", "Nhiệm vụ đột xuất: không có"], TWO]
    assert roles(rows, lexicon) == ["section", "accepted", "section", "accepted"]


def test_a_row_of_placeholders_is_no_task(lexicon):
    assert roles([ONE, [2, "…", "…"], [None, "...", None, "..."]], lexicon) == ["accepted", "note", "note"]


def test_a_placeholder_is_no_title(lexicon):
    sheet = recognised([HEADER, ONE, [2, "Không có", "20/4", None, "Đang làm"]], lexicon)
    assert sheet.roles[3] == "rejected"
    assert [(f.code, f.cell, f.value) for f in sheet.findings] == [("D301", "B3", "Không có")]


@pytest.mark.parametrize(
    "total",
    [
        ["Tổng cộng: 2 nhiệm vụ"],
        [None, "Tổng cộng", 2],
        [None, "Cộng", None, None, 1, 1],
        [None, "TỔNG SỐ: 2"],
        ["Tổng", "02 nhiệm vụ (trong đó 01 hoàn thành)"],
        ["Cộng", "Tổng số 2 nhiệm vụ"],
        ["Tổng số", 2, "nhiệm vụ"],
        ["Tổng cộng", None, None, None, "2 nhiệm vụ: 1 HT, 1 ĐTH"],
        ["TỔNG CỘNG (I+II)", None, None, None, None, 2],
        ["III", "TỔNG CỘNG (I+II)", None, None, None, 2],
        ["Cộng: hai nhiệm vụ"],
    ],
)
def test_totals(lexicon, total):
    assert roles([ONE, TWO, total], lexicon)[-1] == "total"


def test_a_total_to_the_left_of_the_numbers(lexicon):
    header = ["Đơn vị chủ trì", "STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    rows = [header, ["PKT", 1, "Họp", "15/4", "HT"], ["Cộng", 1]]
    assert recognised(rows, lexicon).roles[3] == "total"


def test_a_numbered_task_about_totals_is_a_task(lexicon):
    assert (
        roles([ONE, [2, "Tổng cộng", "20/4", None, "Đang làm"], [3, "Tổng số hộ nghèo: 5"]], lexicon)
        == ["accepted"] * 3
    )


def test_what_goes_on_below(lexicon):
    result = [None, None, None, None, None, "đã gửi thêm số liệu"]
    title = [None, "- phần việc của thôn"]
    assert roles([ONE, result, TWO, title], lexicon) == ["accepted", "continuation", "accepted", "continuation"]


def test_parts_of_a_task_without_deadline_or_status_of_their_own_go_on_with_it(lexicon):
    parts = [[None, "- Đường liên thôn", None, None, None, "Đã kiểm tra 2 km"], [None, "(phần còn lại: cầu treo)"]]
    stages = [[None, "- Rừng phòng hộ", "20/4", None, "Đang làm"], [None, "- Rừng sản xuất", "30/4", None, "Đang làm"]]
    rows = [[1, "Kiểm tra các công trình:", "25/4", None, "Đang làm"], *parts, TWO, *stages]
    assert roles(rows, lexicon) == ["accepted", *["continuation"] * 2, "accepted", *["accepted"] * 2]
    first = recognised([HEADER, *rows], lexicon).records[0].values
    assert first["title"] == "Kiểm tra các công trình:\n- Đường liên thôn\n(phần còn lại: cầu treo)"
    assert first["result"] == "Đã kiểm tra 2 km"


def test_a_title_with_a_bracket_before_it_is_a_task_of_its_own(lexicon):
    assert roles([ONE, TWO, [None, "(Khẩn) Báo cáo cháy rừng", None, None, None, "01 vụ"]], lexicon)[-1] == "accepted"


def test_numbers_with_letters_number_tasks(lexicon):
    rows = [["4a", *ONE[1:]], ["4b", "Chi ngân sách"], ["4c", *TWO[1:]]]
    sheet = recognised([HEADER, *rows], lexicon)
    assert [sheet.reasons[row] for row in (2, 3, 4)] == ["numbered_with_facts", "numbered_title", "numbered_with_facts"]


def test_what_goes_on_is_joined(lexicon):
    rows = [HEADER, [*ONE, "01 biên bản"], [None, None, None, None, None, "02 phụ lục"]]
    assert recognised(rows, lexicon).records[0].values["result"] == "01 biên bản\n02 phụ lục"


def test_a_row_into_which_the_title_is_merged(lexicon):
    own_date = [None, None, "30/4", None, "Đang làm"]
    more = [None, None, None, None, None, "tiếp"]
    assert roles([ONE, own_date], lexicon, ["B2:B3"]) == ["accepted", "accepted"]
    assert roles([ONE, more], lexicon, ["B2:B3"]) == ["accepted", "continuation"]


def test_a_row_into_which_number_and_title_are_merged(lexicon):
    done, own_date = [None, None, None, "16/4", None, "còn lại"], [None, None, "30/4"]
    assert roles([ONE, done], lexicon, ["A2:A3", "B2:B3"]) == ["accepted", "continuation"]
    assert roles([ONE, done], lexicon, ["B2:B3"]) == ["accepted", "accepted"]
    assert roles([ONE, own_date], lexicon, ["A2:A3", "B2:B3"]) == ["accepted", "accepted"]


def test_facts_without_a_title_are_rejected_and_kept(lexicon):
    sheet = recognised([HEADER, ONE, [2, None, "20/4", None, "Đang làm"]], lexicon)
    assert sheet.roles[3] == "rejected"
    assert sheet.rejected[0].cells == (("A3", "2"), ("C3", "20/4"), ("E3", "Đang làm"))
    assert [(f.code, f.cell, f.field) for f in sheet.findings] == [("D301", "B3", "title")]


SIGNED = [
    [],
    [None, None, None, None, "Nậm Chày, ngày 17 tháng 4 năm 2026"],
    [None, "NGƯỜI LẬP BIỂU", None, None, "TRƯỞNG PHÒNG"],
    [None, "(Ký, ghi rõ họ tên)"],
    [],
    [None, "Nguyễn Văn A", None, None, "Trần Thị B"],
]


def test_the_signature_block(lexicon):
    assert roles([ONE, *SIGNED], lexicon)[1:] == [None, *["signature"] * 3, None, "signature"]


def test_the_place_above_the_signatures_may_sound_like_a_total(lexicon):
    assert roles([ONE, [None, None, None, "Cộng Hòa, ngày 17 tháng 4 năm 2026"]], lexicon)[-1] == "signature"


def test_the_signature_block_of_a_sheet_without_numbers(lexicon):
    assert roles([[None, *ONE[1:]], *SIGNED], lexicon)[1:] == [None, *["signature"] * 3, None, "signature"]


def test_three_signatures_below_a_sheet_without_numbers(lexicon):
    signed = [
        [None, "Người lập", "Kiểm soát", None, "Thủ trưởng"],
        [None, "Nguyễn Văn A", "Vàng A Tủa", None, "Lý Thị Hoa"],
    ]
    assert roles([[None, *ONE[1:]], [None, *TWO[1:]], *signed], lexicon)[2:] == ["signature", "signature"]


def test_a_last_task_whose_number_is_missing_is_not_given_up(lexicon):
    assert roles([ONE, TWO, [None, "Kiểm tra bếp ăn", None, None, None, "05/05 bếp"]], lexicon)[-1] == "accepted"


def test_notes_below_the_table(lexicon):
    notes = [
        [],
        ["Ghi chú: số liệu tạm tính"],
        [None, "- x: đã xong"],
        [None, "Gửi trước ngày 25"],
        [None, None, "(mẫu 1)"],
    ]
    assert roles([ONE, TWO, *notes], lexicon)[3:] == ["note"] * 4


def test_a_small_summary_below_the_table(lexicon):
    rows = [ONE, TWO, [], [None, "Hoàn thành", 1], [None, "Đang thực hiện", 1]]
    assert roles(rows, lexicon)[3:] == ["note", "note"]


def test_a_sheet_named_as_a_guide_holds_an_example_only(lexicon):
    sheet = recognised([HEADER, ONE], lexicon, sheet="Hướng dẫn")
    assert not sheet.tables
    assert set(sheet.roles.values()) == {"note"}


def test_a_task_whose_leader_is_named_by_an_office_is_no_signature(lexicon):
    header = ["Lãnh đạo phụ trách", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    rows = [[None, "Họp", "15/4", "HT"], ["Phó Chủ tịch phụ trách kinh tế", "Rà soát cư trú", "16/4", "Chưa làm"]]
    assert [recognised([header, *rows], lexicon).roles[row] for row in (2, 3)] == ["accepted", "accepted"]


def test_nor_is_one_whose_title_begins_with_a_leaders_office(lexicon):
    header = ["Nội dung nhiệm vụ", "Thời hạn", "Đơn vị chủ trì", "Trạng thái"]
    task = ["Chủ tịch UBND tiếp công dân định kỳ, lần 4", "28/12", "Văn phòng", None]
    rows = [
        ["Họp", "15/4", "Văn phòng", "HT"],
        task,
        ["II. Nhiệm vụ chuyển tiếp"],
        header,
        ["Trực", "15/4", None, "HT"],
    ]
    found = recognised([header, *rows], lexicon).roles
    assert [found[row] for row in range(2, 7)] == ["accepted", "accepted", "section", "header", "accepted"]


def test_nor_is_one_of_which_nothing_is_known_yet(lexicon):
    header = ["Nội dung nhiệm vụ", "Lãnh đạo phụ trách", "Đơn vị phối hợp", "Ký xác nhận", "Trạng thái"]
    rows = [["Họp", "Chủ tịch UBND", "Công an xã", None, "HT"], ["Trực", "Chủ tịch UBND", "Công an xã", "(Đã ký)"]]
    signed = [["Người lập biểu", "TRƯỞNG PHÒNG"], ["Lò A Sử", "(Đã ký)"]]
    found = recognised([header, *rows, *signed], lexicon).roles
    assert [found[row] for row in range(2, 6)] == ["accepted", "accepted", "signature", "signature"]


def test_a_numbered_line_in_the_first_column_heads_tasks_without_numbers(lexicon):
    header = ["Văn bản giao", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    rows = [
        ["I. Chuyển tiếp"],
        ["a) Việc lớn"],
        [None, "Họp", "15/4", "HT"],
        ["b) Việc nhỏ"],
        [None, "Trực", "1/4", "QH"],
    ]
    found = recognised([header, *rows], lexicon)
    assert [found.roles[row] for row in range(2, 7)] == ["section", "section", "accepted", "section", "accepted"]


def test_a_merged_heading_behind_a_bullet(lexicon):
    rows = [["-", "Nhiệm vụ trọng tâm"], ONE, ["-", "Nhiệm vụ khác"], TWO, ["-", "gửi kèm danh sách"]]
    found = recognised([HEADER, *rows], lexicon, ["B2:F2", "B4:F4"])
    assert [found.roles[row] for row in range(2, 7)] == ["section", "accepted", "section", "accepted", "continuation"]
    assert found.records[1].section == ("Nhiệm vụ khác",)


def test_a_numbered_line_above_titles_that_bear_no_numbers(lexicon):
    header = ["Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    rows = [["a) Việc lớn"], ["Họp", "15/4", "HT"], ["b) Việc nhỏ"], ["Trực", "1/4", "QH"]]
    assert list(recognised([header, *rows], lexicon).roles.values())[1:] == ["section", "accepted"] * 2
    numbered = [["1. Việc lớn"], ["2. Họp", "15/4", "HT"], ["3. Việc nhỏ"], ["4. Trực", "1/4", "QH"]]
    assert list(recognised([header, *numbered], lexicon).roles.values())[1:] == ["accepted"] * 4


def test_a_row_within_the_sequence_of_numbers_is_a_task_though_it_sounds_like_a_heading(lexicon):
    rows = [ONE, [2, "Quốc phòng - An ninh"], [3, *TWO[1:]], [4, "Nhiệm vụ chuyển tiếp từ tháng 3"], [1, *ONE[1:]]]
    assert roles(rows, lexicon) == ["accepted", "accepted", "accepted", "section", "accepted"]
