"""Theo đơn vị: movement by unit and sector, roll-call, the quality of the reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from helpers import UNITS

from sheetops.catalogue import found
from sheetops.model import FileState, RowCounts, SubmittedFile
from sheetops.write.workbook.values import duration

DONE = {"title": "Họp thôn", "status": "completed"}
DEADLINE = datetime(2026, 4, 16, 17)

Evaluate = Callable[..., Any]
Written = Callable[..., Any]


def rows_of(sheet: Any, label: str) -> list[list[Any]]:
    """What stands beside a label, row by row, without blanks."""
    rows = (row for row in sheet.iter_rows(values_only=True) if row[1] == label)
    return [[value for value in row[2:] if value is not None] for row in rows]


def texts(sheet: Any) -> list[str]:
    return [value for row in sheet.iter_rows(values_only=True) for value in row if isinstance(value, str)]


def test_how_tasks_moved_by_unit_and_by_sector(evaluate: Evaluate, written: Written, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    sheet = written(evaluation, values=True)["Theo đơn vị"]
    totals = rows_of(sheet, "Tổng cộng")
    for row, frame in ((totals[1], evaluation.movement), (totals[2], evaluation.sector_movement)):
        flows = [frame.iloc[-1][name] for name in ("carried_over", "new", "finished", "withdrawn", "remaining")]
        assert row == [*flows, "khớp"]
    assert [rows_of(sheet, label)[0][-1] for label in ("Lĩnh vực Kinh tế", "Chưa rõ lĩnh vực")] == ["khớp", "khớp"]
    assert not any("KHÔNG KHỚP" in text for text in texts(sheet))


def test_the_movement_is_counted_live_and_checked_against_the_tallies(evaluate: Evaluate, written: Written) -> None:
    sheet = written(evaluate([DONE, {**DONE, "status": "withdrawn"}]))["Theo đơn vị"]
    [[carried, new, finished, withdrawn, remaining, check]] = rows_of(sheet, "Lĩnh vực Kinh tế")
    assert all(formula.startswith("=COUNTIFS(") for formula in (carried, new, finished, withdrawn))
    assert remaining.startswith("=C")
    assert "'Tổng hợp'!" in check


@pytest.mark.parametrize(("name", "label"), [("movement", "Phòng Kinh tế"), ("sector_movement", "Lĩnh vực Kinh tế")])
def test_a_movement_that_the_tally_contradicts_is_shown(
    evaluate: Evaluate, written: Written, name: str, label: str
) -> None:
    evaluation = evaluate([DONE])
    wrong = getattr(evaluation, name).assign(remaining=5)
    sheet = written(replace(evaluation, **{name: wrong}), values=True)["Theo đơn vị"]
    assert "KHÔNG KHỚP" in [row[-1] for row in rows_of(sheet, label)]


def sent(path: str, unit: str, state: FileState, saved: datetime) -> SubmittedFile:
    return SubmittedFile(path, "ab" * 32, unit, (unit,), state, saved > DEADLINE, saved, RowCounts())


def test_the_roll_call_tells_what_became_of_each_file(evaluate: Evaluate, written: Written) -> None:
    files = [
        sent("nop/KT 2.xlsx", "KT", "accepted", datetime(2026, 4, 18, 19, 40)),
        sent("nop/KT.xlsx", "KT", "superseded", datetime(2026, 4, 16, 9)),
        sent("nop/VHXH.xlsx", "VHXH", "accepted", DEADLINE),
        sent("nop/CA.xlsx", "CA", "rejected", DEADLINE),
    ]
    units = [{**unit, "submits": unit["code"] != "CA"} for unit in UNITS]
    evaluation = evaluate([DONE], files=files, units=units, submission_deadline=DEADLINE.isoformat())
    sheet = written(evaluation, values=True)["Theo đơn vị"]
    late = [2, "Nộp muộn", "nop/KT 2.xlsx", 1, 0, 0, datetime(2026, 4, 18, 19, 40), "2 ngày 2 giờ"]
    assert late in rows_of(sheet, "Phòng Kinh tế")
    assert [1, "Đúng hạn", "nop/VHXH.xlsx", 0, 0, 0, DEADLINE] in rows_of(sheet, "Phòng Văn hóa - Xã hội")
    assert [1, "Không dùng được", 0, 0, 1] in rows_of(sheet, "Công an xã")
    assert "Không thuộc diện phải nộp" in texts(sheet)
    [sums] = [text for text in texts(sheet) if text.startswith("Phải nộp")]
    assert sums.startswith("Phải nộp: 2 đơn vị; đã nộp: 2, trong đó đúng hạn 1, muộn 1; chưa nộp: 0.")
    assert sums.endswith("Hạn nộp: 17:00 16/4/2026.")


def test_a_unit_that_has_not_sent_is_named(evaluate: Evaluate, written: Written) -> None:
    sheet = written(evaluate([DONE], submission_deadline=DEADLINE.isoformat()))["Theo đơn vị"]
    missing = [row[1] for row in sheet.iter_rows(values_only=True) if "Chưa nộp" in row]
    assert missing == ["Phòng Văn hóa - Xã hội", "Công an xã"]


def test_each_share_of_the_quality_names_its_whole(evaluate: Evaluate, written: Written) -> None:
    rows = [DONE, {**DONE, "evidence": "BC 12", "result": "12 hộ"}, {**DONE, "basis": "unreported", "path": None}]
    evaluation = evaluate(rows, findings=[found("D308", unit="KT"), found("D309", unit="KT")])
    sheet = written(evaluation, values=True)["Theo đơn vị"]
    content, punctuality = rows_of(sheet, "Phòng Kinh tế")[-2:]
    assert content == [3, 2, 1, 0.5, 2, 1, 0.5, 0, 0]
    assert punctuality == [2, 0, 0, 0, 1, 1]
    heads = " ".join(texts(sheet))
    for whole in ("Tỷ lệ trên số có báo cáo", "Tỷ lệ trên số đã hoàn thành", "Tỷ lệ trên số đủ ngày để so", "(D309)"):
        assert whole in heads


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (1, [("minutes", 1)]),
        (60, [("hours", 1)]),
        (167, [("hours", 2), ("minutes", 47)]),
        (1440, [("days", 1)]),
        (3059, [("days", 2), ("hours", 2)]),
    ],
)
def test_a_duration_in_its_two_largest_parts(minutes: int, told: list[tuple[str, int]]) -> None:
    assert duration(minutes) == told
