"""Decisions laid upon frames: extensions before tasks are evaluated, conclusions after."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from frames import column, rows
from helpers import make_lexicon

from sheetops.decisions import Fault, TaskDecision
from sheetops.evaluate import evaluate_tasks
from sheetops.reconcile.decided import undecided, with_conclusions, with_extensions
from sheetops.reconcile.ids import task_ids
from sheetops.words.lexicon import Lexicon

EXTENDED = TaskDecision("NV-1", "Họp giao ban", extended=date(2026, 5, 30), document="45/QĐ-UBND")
CONCLUDED = TaskDecision("NV-2", "Rà soát hộ nghèo", status="completed")


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return make_lexicon(tmp_path)


@pytest.fixture
def frame(lexicon: Lexicon) -> pd.DataFrame:
    typed = rows(
        lexicon,
        {"id": "NV-1", "title": "Họp giao ban", "due": "10/4/2026", "status": "Đang thực hiện"},
        {"id": "NV-2", "title": "Rà soát hộ nghèo", "due": "31/4/2026", "status": "Đang thực hiện"},
    )
    return typed.assign(id=task_ids(typed, "NV"))


def test_an_extended_deadline_counts_and_the_assigned_one_stays_beside_it(frame: pd.DataFrame) -> None:
    before = frame.copy(deep=True)
    extended = with_extensions(frame, [EXTENDED])
    assert column(extended, "due") == [pd.Timestamp(2026, 5, 30), None]
    assert column(extended, "assigned_due") == [pd.Timestamp(2026, 4, 10), None]
    assert column(extended, "extension") == ["45/QĐ-UBND", None]
    pd.testing.assert_frame_equal(frame, before)


def test_an_extension_stands_for_a_deadline_that_cannot_be_read(frame: pd.DataFrame, lexicon: Lexicon) -> None:
    decision = dataclasses.replace(EXTENDED, task_id="NV-2", title="Rà soát hộ nghèo")
    extended = with_extensions(frame, [decision])
    tasks = evaluate_tasks(extended, lexicon.workspace, lexicon.kind)
    assert tasks.loc[frame.index[1], "status"] == "in_progress"
    assert frame.loc[frame.index[1], "due_verdict"] == "D302"


@pytest.mark.parametrize(
    "decision",
    [
        dataclasses.replace(EXTENDED, task_id="NV-3"),
        dataclasses.replace(EXTENDED, title="Họp giao ban tuần"),
        dataclasses.replace(EXTENDED, faults=(Fault("extended", "extended"),)),
    ],
)
def test_id_and_title_must_agree_and_nothing_be_wrong(frame: pd.DataFrame, decision: TaskDecision) -> None:
    assert column(with_extensions(frame, [decision]), "extended") == [None, None]


def test_an_own_extension_goes_before_an_inherited_one(frame: pd.DataFrame) -> None:
    inherited = dataclasses.replace(EXTENDED, extended=date(2026, 4, 20), inherited=True)
    for order in ([EXTENDED, inherited], [inherited, EXTENDED]):
        assert column(with_extensions(frame, order), "due")[0] == pd.Timestamp(2026, 5, 30)
    assert column(with_extensions(frame, [inherited]), "due")[0] == pd.Timestamp(2026, 4, 20)


def test_a_conclusion_is_the_status_and_clears_the_reason(frame: pd.DataFrame, lexicon: Lexicon) -> None:
    tasks = evaluate_tasks(with_extensions(frame, []), lexicon.workspace, lexicon.kind)
    concluded = with_conclusions(tasks, [CONCLUDED, dataclasses.replace(EXTENDED, status="no such")], lexicon.kind)
    assert concluded["status"].to_dict() == {**tasks["status"].to_dict(), frame.index[1]: "completed"}
    assert concluded["basis"].to_dict() == {**tasks["basis"].to_dict(), frame.index[1]: "decided"}
    assert pd.isna(concluded.loc[frame.index[1], "reason"])
    assert concluded["timeliness"].equals(tasks["timeliness"])
    assert list(undecided(concluded)["id"]) == ["NV-1"]
