"""The headings in force over each task: levels follow from the order in which headings come."""

from __future__ import annotations

import pytest
from helpers import recognised

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"]


def sections(lines, lexicon):
    """The headings over each task; a line is a heading, or "#" for a task."""
    rows = [HEADER]
    for at, line in enumerate(lines, start=1):
        rows.append([at, f"Việc số {at}", "15/4", "HT"] if line == "#" else [line])
    return [record.section for record in recognised(rows, lexicon).records]


def test_numbered_headings_nest_by_their_style(lexicon):
    lines = ["I. Chuyển tiếp", "1. Kinh tế", "#", "2. Văn hóa - Xã hội", "#", "II. Trong tháng", "#"]
    assert sections(lines, lexicon) == [
        ("I. Chuyển tiếp", "1. Kinh tế"),
        ("I. Chuyển tiếp", "2. Văn hóa - Xã hội"),
        ("II. Trong tháng",),
    ]


def test_letters_stand_below_roman_numbers_or_above_them_as_they_come(lexicon):
    below = sections(["I. Chuyển tiếp", "A. Kinh tế", "#", "B. Việc khác", "#", "II. Trong tháng", "#"], lexicon)
    above = sections(["A. Chuyển tiếp", "I. Kinh tế", "#", "II. Việc khác", "#", "B. Trong tháng", "#"], lexicon)
    assert below[1:] == [("I. Chuyển tiếp", "B. Việc khác"), ("II. Trong tháng",)]
    assert above[1:] == [("A. Chuyển tiếp", "II. Việc khác"), ("B. Trong tháng",)]


def test_one_style_on_two_levels(lexicon):
    lines = [
        "I. Nhiệm vụ chuyển tiếp",
        "I. Kinh tế",
        "#",
        "II. Quốc phòng - An ninh",
        "#",
        "II. Nhiệm vụ trong tháng",
        "#",
    ]
    assert sections(lines, lexicon) == [
        ("I. Nhiệm vụ chuyển tiếp", "I. Kinh tế"),
        ("I. Nhiệm vụ chuyển tiếp", "II. Quốc phòng - An ninh"),
        ("II. Nhiệm vụ trong tháng",),
    ]


def test_headings_without_numbers_end_those_that_speak_of_the_same(lexicon):
    lines = ["NHIỆM VỤ CHUYỂN TIẾP", "PHÒNG KINH TẾ", "#", "CÔNG AN XÃ", "#", "NHIỆM VỤ TRONG THÁNG", "#"]
    assert sections(lines, lexicon) == [
        ("NHIỆM VỤ CHUYỂN TIẾP", "PHÒNG KINH TẾ"),
        ("NHIỆM VỤ CHUYỂN TIẾP", "CÔNG AN XÃ"),
        ("NHIỆM VỤ TRONG THÁNG",),
    ]


def test_an_unknown_unit_ends_the_known_one(lexicon):
    assert sections(["Phòng Kinh tế", "#", "Trạm Khuyến nông", "#"], lexicon)[1] == ("Trạm Khuyến nông",)


def test_a_first_number_goes_below_a_heading_without(lexicon):
    lines = ["Phòng Kinh tế", "I. Nhiệm vụ chuyển tiếp", "#", "Công an xã", "I. Nhiệm vụ chuyển tiếp", "#"]
    assert sections(lines, lexicon)[1] == ("Công an xã", "I. Nhiệm vụ chuyển tiếp")


def test_capital_numbers_never_go_below_small_ones(lexicon):
    assert sections(["a) Việc gấp", "#", "I. Việc khác", "#"], lexicon)[1] == ("I. Việc khác",)


@pytest.mark.parametrize("name", ["Công an xã", "CAX"])
def test_the_name_of_the_sheet_is_a_heading_where_it_names_a_unit(lexicon, name):
    rows = [HEADER, [1, "Tuần tra", "15/4", "HT"]]
    assert recognised(rows, lexicon, sheet=name).records[0].section == (name,)


def test_a_sheets_name_that_its_program_cut_off(lexicon, tmp_path):
    from helpers import make_lexicon

    unit = {"code": "HCC", "name": "Trung tâm Phục vụ hành chính công xã"}
    words = make_lexicon(tmp_path, units=[unit])
    rows = [HEADER, [1, "Tiếp dân", "15/4", "HT"]]
    assert recognised(rows, words, sheet=unit["name"][:31]).records[0].section == (unit["name"],)


def test_the_title_of_a_sheet_gives_its_sector_but_no_origin(lexicon):
    rows = [["BIỂU NHIỆM VỤ THÁNG 4/2026"], ["Lĩnh vực: Kinh tế"], HEADER, [1, "Họp", "15/4", "HT"]]
    assert recognised(rows, lexicon).records[0].section == ("Lĩnh vực: Kinh tế",)


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("NHIỆM VỤ CHUYỂN TIẾP TỪ THÁNG 3", ("NHIỆM VỤ CHUYỂN TIẾP TỪ THÁNG 3",)),
        ("BIỂU THEO DÕI\nNhiệm vụ chuyển tiếp", ("Nhiệm vụ chuyển tiếp",)),
        ("NHIỆM VỤ CHUYỂN TIẾP VÀ NHIỆM VỤ THÁNG 4/2026", ()),
        ("BIỂU THEO DÕI NHIỆM VỤ CHUYỂN TIẾP", ()),
    ],
)
def test_the_title_of_a_sheet_of_carried_over_tasks(lexicon, title, section):
    assert recognised([[title], HEADER, [1, "Họp", "15/4", "HT"]], lexicon).records[0].section == section


