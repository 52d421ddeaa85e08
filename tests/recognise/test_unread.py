"""Rows that look like tasks under no known header are named; figures, persons and lists are passed over."""

from __future__ import annotations

import pytest
from helpers import HEADER, make_workbook, make_workspace, recognised

import sheetops

TASKS = [[1, "Rà soát hộ nghèo", "15/4/2026", None, "đang làm"], [2, "Họp xã", "20/4/2026", None, "đang làm"]]
FIGURES = [["TT", "Lĩnh vực", "Tổng số", "Hoàn thành", "Quá hạn"], [1, "Kinh tế", 5, 3, 2], [2, "Văn xã", 4, 4, 0]]
PERSONS = [["STT", "Họ và tên", "Chức vụ", "Điện thoại"], [1, "Cán bộ thứ nhất", "Phó phòng", "0912"]]
UNKNOWN = [["TT", "Xong ngày nào", "Tên công việc cần làm", "Ra sao"]]
UNKNOWN += [[n, "20/4/2026", f"Rà soát hộ nghèo thôn {n}", "Quá hạn"] for n in (3, 4)]


@pytest.mark.parametrize("below", [FIGURES, PERSONS])
def test_another_table_below_the_tasks_holds_none(lexicon, below):
    sheet = recognised([HEADER, *TASKS, [], ["Số liệu chung"], *below], lexicon)
    assert [record.values["title"] for record in sheet.records] == ["Rà soát hộ nghèo", "Họp xã"]
    assert {sheet.reasons[row] for row in range(6, 6 + len(below))} == {"other_table"}
    assert [finding.code for finding in sheet.findings] == []


def test_tasks_below_a_header_that_is_not_known_are_rejected(lexicon):
    sheet = recognised([HEADER, *TASKS, [], *UNKNOWN], lexicon)
    assert [(finding.code, finding.cell) for finding in sheet.findings] == [("S201", "A5")]
    assert [row.reason for row in sheet.rejected] == ["S201"] * 3
    assert sheet.rejected[1].cells[2] == ("C6", "Rà soát hộ nghèo thôn 3")


def test_a_table_after_another_one_is_read_again(lexicon):
    sheet = recognised(
        [HEADER, *TASKS, [], *FIGURES, [], [*HEADER, "Ghi chú"], [3, "Trực", "21/4", None, "HT"]], lexicon
    )
    assert [record.values["title"] for record in sheet.records] == ["Rà soát hộ nghèo", "Họp xã", "Trực"]


def checked(tmp_path, **sheets):
    root = make_workspace(tmp_path)
    return sheetops.check(make_workbook(root / "nop" / "bieu.xlsx", {"Biểu": [HEADER, *TASKS], **sheets}))


def test_a_sheet_of_tasks_that_cannot_be_read_is_named_beside_one_that_can(tmp_path):
    found = checked(tmp_path, Thêm=UNKNOWN)
    assert [(f.sheet, f.cell) for f in found.findings if f.code == "S201"] == [("Thêm", "A1")]


@pytest.mark.parametrize("rows", [FIGURES, PERSONS, [["Hoàn thành"], ["Quá hạn"]], []])
def test_sheets_of_anything_else_are_not(tmp_path, rows):
    assert not [f for f in checked(tmp_path, Khác=rows).findings if f.code == "S201"]


def test_nor_a_guide(tmp_path):
    assert not [f for f in checked(tmp_path, **{"Hướng dẫn": UNKNOWN}).findings if f.code == "S201"]
