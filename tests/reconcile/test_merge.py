"""One row per task: what was assigned and what is reported on it; nothing is lost and nothing counts twice."""

from __future__ import annotations

from typing import Any

import pandas as pd
from frames import column
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.cases import Cells, reconciled
from sheetops.words.lexicon import Lexicon

ASSIGNED = {"id": "A1", "title": "Rà soát hộ nghèo", "unit": "PKT", "due": "10/4", "source": "312/UBND-VP"}


def test_a_task_bears_the_registers_id_title_deadline_and_lead(lexicon: Lexicon) -> None:
    report = {"title": "rà soát các hộ nghèo", "unit": "PKT", "due": "30/4", "status": "ĐTH", "result": "Đã rà 40 hộ"}
    task = reconciled(lexicon, register=[ASSIGNED], reports=[report]).task("Rà soát hộ nghèo")
    assert (task["id"], task["unit"], task["due"]) == ("A1", "KT", pd.Timestamp("2026-04-10"))
    assert (task["reported_title"], task["reported_due"]) == ("rà soát các hộ nghèo", pd.Timestamp("2026-04-30"))
    assert (task["status"], task["result"], task["source"]) == ("in_progress", "Đã rà 40 hộ", "312/UBND-VP")
    assert (task["path"], task["register_path"]) == ("nop/a.xlsx", "dang-ky/a.xlsx")


def test_what_nobody_reports_stays_and_says_nothing_of_a_report(lexicon: Lexicon) -> None:
    task = reconciled(lexicon, register=[{**ASSIGNED, "status": "Hoàn thành", "result": "Xong"}]).task(
        "Rà soát hộ nghèo"
    )
    assert pd.isna(task["path"])
    assert pd.isna(task["status"])
    assert (task["result_text"], task["due_text"], task["unit"]) == ("", "10/4", "KT")


def test_a_deadline_that_the_register_leaves_blank_is_the_reports(lexicon: Lexicon) -> None:
    blank, report = {**ASSIGNED, "due": None}, {"title": "Rà soát hộ nghèo", "unit": "PKT", "due": "30/4"}
    assert reconciled(lexicon, register=[blank], reports=[report]).task("Rà soát hộ nghèo")["due"].day == 30


def test_a_deadline_that_cannot_be_read_in_the_register_is_the_reports(lexicon: Lexicon) -> None:
    wrong, report = {**ASSIGNED, "due": "31/4"}, {"title": "Rà soát hộ nghèo", "unit": "PKT", "due": "30/4"}
    assert reconciled(lexicon, register=[wrong], reports=[report]).task("Rà soát hộ nghèo")["due"].day == 30


def test_no_deadline_in_the_register_is_one_that_counts(lexicon: Lexicon) -> None:
    usual, report = {**ASSIGNED, "due": "thường xuyên"}, {"title": "Rà soát hộ nghèo", "unit": "PKT", "due": "30/4"}
    assert pd.isna(reconciled(lexicon, register=[usual], reports=[report]).task("Rà soát hộ nghèo")["due"])


def test_what_was_open_last_period_is_carried_over_under_its_id(lexicon: Lexicon) -> None:
    before = [{"id": "NV-7", "title": "Trồng rừng", "unit": "PKT", "due": "30/4", "result": "Đã trồng 2 ha"}]
    task = reconciled(lexicon, previous=before, reports=[{"title": "Trồng rừng", "unit": "PKT"}]).task("Trồng rừng")
    assert (task["id"], task["origin"], task["open_before"]) == ("NV-7", "carried_over", True)
    assert (task["result_text"], task["before_result"]) == ("", "Đã trồng 2 ha")


def test_what_was_carried_over_last_period_and_finished_is_not_carried_over_again(lexicon: Lexicon) -> None:
    before = [{"title": "Trồng rừng", "unit": "PKT", "origin": "Chuyển tiếp", "status": "Hoàn thành"}]
    report = {"title": "Trồng rừng", "unit": "PKT", "status": "ĐTH"}
    assert reconciled(lexicon, previous=before, reports=[report]).task("Trồng rừng")["origin"] == "in_period"


def test_what_is_carried_over_and_not_reported_is_a_task_still(lexicon: Lexicon) -> None:
    before = [{"title": "Trồng rừng", "unit": "PKT"}, {"title": "Họp thôn", "unit": "PKT", "status": "Hoàn thành"}]
    tasks = reconciled(lexicon, previous=before).tasks
    assert column(tasks, "title") == ["Trồng rừng"]
    assert column(tasks, "origin") == ["carried_over"]


def test_the_registers_word_on_the_origin_goes_before_last_periods(lexicon: Lexicon) -> None:
    register = [{**ASSIGNED, "origin": "Giao mới"}]
    case = reconciled(lexicon, register=register, previous=[{"title": "Rà soát hộ nghèo", "unit": "PKT"}])
    assert case.task("Rà soát hộ nghèo")["origin"] == "in_period"


