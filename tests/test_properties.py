"""Laws that hold for any tasks: sums, statuses, round trips."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any, Literal

import pandas as pd
from frames import rows
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetops.evaluate import evaluate_tasks, movement, sentences, tally, urge
from sheetops.evaluate.facts import facts
from sheetops.evaluate.status import evaluate_status, first_rule
from sheetops.kind import load_kind
from sheetops.reconcile import task_ids
from sheetops.words.lexicon import Lexicon
from sheetops.write.json import plain

KIND = load_kind("task_tracking")
WORDS = [word for status in KIND.statuses for word in (status.label.vi, *status.words[:4]) if status.assignable]
DAYS = st.integers(-60, 60).map(lambda days: date(2026, 4, 17) + timedelta(days=days))
CELL_DAYS = st.one_of(
    st.none(), DAYS, DAYS.map("{0.day}/{0.month}/{0.year}".format), st.sampled_from(["31/4", "thường xuyên"])
)

TASKS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Họp thôn", "Tuần tra", "Rà soát hộ nghèo", "Thu quỹ"]),
        "due": CELL_DAYS,
        "completed": CELL_DAYS,
        "progress": st.one_of(st.none(), st.integers(-10, 130)),
        "status": st.one_of(st.none(), st.sampled_from([*WORDS, "Trễ hạn", "ok rồi"])),
        "result": st.sampled_from([None, "12 hộ", "Chưa báo cáo", "đã họp"]),
        "unit": st.sampled_from([None, "PKT", "Công an xã", "Sở Nội vụ"]),
        "sector": st.sampled_from([None, "Kinh tế", "QP-AN", "Khác"]),
        "origin": st.sampled_from([None, "Chuyển tiếp", "Mới"]),
    }
)
FRAMES = st.lists(TASKS, max_size=12)
# A frame costs as much as hundreds of values do.
few = settings(max_examples=12)


def evaluated(lexicon: Lexicon, cells: list[dict[str, Any]]) -> pd.DataFrame:
    typed = rows(lexicon, *cells, unit=None)
    tasks = typed.assign(id=task_ids(typed, KIND.id_prefix))
    return evaluate_tasks(tasks, lexicon.workspace, KIND).reset_index(drop=True)


@few
@given(FRAMES)
def test_every_task_ends_in_exactly_one_status_of_the_kind(lexicon: Lexicon, cells: list[dict[str, Any]]) -> None:
    tasks = evaluated(lexicon, cells)
    assert len(tasks) == len(cells)
    assert set(tasks["status"]) <= set(KIND.counted_statuses)
    assert set(tasks["origin"]) <= {"carried_over", "in_period"}
    assert tasks["id"].is_unique


@few
@given(FRAMES)
def test_the_status_is_always_admissible(lexicon: Lexicon, cells: list[dict[str, Any]]) -> None:
    given_facts = facts(rows(lexicon, *cells), KIND, pd.Timestamp(lexicon.workspace.cutoff))
    found = evaluate_status(given_facts, KIND)
    at = first_rule(KIND.evaluation.statuses, given_facts.assign(state=found["state"]))
    assert (at >= 0).all()
    for status, rule, reported in zip(found["status"], at, given_facts["reported"], strict=True):
        allowed = KIND.evaluation.statuses[rule].admissible
        assert status == (reported if reported in allowed else allowed[0])


@few
@given(FRAMES)
def test_evaluating_the_evaluated_changes_nothing(lexicon: Lexicon, cells: list[dict[str, Any]]) -> None:
    given_facts = facts(rows(lexicon, *cells), KIND, pd.Timestamp(lexicon.workspace.cutoff))
    once = evaluate_status(given_facts, KIND)
    assignable = [status.code for status in KIND.statuses if status.assignable]
    reported = once["status"].where(once["status"].isin(assignable), given_facts["reported"])
    twice = evaluate_status(given_facts.assign(reported=reported), KIND)
    pd.testing.assert_series_equal(once["status"], twice["status"])


@few
@given(FRAMES)
def test_tallies_are_a_partition(lexicon: Lexicon, cells: list[dict[str, Any]]) -> None:
    tasks = evaluated(lexicon, cells)
    for group in ("sector", "unit"):
        frame = tally(tasks, lexicon.workspace, KIND, group)
        leaves = frame[frame["origin"].notna() & frame[group].notna()]
        total = frame[frame["origin"].isna() & frame[group].isna()].iloc[0]
        assert leaves["total"].sum() == total["total"] == len(cells)
        for code in KIND.counted_statuses:
            assert leaves[code].sum() == total[code] == (tasks["status"] == code).sum()


@few
@given(FRAMES, st.sampled_from(["unit", "sector"]))
def test_movement_and_sentences_say_the_same_as_the_tally(
    lexicon: Lexicon, cells: list[dict[str, Any]], group: Literal["unit", "sector"]
) -> None:
    tasks = evaluated(lexicon, cells)
    whole = movement(tasks, lexicon.workspace, KIND, group).iloc[-1]
    assert whole["carried_over"] + whole["new"] == len(cells) == whole["finished"] + whole["remaining"]
    totals = tally(tasks, lexicon.workspace, KIND, group)
    of_groups = totals[totals["origin"].isna()].fillna({group: ""}).set_index(group)
    open_tasks = of_groups["total"] - of_groups[list(KIND.evaluation.finished)].sum(axis="columns")
    moved = movement(tasks, lexicon.workspace, KIND, group).fillna({group: ""}).set_index(group)["remaining"]
    assert moved.to_dict() == open_tasks.to_dict()
    said = sentences(tally(tasks, lexicon.workspace, KIND, "sector"), KIND)
    assert sum(int(text.split()[1]) for text in said["text"]) == len(cells)


@few
@given(FRAMES)
def test_whom_to_urge_are_open_tasks_once_each(lexicon: Lexicon, cells: list[dict[str, Any]]) -> None:
    tasks = evaluated(lexicon, cells)
    frame = urge(tasks, lexicon.workspace, KIND)
    assert frame["task"].is_unique
    assert not set(tasks.loc[frame["task"], "status"]) & set(KIND.evaluation.finished)
    assert set(tasks.index[tasks["status"] == "overdue"]) <= set(frame["task"])


@few
@given(FRAMES, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_what_is_counted(
    lexicon: Lexicon, cells: list[dict[str, Any]], random: Any
) -> None:
    mixed = random.sample(cells, len(cells))
    one, two = (tally(evaluated(lexicon, some), lexicon.workspace, KIND, "sector") for some in (cells, mixed))
    pd.testing.assert_frame_equal(one, two)


@few
@given(FRAMES)
def test_tasks_survive_json(lexicon: Lexicon, cells: list[dict[str, Any]]) -> None:
    tasks = evaluated(lexicon, cells).drop(columns=["extra", "places"])
    records = [{name: plain(value) for name, value in row.items()} for row in tasks.to_dict("records")]
    assert json.loads(json.dumps(records, ensure_ascii=False, allow_nan=False)) == records