def test_a_number_goes_below_another_also_where_the_title_says_the_same(lexicon):
    rows = [["NHIỆM VỤ CHUYỂN TIẾP"], HEADER]
    rows += [["A", "Kinh tế"], ["I", "Nhiệm vụ chuyển tiếp từ tháng 3"], [1, "Họp", "15/4", "HT"]]
    rows += [["B", "Quốc phòng - An ninh"], ["I", "Nhiệm vụ chuyển tiếp từ tháng 3"], [2, "Trực", "15/4", "HT"]]
    assert [record.section[1] for record in recognised(rows, lexicon).records] == ["Kinh tế", "Quốc phòng - An ninh"]


def test_a_heading_just_opened_is_not_ended_by_one_of_another_kind(lexicon):
    lines = ["Nhiệm vụ khác", "Kinh tế", "#", "Nhiệm vụ chuyển tiếp", "Kinh tế", "#", "Quốc phòng - An ninh", "#"]
    assert sections(lines, lexicon)[1:] == [
        ("Nhiệm vụ khác", "Nhiệm vụ chuyển tiếp", "Kinh tế"),
        ("Nhiệm vụ khác", "Nhiệm vụ chuyển tiếp", "Quốc phòng - An ninh"),
    ]


def test_a_line_between_two_tables_with_the_same_header_begins_anew(lexicon):
    rows = [["Nhiệm vụ tháng 4"], HEADER, ["I", "Việc lớn"], [1, "Họp", "15/4", "HT"], ["II", "Việc nhỏ"]]
    rows += [
        [2, "Trực", "15/4", "HT"],
        [],
        ["Nhiệm vụ chuyển tiếp"],
        HEADER,
        ["I", "Việc lớn"],
        [1, "Rà soát", "1/4", "HT"],
    ]
    assert recognised(rows, lexicon).records[-1].section == ("Nhiệm vụ chuyển tiếp", "Việc lớn")


def test_a_heading_at_the_end_of_a_printed_page_does_not(lexicon):
    rows = [HEADER, ["I", "Nhiệm vụ chuyển tiếp"], [1, "Họp", "15/4", "HT"], ["a", "Kinh tế"], HEADER]
    assert recognised([*rows, [2, "Trực", "15/4", "HT"]], lexicon).records[-1].section == (
        "Nhiệm vụ chuyển tiếp",
        "Kinh tế",
    )


def test_a_line_below_a_numbered_heading_goes_below_it(lexicon):
    rows = [["NHIỆM VỤ CHUYỂN TIẾP"], HEADER, ["I. Kinh tế"], [None, "Nhiệm vụ chuyển tiếp từ tháng 3"]]
    sections = [r.section for r in recognised([*rows, [1, "Họp", "15/4", "HT"]], lexicon).records]
    assert sections == [("NHIỆM VỤ CHUYỂN TIẾP", "I. Kinh tế", "Nhiệm vụ chuyển tiếp từ tháng 3")]


def test_a_heading_behind_a_blank_row_and_above_the_header_of_the_next_page(lexicon):
    rows = [HEADER, ["II", "Nhiệm vụ chuyển tiếp"], [], ["1", "Nhiệm vụ trọng tâm"], HEADER, [1, "Họp", "15/4", "HT"]]
    assert recognised(rows, lexicon).records[0].section == ("Nhiệm vụ chuyển tiếp", "Nhiệm vụ trọng tâm")


def test_a_numbering_that_begins_anew_below_another_is_nested(lexicon):
    lines = ["I. Chuyển tiếp", "A. Kinh tế", "I. Thường xuyên", "#", "II. Đột xuất", "#"]
    lines += ["B. Văn hóa - Xã hội", "I. Thường xuyên", "#", "II. Trong tháng", "#"]
    outer = "I. Chuyển tiếp"
    assert sections(lines, lexicon) == [
        (outer, "A. Kinh tế", "I. Thường xuyên"),
        (outer, "A. Kinh tế", "II. Đột xuất"),
        (outer, "B. Văn hóa - Xã hội", "I. Thường xuyên"),
        ("II. Trong tháng",),
    ]


def test_a_bullet_ends_the_one_before_and_goes_below_numbers(lexicon):
    rows = [
        HEADER,
        ["I", "Phòng Kinh tế"],
        ["-", "Nhiệm vụ thường xuyên: 01 nhiệm vụ"],
        [1, "Họp", "15/4", "HT"],
        ["-", "Nhiệm vụ trong tháng (1 NV)"],
        ["+", "Lĩnh vực Kinh tế"],
        [1, "Trực", "15/4", "HT"],
        ["–", "Nhiệm vụ chuyển tiếp (1 NV)"],
        [1, "Tuần tra", "15/4", "HT"],
    ]
    sheet = recognised(rows, lexicon)
    assert [record.section[1:] for record in sheet.records] == [
        ("Nhiệm vụ thường xuyên: 01 nhiệm vụ",),
        ("Nhiệm vụ trong tháng (1 NV)", "Lĩnh vực Kinh tế"),
        ("Nhiệm vụ chuyển tiếp (1 NV)",),
    ]
    assert not sheet.findings


def test_a_bullet_may_stand_in_the_text(lexicon):
    lines = ["- Nhiệm vụ thường xuyên (1 NV)", "#", "- Nhiệm vụ chuyển tiếp (1 NV)", "#"]
    assert [len(section) for section in sections(lines, lexicon)] == [1, 1]
