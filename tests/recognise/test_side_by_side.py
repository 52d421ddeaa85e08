"""Tables next to each other in one sheet: each is read by itself, at its own addresses."""

from __future__ import annotations

import pytest
from helpers import HEADER, Sheet, make_grid, make_workspace
from hypothesis import given
from hypothesis import strategies as st

import sheetops
from sheetops.recognise.side_by_side import side_by_side

LEFT = [[1, "Rà soát hộ nghèo", "15/4/2026", "14/4/2026", "Hoàn thành"], [2, "Họp xã", "20/4", None, "đang làm"]]
RIGHT = [
    [1, "Tuần tra đêm", "31/4", None, "đang làm"],
    [2, "Gọi nhập ngũ", "10/4", None, "Quá hạn"],
    [3, "Trực", "", "", ""],
]


def beside(left, right, gap=(None,)):
    """Rows of two tables, the one next to the other."""
    height, width = max(len(left), len(right)), len(HEADER)
    pad = lambda rows, at: [*rows[at], *[None] * (width - len(rows[at]))] if at < len(rows) else [None] * width  # noqa: E731
    return [[*pad(left, at), *gap, *pad(right, at)] for at in range(height)]


def spans(lexicon, rows, merges=()):
    parts = side_by_side(make_grid(rows, merges), lexicon)
    filled = [sorted({c for row in part.rows for c, v in enumerate(row, start=1) if v is not None}) for part in parts]
    return [(columns[0], columns[-1]) for columns in filled]


def test_two_tables_with_a_blank_column_between(lexicon):
    assert spans(lexicon, beside([HEADER, *LEFT], [HEADER, *RIGHT])) == [(1, 5), (7, 11)]


def test_two_tables_without_anything_between(lexicon):
    assert spans(lexicon, beside([HEADER, *LEFT], [HEADER, *RIGHT], gap=())) == [(1, 5), (6, 10)]


def test_the_running_numbers_may_stand_amid_the_columns(lexicon):
    turned = [[[*row[3:], *row[:3]] for row in rows] for rows in ([HEADER, *LEFT], [HEADER, *RIGHT])]
    assert spans(lexicon, beside(*turned)) == [(1, 5), (7, 11)]


def test_running_numbers_behind_the_title_and_a_title_that_is_only_likely(lexicon):
    header = ["Nội dung nhiệm vụ UBND xã giao", "STT", "Thời hạn", "Ngày HT thực tế", "Trạng thái"]
    turned = [[header, *([row[1], row[0], *row[2:]] for row in rows)] for rows in (LEFT, RIGHT)]
    assert spans(lexicon, beside(*turned)) == [(1, 5), (7, 11)]


def test_headers_need_not_stand_in_the_same_row(lexicon):
    right = [["CÔNG AN XÃ"], [], HEADER, *RIGHT]
    assert spans(lexicon, beside([HEADER, *LEFT], right)) == [(1, 5), (7, 11)]


def test_a_spacer_column_inside_a_table_cuts_nothing(lexicon):
    rows = [[*row[:2], None, *row[2:]] for row in [HEADER, *LEFT]]
    assert len(side_by_side(make_grid(rows), lexicon)) == 1
    both = beside([HEADER, *LEFT], [HEADER, *RIGHT])
    assert spans(lexicon, [[*row[:3], None, *row[3:]] for row in both]) == [(1, 6), (8, 12)]


def test_a_title_over_both_and_a_signature_between_them_cut_nothing_off(lexicon):
    rows = [[None, None, None, None, None, "BIỂU THEO DÕI"], *beside([HEADER, *LEFT], [HEADER, *RIGHT])]
    rows += [[None] * 5 + ["NGƯỜI LẬP BIỂU"]]
    assert spans(lexicon, rows) == [(1, 6), (7, 11)]


