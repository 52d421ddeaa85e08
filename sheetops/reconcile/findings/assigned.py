"""What the report that leads a task says otherwise than was assigned: R401, R402, R404, R405, R413, R420."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from sheetops.reconcile.differences import Difference, Place
from sheetops.reconcile.merge import CARRIED_OVER, UNREADABLE
from sheetops.reconcile.told import DECIDED, Row, Said, Told, assigned_place, same_day


def not_reported(told: Told, _label: Any, task: Row) -> Iterator[Said]:
    """R401: in the register, and in no report."""
    if task["in_register"] and task["basis"] != DECIDED:
        place = Place(task["register_path"], task["register_sheet"], task["register_cell"])
        due = {} if pd.isna(task.get("due")) else {"due": f"{task['due']:%Y-%m-%d}"}
        yield Said(told.about("R401", task, place, None, **due))


def not_assigned(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R402: there is a register, and neither it nor last period has the task."""
    if told.has_register and pd.isna(task["assigned_label"]):
        yield Said(told.about("R402", task, told.at(label, "title"), "title"))


def other_deadline(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R404: the report gives another deadline than was assigned, or than a decision has extended it to."""
    if pd.isna(task["assigned_label"]) or "due_text" not in told.reports:
        return
    given, row = told.given[task["assigned_label"]], told.rows[label]
    finished = not (given["in_register"] or given["open_before"])
    if finished or not _clear_due(given) or not _clear_due(row):
        return
    extended = pd.notna(task.get("extended"))
    if same_day(given["due"], row["due"]) or (extended and same_day(task["due"], row["due"])):
        return
    whose, at, place = (
        "register" if given["in_register"] else "previous",
        told.at(label, "due"),
        assigned_place(given, "due"),
    )
    whose, registered = ("extended", f"{task['due']:%Y-%m-%d}") if extended else (whose, _due(given))
    finding = told.about(
        "R404", task, at, "due", row["due_text"], reported=_due(row), registered=registered, basis=whose, counts=whose
    )
    yield Said(finding, (Difference("R404", label, "due", row["due_text"], at, given["due_text"], place),))


def moved_deadline(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R404: the register itself gives another deadline than last period ended with, and no document moved it."""
    if pd.isna(task["assigned_label"]) or pd.notna(task.get("extended")):
        return
    given = told.given[task["assigned_label"]]
    moved = given["in_register"] and given["open_before"] and pd.notna(given["before_due"])
    if not moved or "due" not in given or not _clear_due(given) or same_day(given["due"], given["before_due"]):
        return
    at, before = assigned_place(given, "due"), f"{given['before_due']:%Y-%m-%d}"
    finding = told.about(
        "R404",
        task,
        at,
        "due",
        given["due_text"],
        reported=_due(given),
        registered=before,
        basis="previous",
        counts="register",
    )
    was = Place(given["previous_path"], given["previous_sheet"], given["before_due_cell"])
    earlier = f"{given['before_due']:%d/%m/%Y}"
    yield Said(finding, (Difference("R404", label, "due", earlier, was, given["due_text"], at),))


def _clear_due(row: Row) -> bool:
    return row["due_text"] != "" and row["due_verdict"] not in UNREADABLE


def _due(row: Row) -> str:
    return row["due_text"] if pd.isna(row["due"]) else f"{row['due']:%Y-%m-%d}"


def other_lead(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R405: not the unit to which the task was assigned reports it as lead; R420: only one that coordinates does."""
    if pd.isna(task["assigned_label"]):
        return
    given, row = told.given[task["assigned_label"]], told.rows[label]
    known = pd.notna(given["unit"]) and pd.notna(row["unit"])
    if known and row["unit"] != given["unit"]:
        reported, registered = told.name(row["unit"]), told.name(given["unit"])
        field = "unit" if row.get("unit_text") else "title"  # a heading or the file may say who leads
        code, at = "R420" if row["unit"] in given["helpers"] and field == "title" else "R405", told.at(label, field)
        finding = told.about(code, task, at, field, row[f"{field}_text"], reported=reported, registered=registered)
        yield Said(finding, (Difference(code, label, "unit", reported, at, registered, assigned_place(given, "unit")),))


def older_source(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R413: the source is older than the period, and nothing says where the task comes from."""
    silent: bool = pd.isna(task["origin_said"]) and task["origin"] != CARRIED_OVER and not task["open_before"]
    if task["source_older"] and silent and not task["in_register"]:
        yield Said(told.about("R413", task, told.at(label, "source"), "source", task["source_text"]))
