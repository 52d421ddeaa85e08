"""The rule of evaluation, held against the domain's table, written here a second time in plain words."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pandas as pd
import pytest
from frames import rows

from sheetops.evaluate import evaluate_tasks
from sheetops.evaluate.facts import facts
from sheetops.evaluate.status import evaluate_status
from sheetops.kind import load_kind
from sheetops.words.lexicon import Lexicon

KIND = load_kind("task_tracking")
CUTOFF = date(2026, 4, 17)
UNREADABLE = "31/4"
DONE = ("completed", "completed_late")

DUE = [None, UNREADABLE, date(2026, 4, 10), date(2026, 4, 16), CUTOFF, date(2026, 4, 30)]
COMPLETED = [None, UNREADABLE, date(2026, 4, 9), date(2026, 4, 12), CUTOFF, date(2026, 4, 20)]
PROGRESS = [None, 0.0, 50.0, 100.0, 120.0]
RESULTS = [None, "12 cuộc", "Đã hoàn thành", "Chưa đề xuất"]
WORDS = {status.label.vi: status.code for status in KIND.statuses if status.assignable}


def is_done(completed: Any, progress: float | None, reported: str | None) -> bool | None:
    """Domain, "Done means"; None where the cells contradict each other, or nothing decides."""
    worded = None if reported is None else reported in DONE
    if isinstance(completed, date):
        if completed > CUTOFF:
            return False
        return None if worded is False else True
    if completed == UNREADABLE and worded is None:
        return None
    if worded:
        return None if progress not in (None, 100.0, 120.0) else True
    full = progress == 100.0
    return None if full and worded is False else full


def admissible(due: Any, completed: Any, started: bool, done: bool | None) -> list[str]:
    """Domain, the table of facts and admissible statuses, default first."""
    known = completed if isinstance(completed, date) and completed <= CUTOFF else None
    if done is None:
        return ["undetermined"]
    if done:
        if not isinstance(due, date) or known is None:
            return ["completed", "completed_late"]
        return ["completed"] if known <= due else ["completed_late"]
    if due == UNREADABLE:
        return ["undetermined"]
    if due is None:
        return [
            "in_progress" if started else "not_started",
            "in_progress",
            "behind",
            "not_started",
            "not_completed",
            "not_due",
        ]
    if due < CUTOFF:
        return ["overdue"]
    return ["in_progress" if started else "not_due", "not_due", "in_progress", "behind", "not_started"]


def evaluated(lexicon: Lexicon, cells: list[dict[str, Any]]) -> pd.DataFrame:
    given = facts(rows(lexicon, *cells), KIND, pd.Timestamp(CUTOFF))
    return evaluate_status(given, KIND).assign(reported=given["reported"])


def test_every_combination_of_facts(lexicon: Lexicon) -> None:
    combined = list(product(DUE, COMPLETED, PROGRESS, RESULTS, [None, *WORDS]))
    names = ("due", "completed", "progress", "result", "status")
    found = evaluated(lexicon, [dict(zip(names, values, strict=True)) for values in combined])
    wrong = []
    for (due, completed, progress, result, word), status in zip(combined, found["status"], strict=True):
        reported = WORDS[word] if word else None
        started = progress in (50.0, 100.0) or result in ("12 cuộc", "Đã hoàn thành")
        allowed = admissible(due, completed, started, is_done(completed, progress, reported))
        if status != (reported if reported in allowed else allowed[0]):
            wrong.append((due, completed, progress, result, word, status, allowed))
    assert wrong == []


@pytest.mark.parametrize(
    ("cells", "reported", "status"),
    [
        ({"due": "10/4", "completed": "12/4", "status": "Trễ hạn"}, "completed_late", "completed_late"),
        ({"due": "10/4", "completed": "9/4", "status": "Trễ hạn"}, "completed_late", "completed"),
        ({"due": "10/4", "status": "Trễ hạn"}, "overdue", "overdue"),
        ({"due": "30/4", "status": "Trễ hạn", "progress": 40}, "overdue", "in_progress"),
        ({"due": "10/4", "completed": "20/4", "status": "Trễ hạn"}, "overdue", "overdue"),
        ({"due": "10/4", "progress": 100, "status": "Trễ hạn"}, "overdue", "undetermined"),
    ],
)
def test_a_bare_tre_han(lexicon: Lexicon, cells: dict[str, Any], reported: str, status: str) -> None:
    found = evaluated(lexicon, [cells])
    assert (found["reported"][0], found["status"][0]) == (reported, status)


def test_the_deadline_is_inclusive(lexicon: Lexicon) -> None:
    found = evaluated(lexicon, [{"due": "17/4", "status": "Quá hạn"}, {"due": "16/4", "status": "Quá hạn"}])
    assert list(found["status"]) == ["not_due", "overdue"]


def test_a_report_that_stands_has_no_reason_and_one_that_does_not_has(lexicon: Lexicon) -> None:
    found = evaluated(lexicon, [{"due": "30/4", "status": "ĐTH"}, {"due": "10/4", "status": "ĐTH"}, {"due": "10/4"}])
    assert list(found["basis"]) == ["reported", "derived", "derived"]
    assert [None if pd.isna(reason) else reason for reason in found["reason"]] == [None, "overdue", "overdue"]


def test_the_evaluation_changes_no_frame(lexicon: Lexicon) -> None:
    frame = rows(lexicon, {"due": "10/4", "status": "Trễ hạn"}, {"due": "31/4", "progress": 120})
    before = frame.copy(deep=True)
    evaluate_tasks(frame, lexicon.workspace, KIND)
    pd.testing.assert_frame_equal(frame, before)
