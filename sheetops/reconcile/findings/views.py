"""What the further reports of a task say: R403, R408, R409, R418."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from sheetops.reconcile.differences import Difference, Place, compared
from sheetops.reconcile.roles import COORDINATE, PERHAPS, SECOND_LEAD
from sheetops.reconcile.told import Row, Said, Told, assigned_place, same_day

_TWO = 2


def second_leads(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R403 of each further unit that reports the task as its own; R409 of each further row of the same unit."""
    lead = told.claimed_by(label)
    for other in _views(told, label, SECOND_LEAD):
        claimed = told.claimed_by(other)
        code = "R409" if claimed == lead else "R403"
        at, first = told.at(other, "title"), told.at(label, "title")
        said = _stands(at, first) if code == "R409" else {"claimed": claimed, "other": lead, **_counted(told, task)}
        of_unit = {**task, "unit": told.rows[other]["unit"]}
        finding = told.about(code, of_unit, at, "title", told.rows[other]["title_text"], **said)
        units = (Difference(code, label, "unit", claimed, at, lead, first),) if code == "R403" else ()
        yield Said(finding, (*units, *_differing(told, label, other, code)))


def also_told(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R403, as a warning, where just two units report what nobody assigned; what more tell is each unit's routine."""
    if label not in (alike := told.namesakes.get(label, [])) or len(alike) != _TWO or label == alike[0]:
        return
    one, other = (told.claimed_by(each) for each in alike)
    if one == other:
        return
    at, first = told.at(label, "title"), told.at(alike[0], "title")
    both = {"claimed": other, "other": one, "counted": f"{one}, {other}"}
    finding = told.about("R403", task, at, "title", told.rows[label]["title_text"], **both)
    units = Difference("R403", label, "unit", other, at, one, first)
    yield Said(replace(finding, severity="warning"), (units, *_differing(told, alike[0], label, "R403")))


def _stands(at: Place, first: Place) -> dict[str, str]:
    """Where a task stands already, as R409 says it."""
    other = str(first.cell) if at.sheet == first.sheet else f"{first.sheet}!{first.cell}"
    where = "same_file" if at.path == first.path else f"“{PurePosixPath(first.path or '').name}”"
    return {"other": other, "where": where, "outcome": "merged"}


def _counted(told: Told, task: Row) -> dict[str, str]:
    """For which unit a task counts, where those who assigned it do not say who leads."""
    unassigned: bool = pd.isna(task["assigned_label"]) or pd.isna(told.given[task["assigned_label"]]["unit"])
    return {"counted": told.name(task["unit"])} if unassigned and pd.notna(task["unit"]) else {}


def coordinating(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R418 of each coordinating unit that tells otherwise than the lead."""
    for other in _views(told, label, COORDINATE):
        if differing := tuple(_differing(told, label, other, "R418")):
            first, of_unit = differing[0], {**task, "unit": told.rows[other]["unit"]}
            fields, lead = ", ".join(each.field for each in differing), told.name(told.rows[label]["unit"])
            place = first.left_place
            finding = told.about("R418", of_unit, place, first.field, first.left, other=lead, changed_fields=fields)
            yield Said(finding, differing)


def perhaps(told: Told, label: Any, task: Row) -> Iterator[Said]:
    """R408 of each report that may be the task."""
    for other, role in told.views[label]:
        if role == PERHAPS:
            row, given = told.rows[other], told.given[task["assigned_label"]]
            at, written, registered = told.at(other, "title"), row["title_text"], given["title_text"]
            of_unit = {**task, "unit": row["unit"]}
            said = {"reported": written, "registered": registered, **told.doubt(written, row.get("id"), given)}
            finding = told.about("R408", of_unit, at, "title", written, **said)
            titles = Difference("R408", label, "title", written, at, registered, assigned_place(given))
            yield Said(finding, (titles, *(_differing(told, label, other, "R408") if other != label else ())))


def _views(told: Told, label: Any, role: str) -> list[Any]:
    return [other for other, its in told.views[label] if its == role and other != label]


def _differing(told: Told, label: Any, other: Any, code: str) -> Iterator[Difference]:
    """What a further report of a task (`other`) says otherwise than the one that counts."""
    view, lead = told.rows[other], told.rows[label]
    for name in compared(view, lead):
        if name == "due" and same_day(view["due"], told.tasks.at[label, "due"]):
            continue  # it is the lead's that differs from what counts, which R404 says
        texts, places = [row[f"{name}_text"] for row in (view, lead)], [told.at(each, name) for each in (other, label)]
        yield Difference(code, label, name, texts[0], places[0], texts[1], places[1])
