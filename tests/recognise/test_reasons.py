"""Why each row is what it is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from helpers import recognised

import sheetops
from sheetops.cli.words import Words

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái", "Kết quả cụ thể"]
ONE = [1, "Họp giao ban", "15/4", "14/4", "HT"]
TWO = [2, "Báo cáo tuần", "20/4", None, "Đang làm"]
FACTS_ONLY = [None, None, "20/4", None, "Đang làm"]

ROWS = {
    "accepted": {
        "numbered_with_facts": [ONE],
        "numbered_title": [ONE, [2, "Báo cáo tuần"]],
        "title_with_facts": [ONE, TWO, [None, "Kiểm tra bếp ăn", "20/4", None, "Đang làm"]],
        "title_alone": [[None, *ONE[1:]], [None, "Kiểm tra bếp ăn"]],
        "title_with_texts": [ONE, [None, "Kiểm tra bếp ăn", None, None, None, "05/05 bếp"]],
    },
    "rejected": {"title_missing": [ONE, FACTS_ONLY]},
    "header": {"repeats_header": [ONE, HEADER]},
    "column_numbers": {"counts_columns": [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]]},
    "section": {
        "capital_number": [["II", "Việc lớn"]],
        "known_heading": [[None, "Lĩnh vực Kinh tế"]],
        "numbers_below": [[1, "Công tác văn thư"], ["1.1", *ONE[1:]]],
        "capital_letters": [[None, "NHIỆM VỤ TRỌNG TÂM"], ONE],
        "number_column": [["Việc của thôn"], ONE],
        "without_number": [[None, "Công tác đảng"], ONE, TWO],
    },
    "total": {"total_words": [ONE, [None, "Cộng", None, None, 1]]},
    "signature": {
        "signature_words": [ONE, [], [None, "NGƯỜI LẬP BIỂU"]],
        "below_signature": [ONE, [], [None, "NGƯỜI LẬP BIỂU"], [], [None, "Nguyễn Văn A"]],
    },
    "note": {
        "number_alone": [ONE, [2]],
        "says_none": [[None, "Không có nhiệm vụ phát sinh"]],
        "placeholders": [ONE, [2, "…"]],
        "note_words": [ONE, [], ["Ghi chú: số liệu tạm tính"]],
        "below_last_task": [ONE, [], [None, "Gửi trước ngày 25"]],
    },
    "continuation": {
        "adds_texts": [ONE, [None, None, None, None, None, "đã gửi thêm"]],
        "goes_on": [ONE, [None, "- phần việc của thôn"]],
    },
}
CASES = [pytest.param(r, why, rows, id=why) for r, reasons in ROWS.items() for why, rows in reasons.items()]


@pytest.mark.parametrize(("role", "reason", "rows"), CASES)
def test_the_reason_of_a_row(lexicon, role, reason, rows):
    sheet = recognised([HEADER, *rows], lexicon)
    assert (role, reason) in {(sheet.roles[row], sheet.reasons[row]) for row in sheet.roles if row > 1}


def test_reasons_of_merged_cells(lexicon):
    own_date, more = [None, None, "30/4", None, "Đang làm"], [2, None, None, None, None, "tiếp"]
    assert recognised([HEADER, ["Việc khác"], ONE], lexicon, ["A2:F2"]).reasons[2] == "merged_across"
    assert recognised([HEADER, ONE, own_date], lexicon, ["B2:B3"]).reasons[3] == "shared_title"
    assert recognised([HEADER, ONE, more], lexicon, ["B2:B3"]).reasons[3] == "merged_title"


def test_a_heading_that_states_a_count(lexicon):
    assert recognised([HEADER, ["-", "Việc nội bộ: 01 nhiệm vụ"], ONE], lexicon).reasons[2] == "counts_tasks"


def test_a_heading_to_the_left_of_the_titles(lexicon):
    sheet = recognised([["Mã số", *HEADER[1:]], ["Việc đã giao"], ["a", *ONE[1:]]], lexicon)
    assert (sheet.roles[2], sheet.reasons[2]) == ("section", "before_title")


def test_above_the_table_and_its_header(lexicon):
    sheet = recognised([["BIỂU THEO DÕI"], HEADER, ONE], lexicon)
    assert [sheet.reasons[row] for row in (1, 2)] == ["above_table", "names_fields"]


def test_a_title_said_again(lexicon):
    sheet = recognised([["BIỂU THEO DÕI"], HEADER, ONE, ["BIỂU THEO DÕI"], HEADER, TWO], lexicon)
    assert (sheet.roles[4], sheet.reasons[4]) == ("title", "repeats_title")


def test_the_heading_of_the_table_below(lexicon):
    other = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái", "Ghi chú"]
    rows = [HEADER, ONE, [], ["Phòng Kinh tế"], other, [1, "Tuần tra", "20/4", "Đang làm"]]
    assert recognised(rows, lexicon).reasons[4] == "announces_table"
    again = [HEADER, ["Phòng Kinh tế"], ONE, HEADER, TWO]
    assert recognised(again, lexicon).reasons[2] == "known_heading"


def test_a_table_without_a_column_for_titles(lexicon):
    sheet = recognised([["STT", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái"], [1, "15/4"]], lexicon)
    assert (sheet.roles[2], sheet.reasons[2]) == ("rejected", "no_title_column")


def test_sheets_without_a_table(lexicon):
    assert recognised([["Danh mục"]], lexicon).reasons == {1: "no_header"}
    assert set(recognised([HEADER, ONE], lexicon, sheet="Hướng dẫn").reasons.values()) == {"guide_sheet"}


def test_a_row_that_would_go_on_with_nothing_stands_by_itself(lexicon):
    sheet = recognised([HEADER, [None, "Phòng Kinh tế"], [None, None, None, None, None, "đã gửi"], ONE], lexicon)
    assert (sheet.roles[3], sheet.reasons[3]) == ("rejected", "title_missing")


def test_the_headings_in_force_from_a_heading_on(lexicon):
    rows = [HEADER, ["I", "Nhiệm vụ chuyển tiếp"], ONE, [None, "Lĩnh vực Kinh tế"], TWO, ["II", "Việc mới"], TWO]
    sheet = recognised(rows, lexicon)
    assert sheet.headings[4] == ("Nhiệm vụ chuyển tiếp", "Lĩnh vực Kinh tế")
    assert [record.section for record in sheet.records][1] == sheet.headings[4]


def reasons_given() -> set[tuple[str, str]]:
    """(role, reason) of each `Role(…)` in the package, written out."""
    package = Path(sheetops.__file__).parent
    calls = [n for p in package.rglob("*.py") for n in ast.walk(ast.parse(p.read_text(encoding="utf-8")))]
    given = set()
    for call in calls:
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Role":
            role, reason = call.args
            options = [reason.body, reason.orelse] if isinstance(reason, ast.IfExp) else [reason]
            given |= {(role.value, o.value) for o in options if isinstance(o, ast.Constant)}
    return given


def test_every_role_and_reason_has_its_words() -> None:
    given = reasons_given()
    assert len(given) > 20
    for role, reason in given:
        assert Words()(f"explanation.roles.{role}")
        assert Words()(f"explanation.reasons.{reason}", item="nhiệm vụ")
