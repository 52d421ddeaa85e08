"""A heading that states how many tasks stand under it is held to it."""

from __future__ import annotations

import pytest
from helpers import make_lexicon, recognised

UNIT = {"code": "KT", "name": "Phòng Kinh tế", "sector": "cds"}
HEADER = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành", "Trạng thái"]


def stated(lines, lexicon):
    """(cell, stated, counted) of each finding; a number is a task, a list a heading."""
    rows = [[n, f"Việc số {n}", "Phòng Kinh tế", "15/4", "HT"] if isinstance(n, int) else n for n in lines]
    findings = recognised([HEADER, *rows], lexicon).findings
    return [(f.cell, f.params["stated"], f.params["counted"]) for f in findings if f.code == "S207"]


def test_headings_of_two_levels_each_count_their_own(lexicon):
    lines = [
        ["I. Nhiệm vụ chuyển tiếp từ tháng 3: 03 nhiệm vụ"],
        ["1", "Lĩnh vực Kinh tế (02 NV)"],
        *[1, 2],
        ["2", "Lĩnh vực Quốc phòng - An ninh (4 nhiệm vụ)"],
        3,
        ["II. Nhiệm vụ tháng 4 - 5 nhiệm vụ"],
        4,
    ]
    assert stated(lines, lexicon) == [("B6", "4", "1"), ("A8", "5", "1")]


def test_what_is_within_the_period_is_counted(lexicon):
    assert stated([["I. Nhiệm vụ trong tháng: 7"], 1], lexicon) == [("A2", "7", "1")]


def test_a_name_that_ends_with_a_word_for_what_is_numbered(tmp_path):
    words = make_lexicon(tmp_path, sectors=[{"code": "cds", "name": "Chuyển đổi số"}], units=[UNIT])
    assert stated([["I. Chuyển đổi số: 3"], 1], words) == [("A2", "3", "1")]


def test_the_count_may_stand_in_a_cell_of_its_own(lexicon):
    assert stated([["A", "Kinh tế", 3], 1, 2], lexicon) == [("C2", "3", "2")]
    assert stated([["A", "Kinh tế", 2], 1, 2], lexicon) == []


@pytest.mark.parametrize(
    "heading",
    [
        "I. Nhiệm vụ quý: 2",
        "I. Nhiệm vụ giao tại Văn bản số 312/UBND-VP ngày 02/4/2026",
        "I. Kinh tế (giai đoạn 2026 - 2030)",
        "I. Nhiệm vụ tháng 4",
        "I. Kinh tế: 01 nhiệm vụ",
    ],
)
def test_headings_that_state_no_other_number(lexicon, heading):
    assert stated([[heading], 1], lexicon) == []


def test_a_heading_with_a_bullet_in_place_of_its_number(lexicon):
    lines = [["-", "Nhiệm vụ thường xuyên: 02 nhiệm vụ"], 1, ["-", "Nhiệm vụ trọng tâm (1 NV)"], 2]
    assert stated(lines, lexicon) == [("B2", "2", "1")]
