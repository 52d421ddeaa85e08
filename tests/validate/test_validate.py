"""Findings about values: each rule of each row once, at its cell.  The rules have their cases in tests/rules."""

from __future__ import annotations

import warnings
from typing import Any

import pandas as pd
import pytest
from frames import record, rows, typed

from sheetops.evaluate import evaluate_tasks, evaluation_findings
from sheetops.kind import Kind
from sheetops.kind.rules import CheckSpec, Condition
from sheetops.model import Column, Record, Table
from sheetops.validate import Places, validate
from sheetops.validate.findings import failures
from sheetops.validate.rules import broken_rules
from sheetops.words.lexicon import Lexicon

TABLE = Table(
    "Theo dõi",
    (4,),
    tuple(Column(at, name, 4, name) for at, name in enumerate(("no", "title", "due", "completed", "status"), start=1)),
)
DATES = {"cutoff": pd.Timestamp(2026, 4, 17), "first": pd.Timestamp(2026, 4, 1), "last": pd.Timestamp(2026, 4, 30)}


def test_a_field_stands_in_its_column_else_at_the_title(lexicon: Lexicon) -> None:
    places = Places(typed(lexicon, record(7, due="10/4")), [TABLE])
    assert places.cell(0, "due") == "C7"
    assert places.cell(0, "evidence") == "B7"


def test_a_field_of_a_merged_cell_stands_where_its_value_is(lexicon: Lexicon) -> None:
    merged = Record(9, 0, {"title": "Họp", "due": "31/4"}, {"due": (7, 3)}, (), ())
    assert Places(typed(lexicon, merged), [TABLE]).cell(0, "due") == "C7"


def test_a_rule_is_reported_once_per_row_and_with_the_rows_own_values(lexicon: Lexicon) -> None:
    frame = rows(lexicon, {"due": "31/4"}, {"due": "30/2"}, {"due": "30/4"})
    tasks = evaluate_tasks(frame, lexicon.workspace, lexicon.kind)
    found = [f for f in validate(tasks, lexicon, Places(frame, [TABLE])) if f.code == "D302"]
    assert [(f.cell, f.row, f.value, f.title, f.unit) for f in found] == [
        ("C5", 5, "31/4", "Việc 5", "KT"),
        ("C6", 6, "30/2", "Việc 6", "KT"),
    ]


def test_a_finding_about_the_title_names_no_column_twice(lexicon: Lexicon) -> None:
    frame = rows(lexicon, {"title": "Không có", "due": "30/4"})
    tasks = evaluate_tasks(frame, lexicon.workspace, lexicon.kind)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = validate(tasks, lexicon, Places(frame, [TABLE]))
    assert [(f.code, f.cell) for f in found] == [("D301", "B5")]


def test_a_sound_frame_has_no_failures(lexicon: Lexicon) -> None:
    tasks = evaluate_tasks(rows(lexicon, {"due": "30/4", "status": "ĐTH"}), lexicon.workspace, lexicon.kind)
    assert failures(tasks, lexicon).empty


def test_a_frame_of_wrong_types_is_a_defect_of_ours(lexicon: Lexicon) -> None:
    tasks = evaluate_tasks(rows(lexicon, {"due": "30/4"}), lexicon.workspace, lexicon.kind)
    with pytest.raises(TypeError, match="breaks its own schema"):
        failures(tasks.assign(due=tasks["due"].astype("str")), lexicon)


@pytest.mark.parametrize(
    ("condition", "broken"),
    [
        ({"field": "evidence", "is": "blank"}, [True, False, True]),
        ({"field": "evidence", "is": "given"}, [False, True, False]),
        ({"field": "result", "is": "figureless"}, [True, False, False]),
        ({"field": "status", "in": ["completed"]}, [True, False, False]),
        ({"field": "completed", "before": "due"}, [True, False, False]),
        ({"field": "due", "after": "cutoff"}, [False, True, False]),
        ({"field": "progress", "below": 50}, [False, True, False]),
        ({"field": "progress", "above": 50}, [True, False, False]),
        ({"field": "source", "matches": r"\d+/UBND"}, [False, True, False]),
    ],
)
def test_the_conditions_of_a_check(lexicon: Lexicon, condition: dict[str, Any], broken: list[bool]) -> None:
    frame = rows(
        lexicon,
        {"due": "10/4", "completed": "9/4", "status": "HT", "result": "Đã họp", "progress": 100},
        {"due": "30/4", "evidence": "BC 12", "result": "5 cuộc", "progress": 20, "source": "312/UBND-VP"},
        {"evidence": "-", "result": "Chưa báo cáo"},
    )
    check = CheckSpec(code="D308", field="evidence", when=(Condition.model_validate(condition),))
    kind: Kind = lexicon.kind.model_copy(update={"checks": (check,)})
    assert list(broken_rules(frame, kind, DATES)["rule:0"]) == broken


def test_validation_changes_no_frame(lexicon: Lexicon) -> None:
    frame = rows(lexicon, {"due": "31/4", "progress": 120, "unit": "Sở"}, {"completed": "9/4", "status": "HT"})
    tasks = evaluate_tasks(frame, lexicon.workspace, lexicon.kind)
    before = tasks.copy(deep=True)
    places = Places(frame, [TABLE])
    validate(tasks, lexicon, places)
    evaluation_findings(tasks, lexicon.workspace, lexicon.kind, places.cell)
    pd.testing.assert_frame_equal(tasks, before)
