"""The tables of figures in a letter: by line and by column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document

import sheetops
from letter_check.reads import KIND
from sheetops.letter_check.tables import table_sums

HEAD = ["TT", "Lĩnh vực", "Tổng số", "Hoàn thành", "Quá hạn", "Đang thực hiện"]
ECONOMY = ["1", "Kinh tế", "10", "5", "2", "3"]
CULTURE = ["2", "Văn hóa", "12", "8", "1", "3"]
ALL = ["", "Tổng cộng", "22", "13", "3", "6"]


def broken(*rows: list[str]) -> list[tuple[str, int, int]]:
    """What each broken sum is of, what it states, and what its parts add up to."""
    found = table_sums([rows], KIND).findings
    return [(f.params["subject"], int(f.params["stated"]), int(f.params["counted"])) for f in found]


def test_a_table_that_adds_up() -> None:
    assert broken(HEAD, ECONOMY, CULTURE, ALL) == []
    assert table_sums([[HEAD, ECONOMY, CULTURE, ALL]], KIND).checked == 3 + 4


def test_a_line_that_does_not() -> None:
    assert broken(HEAD, ECONOMY, ["2", "Văn hóa", "13", "8", "1", "3"]) == [("Văn hóa", 13, 12)]


def test_the_last_line_against_those_above_it() -> None:
    wrong = ["", "Tổng cộng", "22", "14", "2", "6"]
    assert broken(HEAD, ECONOMY, CULTURE, wrong) == [("Tổng cộng", 14, 13), ("Tổng cộng", 2, 3)]


def test_groups_are_not_counted_twice() -> None:
    first, second = ["I", "Chuyển tiếp", "10", "5", "2", "3"], ["II", "Trong kỳ", "12", "8", "1", "3"]
    part = ["1", "Kinh tế", "10", "5", "2", "3"]
    assert broken(HEAD, first, part, second, ["1", "Kinh tế", "12", "8", "1", "3"], ALL) == []
    assert broken(HEAD, first, second, ALL) == []


@pytest.mark.parametrize("blank", ["", "-", "–"])
def test_nothing_is_none(blank: str) -> None:
    assert broken(HEAD, ["1", "Kinh tế", "5", "5", blank, ""], CULTURE) == []


def test_a_header_of_two_rows() -> None:
    groups = ["TT", "Nội dung", "Tổng số", "Chia theo trạng thái", "", ""]
    names = ["", "", "", "Hoàn thành", "Quá hạn", "Đang thực hiện"]
    assert broken(groups, names, ECONOMY, CULTURE, ALL) == []
    assert broken(groups, names, ECONOMY, ["2", "Văn hóa", "14", "8", "1", "3"]) == [("Văn hóa", 14, 12)]


@pytest.mark.parametrize(
    "rows",
    [
        [["TT", "Nội dung", "Hạn"], ["1", "Họp dân", "20/4"]],
        [["Đơn vị", "Tổng số", "Hoàn thành"], ["Kinh tế", "10", "5"], ["Văn hóa", "12", "8"]],
        [["Đơn vị", "Tổng số", "Quá hạn", "Chậm tiến độ"], ["Kinh tế", "10", "5", "1"], ["Văn hóa", "12", "8", "1"]],
        [HEAD, ["1", "Kinh tế", "10", "5", "2", "1"], ["2", "Văn hóa", "12", "4", "1", "1"]],
        [HEAD, ["1", "Kinh tế", "10 triệu", "5", "2", "1"]],
        [[*HEAD, "Đã xong"], [*ECONOMY, "4"], [*CULTURE, "7"]],
        [],
        [[]],
    ],
    ids=[
        "tasks",
        "one status",
        "urgent ones only",
        "never adds up",
        "no figures",
        "a column that overlaps",
        "none",
        "",
    ],
)
def test_what_counts_by_something_else_is_left_alone(rows: list[list[str]]) -> None:
    assert broken(*rows) == []


def test_of_a_letter_table_and_row_are_told(tmp_path: Path) -> None:
    document: Any = Document()
    document.add_paragraph("Kết quả như sau:")
    for rows in ([["Ghi chú"]], [HEAD, ECONOMY, ["2", "Văn hóa", "13", "8", "1", "3"]]):
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(tmp_path / "a.docx")
    [finding] = sheetops.check_letter(tmp_path / "a.docx").findings
    assert (finding.code, finding.sheet, finding.row) == ("E502", "2", 3)
