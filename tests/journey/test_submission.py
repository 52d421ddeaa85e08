"""One file → what was recognised in it: whatever it holds becomes findings, and no row is lost."""

from __future__ import annotations

import pytest
import xlsxwriter
from helpers import HEADER, Formula, Sheet, make_workspace, make_xlsx

from sheetops.discover import Candidate, candidates
from sheetops.journey.submission import read_submission
from sheetops.pipeline import consolidate

ONE = [1, "Họp giao ban", "15/4", "14/4", "HT"]
TWO = [2, "Báo cáo tuần", "20/4", None, "Đang làm"]


def read(tmp_path, lexicon, sheets, name="bieu.xlsx"):
    root = make_workspace(tmp_path, {name: sheets})
    return read_submission(candidates(root / "nop", root)[0], lexicon)


def codes(submission):
    return [finding.code for finding in submission.findings]


def test_a_file_of_one_unit(tmp_path, lexicon):
    submission = read(tmp_path, lexicon, [["PHÒNG KINH TẾ"], [], HEADER, ONE, TWO, ["Tổng cộng: 2"]])
    assert (submission.unit, submission.stated_period, codes(submission)) == ("KT", None, [])
    counts = submission.rows
    assert (counts.total, counts.accepted, counts.rejected, counts.structural) == (5, 2, 0, 3)


def test_rows_of_all_sheets_are_counted(tmp_path, lexicon):
    sheets = {"Hướng dẫn": [["Mỗi dòng một nhiệm vụ"]], "Tháng 4": [HEADER, ONE], "DM": [["Hoàn thành"]], "Sheet2": []}
    counts = read(tmp_path, lexicon, sheets).rows
    assert (counts.total, counts.accepted, counts.structural) == (4, 1, 3)


def test_a_sheet_for_each_unit_titled_by_it(tmp_path, lexicon):
    sheets = {"Biểu 1": [["PHÒNG KINH TẾ"], HEADER, ONE], "Biểu 2": [["CÔNG AN XÃ"], HEADER, TWO]}
    submission = read(tmp_path, lexicon, sheets)
    assert [sheet.records[0].section for sheet in submission.sheets] == [("Phòng Kinh tế",), ("Công an xã",)]


def month(text, *rows):
    return [[f"BIỂU THEO DÕI NHIỆM VỤ {text}"], HEADER, *rows]


def test_sheets_of_other_months_are_left_out_and_kept(tmp_path, lexicon):
    sheets = {"T3": Sheet(month("THÁNG 3/2026", ONE), hidden=True), "T4": month("THÁNG 4/2026", TWO)}
    submission = read(tmp_path, lexicon, sheets)
    assert [(f.code, f.sheet, f.params["stated"]) for f in submission.findings] == [("F108", "T3", "2026-03")]
    assert [len(sheet.records) for sheet in submission.sheets] == [0, 1]
    assert [row.reason for row in submission.sheets[0].rejected] == ["F108"] * 3
    assert (submission.stated_period, submission.rows.total) == (None, 6)


@pytest.mark.parametrize("name", ["CHUYỂN TIẾP TỪ THÁNG 3/2026", "THÁNG 3 CHUYỂN TIẾP SANG THÁNG 4"])
def test_a_sheet_of_tasks_carried_over_is_of_this_month(tmp_path, lexicon, name):
    submission = read(tmp_path, lexicon, {"A": month(name, ONE), "B": month("THÁNG 4/2026", TWO)})
    assert [len(sheet.records) for sheet in submission.sheets] == [1, 1]
    assert codes(submission) == []


def test_rows_of_a_plan_for_next_month_are_kept_verbatim_among_the_rejected(tmp_path, lexicon):
    rows = [HEADER, ["A", "Kết quả tháng 4"], [1, "Họp", "10/4"], ["B", "Kế hoạch tháng 5"], [1, "Thu ngô", "30/5"]]
    submission = read(tmp_path, lexicon, rows)
    [sheet] = submission.sheets
    assert [record.values["title"] for record in sheet.records] == ["Họp"]
    [rejected] = sheet.rejected
    assert (rejected.row, rejected.reason) == (5, "F108")
    assert rejected.cells == (("A5", "1"), ("B5", "Thu ngô"), ("C5", "30/5"))
    assert (sheet.roles[5], sheet.reasons[5]) == ("rejected", "other_period")
    assert submission.stated_period is None