def test_a_row_of_the_register_without_an_id_keeps_last_periods(lexicon: Lexicon) -> None:
    register = [{"title": "Trồng rừng", "unit": "PKT"}]
    case = reconciled(lexicon, register=register, previous=[{"id": "NV-7", "title": "Trồng rừng", "unit": "PKT"}])
    assert column(case.tasks, "id") == ["NV-7"]


def test_a_task_that_was_finished_before_has_its_reports_deadline(lexicon: Lexicon) -> None:
    before = [{"id": "NV-7", "title": "Trồng rừng", "unit": "PKT", "due": "10/3/2026", "status": "Hoàn thành"}]
    report = {"title": "Trồng rừng", "unit": "PKT", "due": "30/4", "status": "ĐTH"}
    task = reconciled(lexicon, previous=before, reports=[report]).task("Trồng rừng")
    assert (task["id"], task["before"], task["due"].month) == ("NV-7", "completed", 4)


def test_lead_and_coordinator_are_one_row_and_two_views(lexicon: Lexicon) -> None:
    reports = [
        {"title": "Họp thôn", "unit": "CAX", "status": "Hoàn thành"},
        {"title": "Họp thôn", "unit": "PKT", "coordinating": "Công an xã", "status": "ĐTH"},
    ]
    case = reconciled(lexicon, reports=reports)
    assert column(case.tasks, "unit") == ["KT"]
    assert column(case.result.reports, "role") == ["coordinate", "lead"]


def test_each_says_that_the_other_coordinates(lexicon: Lexicon) -> None:
    reports = [
        {"title": "Họp thôn", "unit": "CAX", "coordinating": "Phòng Kinh tế"},
        {"title": "Họp thôn", "unit": "PKT", "coordinating": "Công an xã"},
    ]
    case = reconciled(lexicon, reports=reports)
    assert len(case.tasks) == 1
    assert sorted(column(case.result.reports, "role")) == ["lead", "second_lead"]


def test_two_units_tasks_of_one_title_are_two(lexicon: Lexicon) -> None:
    reports = [{"title": "Báo cáo tháng", "unit": unit} for unit in ("PKT", "CAX", "P.VH-XH")]
    assert len(reconciled(lexicon, reports=reports).tasks) == 3


def test_the_leads_own_row_leads_whoever_comes_first(lexicon: Lexicon) -> None:
    reports = [{"title": "Rà soát hộ nghèo", "unit": unit} for unit in ("CAX", "PKT")]
    case = reconciled(lexicon, register=[{**ASSIGNED, "coordinating": "CAX"}], reports=reports)
    assert column(case.tasks, "reported_unit") == ["KT"]
    assert column(case.result.reports, "role") == ["coordinate", "lead"]


TITLES = st.sampled_from(
    ["Họp thôn", "Họp các thôn", "hop thon", "Tuần tra đợt I", "Tuần tra đợt II", "Trồng rừng", "Thu quỹ"]
)
ROWS = st.fixed_dictionaries(
    {
        "title": TITLES,
        "unit": st.sampled_from([None, "PKT", "CAX", "P.VH-XH"]),
        "coordinating": st.sampled_from([None, "PKT", "CAX", "Công an xã; Phòng Kinh tế"]),
        "id": st.sampled_from([None, None, "A1", "A2"]),
        "due": st.sampled_from([None, "10/4", "30/4", "31/4", "thường xuyên"]),
        "status": st.sampled_from([None, "Hoàn thành", "ĐTH", "Quá hạn"]),
        "origin": st.sampled_from([None, "Chuyển tiếp", "Mới"]),
    }
)
SOME = st.lists(ROWS, max_size=5)


@settings(max_examples=40)
@given(SOME, SOME, SOME)
def test_every_report_and_every_assigned_task_is_in_exactly_one_row(
    lexicon: Lexicon, register: list[Cells], previous: list[Cells], reports: list[Cells]
) -> None:
    case = reconciled(lexicon, register=register, previous=previous, reports=reports)
    tasks, roles = case.tasks, case.result.reports
    assert tasks["id"].is_unique
    assert tasks["title_text"].ne("").all()
    leads = list(tasks.index[tasks["path"].notna()])
    assert sorted(roles["task"].unique()) == sorted(leads)  # each report tells one task, each told task has its report
    assert list(roles.index) == list(case.reports.index)
    of_assigned = [label for label in tasks["assigned_label"] if pd.notna(label)]
    assert len(of_assigned) == len(set(of_assigned))
    expected = case.assigned.index[case.assigned["in_register"] | case.assigned["open_before"]]
    assert set(expected) <= set(of_assigned)


@settings(max_examples=15)
@given(SOME, SOME, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter_to_what_is_counted(
    lexicon: Lexicon, register: list[Cells], reports: list[Cells], random: Any
) -> None:
    def counted(told: list[Cells]) -> list[Any]:
        tasks = reconciled(lexicon, register=register, reports=told).tasks
        return sorted(zip(tasks["title_text"].str.casefold(), tasks["unit"].fillna(""), strict=True))

    distinct = list({(r["title"], r["unit"]): r for r in reports}.values())  # a repeated title is told by its place
    shuffled = random.sample(distinct, len(distinct))
    assert counted(shuffled) == counted(distinct)
