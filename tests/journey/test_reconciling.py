"""Reports held against the register, with what the Office has written into `quyet-dinh.xlsx`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from helpers import make_workspace, make_xlsx
from months import Months

import sheetops
from sheetops.decisions import layout

REGISTER = ["STT", "Mã nhiệm vụ", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Văn bản giao"]
HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"]
HEADS = dict(layout().matches.heads)
SAME, DIFFERENT = layout().matches.same, layout().matches.different


def place(root: Path, register: Sequence[Sequence[Any]], *matches: dict[str, str], **reports: Any) -> Path:
    """A workspace: rows of the register, reports by the names of their units, rows of the sheet of matches."""
    files = {f"{name}.xlsx": [HEADER, *([n, *row] for n, row in enumerate(r, 1))] for name, r in reports.items()}
    make_workspace(root, files)
    (root / "dang-ky").mkdir()
    make_xlsx(root / "dang-ky" / "giao viec.xlsx", [REGISTER, *([n, *row] for n, row in enumerate(register, 1))])
    if matches:
        lines = [[match.get(name) for name in HEADS] for match in matches]
        make_xlsx(root / "quyet-dinh.xlsx", {layout().matches.sheet: [list(HEADS.values()), *lines]})
    return root


def found(evaluation: sheetops.Evaluation, code: str) -> list[dict[str, Any]]:
    return [finding for finding in evaluation.to_dict()["findings"] if finding["code"] == code]


def sources(evaluation: sheetops.Evaluation) -> dict[str, int | None]:
    """Id of a task → the row that reports it."""
    return {task["id"]: task["source"] and task["source"]["row"] for task in evaluation.to_dict()["tasks"]}


def differences(evaluation: sheetops.Evaluation, code: str) -> list[tuple[Any, ...]]:
    """What Đối chiếu says: both values with their cells."""
    shown = evaluation.discrepancies
    columns = ["left", "left_cell", "right", "right_cell"]
    return [tuple(row) for row in shown.loc[shown["code"] == code, columns].itertuples(index=False)]


def test_two_rows_of_a_unit_that_the_office_calls_one_task_are_named_as_told_twice(tmp_path):
    confirmed = {"unit": "Phòng Kinh tế", "id": "A1", "assigned": "Sửa chữa cầu", "verdict": SAME}
    evaluation = sheetops.consolidate(
        place(
            tmp_path,
            [["A1", "Sửa chữa cầu", "PKT", "10/4", ""]],
            {**confirmed, "reported": "Gia cố mố cầu"},
            {**confirmed, "reported": "Làm lại mặt cầu"},
            PKT=[["Gia cố mố cầu", "10/4", "Hoàn thành"], ["Làm lại mặt cầu", "10/4", "Đang thực hiện"]],
        )
    )
    assert found(evaluation, "R403") == []
    [told] = found(evaluation, "R409")
    assert (told["cell"], told["unit"], told["task_id"]) == ("B3", "KT", "A1")
    assert told["message"].endswith("đã ghi ở ô B2 của cùng tệp; hai dòng được tính là một nhiệm vụ.")
    assert differences(evaluation, "R409") == [("Đang thực hiện", "D3", "Hoàn thành", "D2")]


def test_both_leads_stand_at_the_cells_that_say_them(tmp_path):
    register = [["A1", "Họp thôn", "PKT", "10/4", ""]]
    evaluation = sheetops.consolidate(place(tmp_path, register, CAX=[["Họp thôn", "10/4", "Hoàn thành"]]))
    assert differences(evaluation, "R405") == [("Công an xã", "B2", "Phòng Kinh tế", "D2")]


def test_a_deadline_that_the_register_has_moved_stands_at_both_deadlines(tmp_path):
    chain = Months(tmp_path)
    chain.next([["Phòng Kinh tế", "Họp thôn", "10/4/2026", "", "Đang thực hiện"]])
    march = openpyxl.load_workbook(chain.workbook)["Chi tiết"]
    april = chain.next(
        [["Phòng Kinh tế", "Họp thôn", "30/4/2026", "", "Đang thực hiện"]],
        [["Họp thôn", "Phòng Kinh tế", "", "30/4/2026"]],
    )
    [(left, at, right, _)] = differences(april["evaluation"], "R404")
    assert (left, right) == ("10/04/2026", "30/4/2026")
    assert f"{march[at].value:%d/%m/%Y}" == left


def test_a_question_shows_the_deadlines_and_the_source_of_each_task_that_is_meant(tmp_path):
    register = [["A1", "Báo cáo tháng", "PKT", "20/4", "12/KH-UBND"], ["A2", "Báo cáo tháng", "PKT", "10/4", "21/KH"]]
    root = place(tmp_path, register, PKT=[["Báo cáo tháng", "", "Đang thực hiện"]])
    sheetops.write_outputs(sheetops.consolidate(root))
    asked = openpyxl.load_workbook(root / "quyet-dinh.xlsx")[layout().matches.sheet].iter_rows(values_only=True)
    shown = {row[5]: row[6] for row in asked if row[0] in (1, 2)}
    assert shown == {
        "A1": "hạn đã giao: 20/04/2026\nvăn bản giao: 12/KH-UBND",
        "A2": "hạn đã giao: 10/04/2026\nvăn bản giao: 21/KH",
    }