def test_headers_worded_apart_with_signatures_in_the_gap(lexicon):
    right = ["TT", "Nhiệm vụ được giao", "Hạn xử lý", "Ngày HT thực tế", "Tình trạng"]
    rows = beside([HEADER, *LEFT, [3, "Giao ban", "21/4", None, "HT"]], [right, *RIGHT])
    rows += [[None] * 5 + [text] for text in ("Nậm Chày, ngày 17 tháng 4 năm 2026", "TRƯỞNG PHÒNG", "(Ký)", "Lò A Sử")]
    assert [columns[0] for columns in spans(lexicon, rows)] == [1, 7]


def test_a_second_column_of_one_field_is_no_second_table(lexicon):
    rows = [[*HEADER, "Trạng thái"], [*LEFT[0], "Hoàn thành"], [*LEFT[1], "đang làm"]]
    assert len(side_by_side(make_grid(rows), lexicon)) == 1


@given(cells=st.lists(st.lists(st.sampled_from([None, "STT", "Nội dung", "Hạn", 1, "x"]), max_size=9), max_size=6))
def test_no_cell_is_lost_or_doubled(lexicon, cells):
    grid = make_grid([HEADER * 2, *cells])
    parts = side_by_side(grid, lexicon)
    whole = {(r, c): v for r, row in enumerate(grid.rows) for c, v in enumerate(row) if v is not None}
    each = [(r, c, v) for part in parts for r, row in enumerate(part.rows) for c, v in enumerate(row) if v is not None]
    assert sorted((r, c) for r, c, _ in each) == sorted(whole)
    assert all(whole[r, c] == v for r, c, v in each)


@pytest.mark.parametrize("gap", [(), (None,), (None, None)])
def test_every_task_of_both_is_found_and_every_finding_is_about_its_own(tmp_path, gap):
    rows = [["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4"], *beside([HEADER, *LEFT], [HEADER, *RIGHT], gap)]
    root = make_workspace(tmp_path, {"Phong Kinh te.xlsx": Sheet(rows)})
    result = sheetops.consolidate(root)
    assert sorted(result.tasks["title"]) == sorted(row[1] for row in [*LEFT, *RIGHT])
    (wrong,) = [finding for finding in result.findings if finding.code == "D302"]
    letters = "HIJ"[len(gap)]
    assert (wrong.cell, wrong.title) == (f"{letters}3", "Tuần tra đêm")
    (file,) = result.files
    assert (file.rows.accepted, file.rows.rejected) == (5, 0)
    assert file.rows.total == file.rows.accepted + file.rows.structural


def test_a_spacer_in_a_table_above_another_table_cuts_nothing(lexicon):
    above = [["Kết quả", "Ngày hoàn thành", "Thời hạn", None, "Nội dung nhiệm vụ", "STT"]]
    above += [["Đã họp", "14/4", "15/4", None, "Họp", 1], ["Đã xong", "15/4", "16/4", None, "Trực", 2]]
    rows = [*above, [], ["II. Nhiệm vụ chuyển tiếp"], HEADER[:3], LEFT[0][:3]]
    assert spans(lexicon, rows) == [(1, 6)]


def test_a_blank_column_behind_each_title_cuts_only_between_the_tables(lexicon):
    header = ["Nội dung nhiệm vụ", None, "Thời hạn", "STT", "Trạng thái"]
    rows = [["Họp xã", None, "15/4/2026", 1, "đang làm"], ["Trực", None, "16/4/2026", 2, "đang làm"]]
    table = [header, *rows, rows[0]]
    assert spans(lexicon, [[*row, None, *row] for row in table]) == [(1, 5), (7, 11)]


def test_a_blank_column_behind_each_number_cuts_only_between_the_tables(lexicon):
    header = ["STT", None, "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    rows = [[1, None, "Họp xã", "15/4/2026", "đang làm"], [2, None, "Trực", "16/4/2026", "đang làm"]]
    table = [header, *rows, rows[0]]
    assert spans(lexicon, [[*row, None, *row] for row in table]) == [(1, 5), (7, 11)]
