"""The tables of figures in a letter: by line and by column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document

import sheetops
from letter_check.reads import KIND
from sheetops.letter_check.table_sums import table_sums

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


def test_a_group_against_the_lines_below_it() -> None:
    first, second = ["I", "Chuyển tiếp", "22", "13", "3", "6"], ["II", "Trong kỳ", "12", "8", "1", "3"]
    wrong = ["1", "Kinh tế", "10", "6", "1", "3"]
    assert broken(HEAD, first, wrong, CULTURE, second) == [("Chuyển tiếp", 13, 14), ("Chuyển tiếp", 3, 2)]


def test_lines_that_are_only_some_of_a_group_are_left_alone() -> None:
    group = ["I", "Chuyển tiếp", "40", "20", "10", "10"]
    assert broken(HEAD, group, ECONOMY, CULTURE) == []


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


# --------------------------------------------------------------------------------------------- against a result

SAMPLE = Path(__file__).parents[2] / "samples" / "lung-phinh-2026-04" / "ket-qua" / "tong-hop-2026-04.json"
COLUMNS = ["Tổng số nhiệm vụ", "Hoàn thành", "Hoàn thành trễ hạn", "Quá hạn", "Chậm tiến độ", "Đang triển khai"]
COLUMNS += ["Chưa đến hạn", "Chưa thực hiện", "Chưa hoàn thành"]
SECOND = [
    ["II", "Nhiệm vụ trong tháng 4 năm 2026", "44", "20", "", "3", "1", "13", "5", "1", "1"],
    ["1", "Lĩnh vực Kinh tế", "16", "5", "", "2", "1", "5", "3", "", ""],
    ["2", "Văn hóa - Xã hội, Nội vụ, Hành chính Văn phòng", "22", "13", "", "1", "", "5", "1", "1", "1"],
    ["3", "Quốc phòng - An ninh", "6", "2", "", "", "", "3", "1", "", ""],
]


def against(tmp_path: Path, rows: list[list[str]]) -> tuple[int, list[tuple[str, int | None, str, str]]]:
    """How many figures were compared, and what differs: subject, row, in the letter, in the result."""
    document: Any = Document()
    table = document.add_table(rows=0, cols=len(COLUMNS) + 2)
    for row in [["TT", "Nội dung", *COLUMNS], *rows]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(tmp_path / "a.docx")
    checked = sheetops.check_letter(tmp_path / "a.docx", SAMPLE)
    different = [f for f in checked.findings if f.code == "E503"]
    told = [(f.params["subject"], f.row, f.params["letter"], f.params["workbook"]) for f in different]
    return checked.figures, told


def test_every_figure_of_a_table_is_the_results(tmp_path: Path) -> None:
    assert against(tmp_path, SECOND) == (4 * 9, [])


def test_a_figure_that_is_not_is_told_with_its_row(tmp_path: Path) -> None:
    wrong = [*SECOND[:3], ["3", "Quốc phòng - An ninh", "6", "3", "", "", "", "2", "1", "", ""]]
    _, told = against(tmp_path, wrong)
    assert told == [
        ("Quốc phòng - An ninh, Trong kỳ, Hoàn thành", 5, "3", "2"),
        ("Quốc phòng - An ninh, Trong kỳ, Đang triển khai", 5, "2", "3"),
    ]


def test_a_table_of_something_else_is_left_alone(tmp_path: Path) -> None:
    others = [["1", "Kinh tế", "400", "399", "", "", "", "1", "", "", ""]]
    assert against(tmp_path, others) == (0, [])
