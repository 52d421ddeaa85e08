"""What reconciling finds of each task: R401–R408, R410, R413, R417–R420; and what Đối chiếu shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import pandas as pd

from sheetops.model import Finding
from sheetops.reconcile.differences import Difference, Place, compared
from sheetops.reconcile.merge import CARRIED_OVER, UNREADABLE
from sheetops.reconcile.roles import COORDINATE, PERHAPS, SECOND_LEAD
from sheetops.reconcile.told import Row, Said, Told, assigned_place
from sheetops.text import key

_DECIDED = "decided"
_Rule: TypeAlias = Callable[[Told, Any, Row], Iterator[Said]]


def reconciliation(told: Told) -> tuple[list[Finding], list[Difference]]:
    """The findings about all tasks, and what two sources say differently of them."""
    said = [
        each
        for label, task in zip(told.tasks.index, told.tasks.to_dict("records"), strict=True)
        for rule in (_OF_REPORTED if pd.notna(task["path"]) else _OF_UNREPORTED)
        for each in rule(told, label, task)
    ]
    return [each.finding for each in said], [difference for each in said for difference in each.differences]


def _not_reported(told: Told, _label: Any, task: Row) -> Iterator[Said]:
    """R401: in the register, and in no report."""
    if task["in_register"] and task["basis"] != _DECIDED:
        place = Place(task["register_path"], task["register_sheet"], task["register_cell"])
        due = {} if pd.isna(task.get("due")) else {"due": f"{task['due']:%Y-%m-%d}"}
        yield Said(told.about("R401", task, place, None, **due))


def _vanished(told: Told, _label: Any, task: Row) -> Iterator[Said]:
    """R406: open at the end of last period, and in no report of this one."""
    if task["open_before"] and task["basis"] != _DECIDED:
        place = Place(task["previous_path"], task["previous_sheet"], task["previous_cell"])
        yield Said(told.about("R406", task, place, None, **told.previous))


def _not_assigned(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R402: there is a register, and neither it nor last period has the task."""
    if told.has_register and pd.isna(task["assigned_label"]):
        yield Said(told.about("R402", task, told.at(label, "title"), "title"))