def test_a_file_that_is_of_another_month_altogether(tmp_path, lexicon):
    submission = read(tmp_path, lexicon, {"A": month("THÁNG 3/2026", ONE), "B": [HEADER, TWO]})
    assert submission.stated_period == "2026-03"
    assert [len(sheet.records) for sheet in submission.sheets] == [1, 1]


@pytest.mark.parametrize(
    "sheets",
    [{"S": []}, [["Hướng dẫn điền biểu"], ["1. Mỗi dòng một nhiệm vụ"]], [["Họ tên", "Chức vụ"], ["A", "B"]]],
)
def test_a_file_without_a_table(tmp_path, lexicon, sheets):
    submission = read(tmp_path, lexicon, sheets)
    assert codes(submission) == ["S201"]
    counts = submission.rows
    assert counts.rejected == counts.total == sum(len(sheet.rejected) for sheet in submission.sheets)


def test_what_has_no_table_is_kept_verbatim(tmp_path, lexicon):
    submission = read(tmp_path, lexicon, [["Họ tên", None, "Chức vụ"], ["#REF!"]])
    assert [row.cells for row in submission.sheets[0].rejected] == [
        (("A1", "Họ tên"), ("C1", "Chức vụ")),
        (("A2", "#REF!"),),
    ]


def test_a_workbook_of_charts_only(tmp_path, lexicon):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "={1,2}"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)
    file = Candidate("nop/a.xlsx", (tmp_path / "a.xlsx").read_bytes(), None)
    assert codes(read_submission(file, lexicon)) == ["S201"]


@pytest.mark.parametrize(
    ("data", "expected"), [(b"", ["F101"]), (b"PK\x03\x04", ["F101"]), (b"<html><table>", ["F103", "F101"])]
)
def test_a_file_that_cannot_be_read_says_so_once(tmp_path, lexicon, data, expected):
    assert codes(read(tmp_path, lexicon, data)) == expected


def test_a_file_that_the_system_refuses(lexicon):
    submission = read_submission(Candidate("nop/a.xlsx", b"", None, unreadable=True), lexicon)
    assert [(f.code, f.params["reason"]) for f in submission.findings] == [("F101", "no_access")]


def test_merged_hidden_and_broken_cells_keep_the_ledger(tmp_path, lexicon):
    rows = [HEADER, ONE, [2, "Báo cáo", "#N/A", None, Formula('="HT"', "HT")], [None, None, None, None, "#REF!"]]
    counts = read(tmp_path, lexicon, Sheet(rows, merges=["B2:B3", "A5:E6"], hidden_rows=[3])).rows
    assert counts.total == counts.accepted + counts.rejected + counts.structural == 4


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    good = make_xlsx(tmp_path / "good.xlsx", [HEADER, ONE]).read_bytes()
    files = {
        "Phong Kinh te.xlsx": [HEADER, TWO],
        "cut.xlsx": good[: len(good) // 2],
        "empty.xlsx": b"",
        "web.xls": b"<html><table></table></html>",
        "Cong an xa.ods": good,
        "no table.xlsx": [["Danh sách"]],
        "ai do.xlsx": [HEADER, [1, "Kiểm tra", "15/4", "14/4", "HT"]],
    }
    result = consolidate(make_workspace(tmp_path / "thang 4", files))
    assert sorted(result.tasks["title"]) == ["Báo cáo tuần", "Họp giao ban", "Kiểm tra"]
    found = {(f.path.rsplit("/", 1)[-1], f.code) for f in result.findings if f.path}
    assert found >= {
        ("cut.xlsx", "F101"),
        ("empty.xlsx", "F101"),
        ("web.xls", "F101"),
        ("Cong an xa.ods", "F103"),
        ("no table.xlsx", "S201"),
        ("ai do.xlsx", "F104"),
    }
    states = {file.path.rsplit("/", 1)[-1]: file.state for file in result.files}
    assert states["cut.xlsx"] == states["no table.xlsx"] == "rejected"
    assert states["Cong an xa.ods"] == states["ai do.xlsx"] == "accepted"
