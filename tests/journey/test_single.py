"""One file by itself: the check before it is sent, and one sheet as a clean frame."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from helpers import HEADER, make_workspace, make_xlsx

import sheetops
from sheetops.errors import WorkspaceError

ROWS = [
    ["PHÒNG KINH TẾ"],
    ["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026"],
    ["(Tính đến ngày 17/4/2026)"],
    HEADER,
    [1, "Báo cáo giải ngân", "10/4", "9/4", "Hoàn thành"],
    [2, "Trồng quế", "31/4", "", "Đang thực hiện"],
    [3, "Thu hồi tạm ứng", "10/4", "", "Đang thực hiện"],
]


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    return make_xlsx(tmp_path / "bieu.xlsx", ROWS)


class TestCheck:
    def test_a_file_alone_is_judged_by_what_its_title_says(self, alone: Path) -> None:
        checked = sheetops.check(alone)
        assert checked.evaluation.workspace.period.text == "2026-04"
        assert checked.evaluation.workspace.cutoff == date(2026, 4, 17)
        assert {(f.code, f.cell) for f in checked.findings if f.severity != "info"} >= {("D302", "C6"), ("E501", "E7")}
        assert checked.has_errors

    def test_without_units_nothing_is_said_of_units(self, alone: Path) -> None:
        assert not {"F104", "F106", "D304"} & {finding.code for finding in sheetops.check(alone).findings}

    def test_a_file_in_a_workspace_is_judged_by_it(self, tmp_path: Path) -> None:
        root = make_workspace(tmp_path, {"PKT.xlsx": ROWS}, cutoff="2026-04-09")
        checked = sheetops.check(root / "nop" / "PKT.xlsx")
        assert checked.evaluation.workspace.cutoff == date(2026, 4, 9)
        assert list(checked.evaluation.tasks["unit"].unique()) == ["KT"]
        assert "E501" not in {finding.code for finding in checked.findings}

    def test_the_workspace_and_the_cutoff_may_be_given(self, alone: Path, tmp_path: Path) -> None:
        root = make_workspace(tmp_path / "april")
        checked = sheetops.check(alone, root, cutoff=date(2026, 4, 5))
        assert checked.evaluation.workspace.root == root
        assert checked.evaluation.workspace.cutoff == date(2026, 4, 5)

    def test_units_that_have_not_submitted_are_not_its_business(self, alone: Path, tmp_path: Path) -> None:
        root = make_workspace(tmp_path / "april", submission_deadline="2020-01-01T08:00")
        assert not {"F106", "F107"} & {finding.code for finding in sheetops.check(alone, root).findings}

    def test_its_json_has_the_findings_at_the_top(self, alone: Path) -> None:
        checked = sheetops.check(alone)
        assert [f["code"] for f in checked.to_dict()["findings"]] == [f.code for f in checked.findings]

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError):
            sheetops.check(tmp_path / "nowhere.xlsx")


class TestReadSheet:
    def test_a_messy_sheet_is_a_clean_frame(self, alone: Path) -> None:
        frame = sheetops.read_sheet(alone).frame
        assert list(frame["title"]) == ["Báo cáo giải ngân", "Trồng quế", "Thu hồi tạm ứng"]
        assert list(frame["row"]) == [5, 6, 7]
        assert list(frame["status"]) == ["completed", "in_progress", "in_progress"]
        assert frame["due"].dtype == "datetime64[s]"
        assert frame["due"][0] == pd.Timestamp(2026, 4, 10)
        assert pd.isna(frame["due"][1])

    def test_what_is_wrong_in_it_comes_with_its_cell(self, alone: Path) -> None:
        findings = sheetops.read_sheet(alone).findings
        assert [(f.code, f.cell) for f in findings if f.severity == "error"] == [("D302", "C6")]

    def test_one_of_several_sheets(self, tmp_path: Path) -> None:
        other = [HEADER, [1, "Họp", "30/4", "", "ĐTH"]]
        path = make_xlsx(tmp_path / "bieu.xlsx", {"Tháng 4": ROWS, "Khác": other, "Hướng dẫn": [["Cách điền"]]})
        assert len(sheetops.read_sheet(path).frame) == 4
        assert list(sheetops.read_sheet(path, sheet="Khác").frame["title"]) == ["Họp"]
        with pytest.raises(WorkspaceError, match="Tháng 4, Khác"):
            sheetops.read_sheet(path, sheet="Tháng 5")

    def test_a_workbook_without_a_table_is_an_empty_frame(self, tmp_path: Path) -> None:
        sheet = sheetops.read_sheet(make_xlsx(tmp_path / "a.xlsx", [["chỉ có chữ"]]))
        assert sheet.frame.empty
        assert [finding.code for finding in sheet.findings] == ["S201"]

    def test_a_loaded_kind_will_do_as_well(self, alone: Path) -> None:
        kind = sheetops.load_kind("task_tracking")
        pd.testing.assert_frame_equal(sheetops.read_sheet(alone, kind).frame, sheetops.read_sheet(alone).frame)
