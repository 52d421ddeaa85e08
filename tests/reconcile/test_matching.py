"""Which reported row is which assigned task."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.registers import case, outcome
from sheetops.reconcile.matching import match_titles

COLUMNS = ["id", "title", "unit", "coordinating", "source", "due", "path"]


def frame(*rows: dict[str, Any], prefix: str = "A") -> pd.DataFrame:
    """Rows with what they do not say filled in; labels A0, A1, …"""
    usual = {"id": None, "unit": "KT", "coordinating": (), "source": "", "due": pd.NaT, "path": "a.xlsx"}
    index = pd.Index([f"{prefix}{at}" for at in range(len(rows))], dtype=object)
    made = pd.DataFrame([usual | row for row in rows], columns=COLUMNS, index=index)
    return made.assign(due=pd.to_datetime(made["due"]))


def matched(
    assigned: list[dict[str, Any]], reported: list[dict[str, Any]], **settled: Any
) -> list[tuple[Any, Any, Any]]:
    """(assigned, how, rivals) of each reported row."""
    result = match_titles(frame(*assigned), frame(*reported, prefix="R"), **settled)
    return list(zip(result["assigned"], result["how"], result["rivals"], strict=True))


@pytest.mark.parametrize(
    ("assigned", "reported", "how"),
    [
        ({"title": "Tiêm phòng dại", "id": "NV1"}, {"title": "Tiêm vắc xin phòng dại", "id": "nv1"}, "id"),
        ({"title": "Tiêm phòng dại", "id": "NV1"}, {"title": "Tuyển quân năm 2026", "id": "NV1"}, "perhaps"),
        ({"title": "Tiêm phòng dại"}, {"title": "TIÊM PHÒNG DẠI."}, "title"),
        ({"title": "Tiêm phòng dại", "unit": "VP", "coordinating": ("KT",)}, {"title": "Tiêm phòng dại"}, "title"),
        ({"title": "Tiêm phòng dại"}, {"title": "Tiêm phòng dại", "unit": None}, "title"),
        ({"title": "Tiêm phòng dại", "unit": "VP"}, {"title": "Tiêm phòng dại"}, "title_elsewhere"),
        ({"title": "Tiêm phòng dại"}, {"title": "Việc tiêm phòng dại"}, "wording"),
        ({"title": "Tiêm phòng dại", "unit": "VP"}, {"title": "Việc tiêm phòng dại"}, "wording_elsewhere"),
        ({"title": "Tiêm phòng dại"}, {"title": "Tiêm vắc xin phòng dại"}, "perhaps"),
        ({"title": "Tiêm phòng dại năm 2025"}, {"title": "Tiêm phòng dại năm 2026"}, None),
        ({"title": ""}, {"title": ""}, None),
    ],
)
def test_keys_in_their_order(assigned: dict[str, Any], reported: dict[str, Any], how: str | None) -> None:
    assert [(found, by) for found, by, _ in matched([assigned], [reported])] == [("A0" if how else None, how)]


def test_what_the_office_has_settled_comes_first() -> None:
    tasks, rows = [{"title": "Tiêm phòng dại"}, {"title": "Tuyển quân"}], [{"title": "Tiêm phòng dại"}]
    assert matched(tasks, rows, same={"R0": "A1"}) == [("A1", "confirmed", ())]
    assert matched(tasks, rows, different={("R0", "A0")}) == [(None, None, ())]


def test_what_the_office_calls_two_tasks_is_not_asked_again() -> None:
    tasks, rows = [{"title": "Tiêm phòng dại"}], [{"title": "Tiêm vắc xin phòng dại"}]
    assert matched(tasks, rows, different={("R0", "A0")}) == [(None, None, ())]


def test_lead_and_coordinator_report_one_task() -> None:
    tasks = [{"title": "Tiêm phòng dại", "coordinating": ("VP",)}]
    rows = [{"title": "Tiêm phòng dại"}, {"title": "Tiêm phòng dại", "unit": "VP", "path": "b.xlsx"}]
    assert [found for found, _, _ in matched(tasks, rows)] == ["A0", "A0"]


def test_tasks_of_one_title_are_told_apart_by_source_then_due() -> None:
    tasks = [
        {"title": "Họp", "source": "12/UBND-VP", "due": "2026-04-10"},
        {"title": "Họp", "source": "13/UBND-VP", "due": "2026-04-20"},
    ]
    rows = [{"title": "Họp", "source": "số 13/UBND", "due": "2026-04-10"}, {"title": "Họp", "due": "2026-04-10"}]
    assert matched(tasks, rows) == [("A1", "title", ()), ("A0", "title", ())]


def test_what_nothing_tells_apart_is_asked_never_paired_by_order() -> None:
    tasks = [{"title": "Họp", "source": "12/UBND"}, {"title": "Họp", "source": "13/UBND"}]
    assert [how for _, how, _ in matched(tasks, [{"title": "Họp"}, {"title": "Họp"}])] == ["perhaps", "perhaps"]
    assert matched(tasks, [{"title": "Họp"}]) == [("A0", "perhaps", ("A1",))]


def test_of_rows_of_one_title_the_one_that_agrees_is_the_task() -> None:
    tasks = [{"title": "Họp", "due": "2026-04-10"}]
    rows = [{"title": "Họp", "due": "2026-04-20"}, {"title": "Họp", "due": "2026-04-10"}]
    assert matched(tasks, rows) == [(None, None, ()), ("A0", "title", ())]


def test_function_words_beat_slips() -> None:
    tasks = [{"title": "Kiểm tra chuồng trại"}, {"title": "Kiểm tra chuồngg trại"}]
    assert matched(tasks, [{"title": "Việc kiểm tra các chuồng trại"}]) == [("A0", "wording", ())]


def test_an_id_against_a_title_is_asked_with_both() -> None:
    tasks = [{"title": "Tiêm phòng dại", "id": "NV1"}, {"title": "Tuyển quân năm 2026", "id": "NV2"}]
    assert matched(tasks, [{"title": "Tiêm phòng dại", "id": "NV2"}]) == [("A0", "perhaps", ("A1",))]


def test_empty_frames_have_the_columns() -> None:
    some = frame({"title": "Họp"})
    for tasks, rows in ((some.head(0), some), (some, some.head(0)), (some.head(0), some.head(0))):
        result = match_titles(tasks, rows)
        assert list(result.columns) == ["assigned", "how", "rivals", "score"]
        assert result["score"].dtype == "float64"
        assert result.index.equals(rows.index)


def test_frames_are_not_changed() -> None:
    made = case(3, 60)
    before = made.assigned.copy(deep=True), made.reported.copy(deep=True)
    match_titles(made.assigned, made.reported)
    pd.testing.assert_frame_equal(made.assigned, before[0])
    pd.testing.assert_frame_equal(made.reported, before[1])


@pytest.mark.parametrize("seed", [11, 12])
def test_a_made_up_register(seed: int) -> None:
    """No wrong merge among near twins; nearly all that is sure is found.  The large copy is bench/matching.py."""
    made = case(seed, 400)
    told = outcome(made, match_titles(made.assigned, made.reported))
    assert told.sure > 200
    assert told.wrong == []
    assert told.recall >= 0.97


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(seed: int, rng: Any) -> None:
    made = case(seed, 60)
    tasks, rows = list(made.assigned.index), list(made.reported.index)
    rng.shuffle(tasks)
    rng.shuffle(rows)
    whole = match_titles(made.assigned, made.reported)
    shuffled = match_titles(made.assigned.loc[tasks], made.reported.loc[rows])
    pd.testing.assert_frame_equal(shuffled.loc[whole.index], whole)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000))
def test_of_one_unit_a_task_takes_one_row_as_itself(seed: int) -> None:
    made = case(seed, 60)
    twice = pd.concat([made.reported, made.reported.rename(index=lambda label: f"again {label}")])
    result = match_titles(made.assigned, twice).assign(unit=twice["unit"])
    sure = result[result["how"].notna() & (result["how"] != "perhaps")]
    assert not sure.duplicated(["assigned", "unit"]).any()


def test_of_tasks_of_one_title_the_id_tells_unless_the_deadline_says_otherwise() -> None:
    tasks = [
        {"title": "Báo cáo tháng", "id": "A1", "due": "2026-04-10"},
        {"title": "Báo cáo tháng", "id": "A2", "due": "2026-04-20"},
    ]
    assert matched(tasks, [{"title": "Báo cáo tháng", "id": "A2"}]) == [("A1", "id", ())]
    assert matched(tasks, [{"title": "Báo cáo tháng", "id": "A2", "due": "2026-04-10"}]) == [("A1", "perhaps", ("A0",))]


def test_rows_that_nothing_tells_apart_are_asked_about_with_a_task_each() -> None:
    tasks = [{"title": "Báo cáo tháng", "due": "2026-04-20"}, {"title": "Báo cáo tháng", "due": "2026-04-10"}]
    rows = [{"title": "Báo cáo tháng"}, {"title": "Báo cáo tháng"}]
    assert matched(tasks, rows) == [("A1", "perhaps", ("A0",)), ("A0", "perhaps", ("A1",))]


def test_rows_that_are_close_to_one_task_are_all_asked_about() -> None:
    tasks = [{"title": "Xây dựng kế hoạch phòng chống thiên tai năm 2026"}]
    rows = [{"title": f"{verb} kế hoạch phòng chống thiên tai năm 2026"} for verb in ("Ban hành", "Triển khai")]
    assert [(found, how) for found, how, _ in matched(tasks, rows)] == [("A0", "perhaps")] * 2
