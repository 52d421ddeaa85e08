"""What a task was last period: R406–R408, R410, R417, R422, R423."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from sheetops.reconcile.differences import Difference, Place
from sheetops.reconcile.merge import CARRIED_OVER
from sheetops.reconcile.roles import PERHAPS
from sheetops.reconcile.told import DECIDED, Row, Said, Told
from sheetops.text import key


def vanished(told: Told, _label: Any, task: Row) -> Iterator[Said]:
    """R406: open at the end of last period, and in no report of this one."""
    if task["open_before"] and task["basis"] != DECIDED:
        place = Place(task["previous_path"], task["previous_sheet"], task["previous_cell"])
        yield Said(told.about("R406", task, place, None, **told.previous))


def went_back(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R407: last period had the task finished and it is open now, or had withdrawn it; R417: finished once more."""
    kind = told.lexicon.kind
    withdrawn: bool = (
        pd.notna(task["before"]) and task["before"] not in kind.counted_statuses and not task["in_register"]
    )
    if not (withdrawn or task["before"] in kind.evaluation.finished) or task["status"] not in kind.counted_statuses:
        return
    before, now, at = told.label(task["before"]), told.label(task["status"]), told.at(label, "status")
    said = {"before": before, "now": now, **told.previous}
    if withdrawn or task["status"] not in kind.evaluation.finished:
        was = Place(task["previous_path"], task["previous_sheet"], task["previous_cell"])
        finding = told.about("R407", task, at, "status", task.get("status_text"), **said)
        yield Said(finding, (Difference("R407", label, "status", before, was, now, at),))
    elif not task["in_register"]:
        yield Said(told.about("R417", task, at, "status", task.get("status_text"), **said))


def linked(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R408: last period's task may be what the register assigns in other words; R422: its id is another task's now."""
    was = Place(task["previous_path"], task["previous_sheet"], task["previous_cell"])
    if task["linked"] == PERHAPS:
        before, registered = task["before_title"], task["title_text"]
        said = {"reported": before, "registered": registered, **told.doubt(before, task["before_id"], task)}
        finding = told.about("R408", task, was, "title", before, **said)
        place = Place(task["register_path"], task["register_sheet"], task["register_cell"])
        yield Said(finding, (Difference("R408", label, "title", before, was, registered, place),))
    clash = task["open_before"] and pd.notna(task["before_id"]) and task["before_id"] != task["id"]
    if clash and not task["in_register"]:
        yield Said(told.about("R422", task, was, "id", task["before_id"], given=task["id"]))


def never_open(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R423: it is said to be carried over, and last period's result does not have it open."""
    if told.period and task["origin"] == CARRIED_OVER and not task["open_before"] and not task["in_register"]:
        yield Said(told.about("R423", task, told.at(label, "title"), "title", task["title_text"], **told.previous))


def unchanged(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R410: the result of a task that was open is worded as last period."""
    before, now = task["before_result"], told.rows[label].get("result_text", "")
    if task["open_before"] and now and pd.notna(before) and key(before) == key(now):
        yield Said(told.about("R410", task, told.at(label, "result"), "result", now, **told.previous))