def _other_deadline(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R404: the report gives another deadline than was assigned, or than a decision has extended it to."""
    if pd.isna(task["assigned_label"]) or "due_text" not in told.reports:
        return
    given, row = told.given[task["assigned_label"]], told.rows[label]
    finished = not (given["in_register"] or given["open_before"])
    if finished or not _clear_due(given) or not _clear_due(row):
        return
    extended = pd.notna(task.get("extended"))
    if _same(given["due"], row["due"]) or (extended and _same(task["due"], row["due"])):
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


def _moved_deadline(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R404: the register itself gives another deadline than last period ended with, and no document moved it."""
    if pd.isna(task["assigned_label"]) or pd.notna(task.get("extended")):
        return
    given = told.given[task["assigned_label"]]
    moved = given["in_register"] and given["open_before"] and pd.notna(given["before_due"])
    if not moved or "due" not in given or not _clear_due(given) or _same(given["due"], given["before_due"]):
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
    was = Place(*(given[f"previous_{name}"] for name in ("path", "sheet", "cell")))
    earlier = f"{given['before_due']:%d/%m/%Y}"
    yield Said(finding, (Difference("R404", label, "due", earlier, was, given["due_text"], at),))


def _clear_due(row: Row) -> bool:
    return row["due_text"] != "" and row["due_verdict"] not in UNREADABLE


def _same(one: Any, other: Any) -> bool:
    return bool(one == other or (pd.isna(one) and pd.isna(other)))


def _due(row: Row) -> str:
    return row["due_text"] if pd.isna(row["due"]) else f"{row['due']:%Y-%m-%d}"


def _other_lead(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R405: not the unit to which the task was assigned reports it as lead; R420: only one that coordinates does."""
    if pd.isna(task["assigned_label"]):
        return
    given, row = told.given[task["assigned_label"]], told.rows[label]
    known = pd.notna(given["unit"]) and pd.notna(row["unit"])
    if known and row["unit"] != given["unit"]:
        reported, registered = told.name(row["unit"]), told.name(given["unit"])
        helps = row["unit"] in given["helpers"] and not row.get("unit_text")
        code, at = "R420" if helps else "R405", told.at(label, "title" if helps else "unit")
        finding = told.about(code, task, at, "unit", reported, reported=reported, registered=registered)
        yield Said(finding, (Difference(code, label, "unit", reported, at, registered, assigned_place(given)),))


def _second_leads(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R403 of each further unit that reports the task as its own."""
    for other in _views(told, label, SECOND_LEAD):
        row, lead = told.rows[other], told.name(told.rows[label]["unit"])
        at, of_unit = told.at(other, "title"), {**task, "unit": row["unit"]}
        finding = told.about("R403", of_unit, at, "title", row["title_text"], other=lead, **_counted(told, task))
        units = Difference("R403", label, "unit", told.name(row["unit"]), at, lead, told.at(label, "title"))
        yield Said(finding, (units, *_differing(told, label, other, "R403")))


def _counted(told: Told, task: Row) -> dict[str, str]:
    """For which unit a task counts, where those who assigned it do not say who leads."""
    unassigned = pd.isna(task["assigned_label"]) or pd.isna(told.given[task["assigned_label"]]["unit"])
    return {"counted": told.name(task["unit"])} if unassigned and pd.notna(task["unit"]) else {}


def _coordinating(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R418 of each coordinating unit that tells otherwise than the lead."""
    for other in _views(told, label, COORDINATE):
        if differing := tuple(_differing(told, label, other, "R418")):
            first, of_unit = differing[0], {**task, "unit": told.rows[other]["unit"]}
            fields, lead = ", ".join(each.field for each in differing), told.name(told.rows[label]["unit"])
            place = first.left_place
            finding = told.about("R418", of_unit, place, first.field, first.left, other=lead, changed_fields=fields)
            yield Said(finding, differing)


def _perhaps(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R408 of each report that may be the task in other words."""
    for other, role in told.views[label]:
        if role == PERHAPS:
            row, given = told.rows[other], told.given[task["assigned_label"]]
            at, written, registered = told.at(other, "title"), row["title_text"], given["title_text"]
            of_unit = {**task, "unit": row["unit"]}
            finding = told.about("R408", of_unit, at, "title", written, reported=written, registered=registered)
            titles = Difference("R408", label, "title", written, at, registered, assigned_place(given))
            yield Said(finding, (titles, *(_differing(told, label, other, "R408") if other != label else ())))


def _went_back(told: Told, label: Any, task: Row) -> Iterator[Said]:
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


def _of_last_period(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R408: last period's task may be what the register assigns in other words; R422: its id is another task's now."""
    was = Place(task["previous_path"], task["previous_sheet"], task["previous_cell"])
    if task["linked"] == PERHAPS:
        before, registered = task["before_title"], task["title_text"]
        finding = told.about("R408", task, was, "title", before, reported=before, registered=registered)
        place = Place(task["register_path"], task["register_sheet"], task["register_cell"])
        yield Said(finding, (Difference("R408", label, "title", before, was, registered, place),))
    clash = task["open_before"] and pd.notna(task["before_id"]) and task["before_id"] != task["id"]
    if clash and not task["in_register"]:
        yield Said(told.about("R422", task, was, "id", task["before_id"], given=task["id"]))


def _never_open(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R423: it is said to be carried over, and last period's result does not have it open."""
    if told.period and task["origin"] == CARRIED_OVER and not task["open_before"] and not task["in_register"]:
        yield Said(told.about("R423", task, told.at(label, "title"), "title", task["title_text"], **told.previous))


def _unchanged(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R410: the result of a task that was open is worded as last period."""
    before, now = task["before_result"], told.rows[label].get("result_text", "")
    if task["open_before"] and now and pd.notna(before) and key(before) == key(now):
        yield Said(told.about("R410", task, told.at(label, "result"), "result", now, **told.previous))


def _older_source(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R413: the source is older than the period, and nothing says where the task comes from."""
    silent: bool = pd.isna(task["origin_said"]) and task["origin"] != CARRIED_OVER and not task["open_before"]
    if task["source_older"] and silent and not task["in_register"]:
        yield Said(told.about("R413", task, told.at(label, "source"), "source", task["source_text"]))


def _views(told: Told, label: Any, role: str) -> list[Any]:
    return [other for other, its in told.views[label] if its == role and other != label]


def _differing(told: Told, label: Any, other: Any, code: str) -> Iterator[Difference]:
    """What a further report of a task (`other`) says otherwise than the one that counts."""
    view, lead = told.rows[other], told.rows[label]
    for name in compared(view, lead):
        if name == "due" and _same(view["due"], told.tasks.at[label, "due"]):
            continue  # it is the lead's that differs from what counts, which R404 says
        texts, places = [row[f"{name}_text"] for row in (view, lead)], [told.at(each, name) for each in (other, label)]
        yield Difference(code, label, name, texts[0], places[0], texts[1], places[1])


_OF_REPORTED: Sequence[_Rule] = (
    _not_assigned,
    _other_deadline,
    _moved_deadline,
    _other_lead,
    _second_leads,
    _coordinating,
    _perhaps,
    _went_back,
    _of_last_period,
    _never_open,
    _unchanged,
    _older_source,
)
_OF_UNREPORTED: Sequence[_Rule] = (_not_reported, _vanished, _of_last_period)
