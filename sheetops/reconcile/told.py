"""What is held against each other: the tasks, their reports, and what was assigned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import pandas as pd

from sheetops.catalogue import found
from sheetops.model import Finding
from sheetops.reconcile.assigned import coordinators
from sheetops.reconcile.differences import Difference, Place
from sheetops.reconcile.title import titled
from sheetops.text import key
from sheetops.words.lexicon import Lexicon

CellOf = Callable[[Any, str], str]
Row = Mapping[Any, Any]
DECIDED = "decided"


class Said(NamedTuple):
    """A finding, and what Đối chiếu shows of it."""

    finding: Finding
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Told:
    """What is held against each other.

    Attributes:
        tasks: as `one_row_per_task` gives them, evaluated; `roles`: its `reports`.
        reports: the typed rows that count; `assigned`: as `assigned_tasks` gives it.
        cell: label of a report and field → A1 address.
        period: the last one, as text ("2026-03"); "" where it is not known.
        has_register: there is one, so that what it does not have was not assigned.
    """

    tasks: pd.DataFrame
    roles: pd.DataFrame
    reports: pd.DataFrame
    assigned: pd.DataFrame
    cell: CellOf
    lexicon: Lexicon
    period: str = ""
    has_register: bool = False

    @cached_property
    def rows(self) -> dict[Any, Row]:
        """The reports, by their labels."""
        return _by_label(self.reports)

    @cached_property
    def given(self) -> dict[Any, Row]:
        """What was assigned, by its labels, with the codes of the coordinating units in `helpers`."""
        return _by_label(self.assigned.assign(helpers=coordinators(self.assigned, self.lexicon)))

    @cached_property
    def views(self) -> dict[Any, list[tuple[Any, str]]]:
        """Label of a task → (label, role) of its reports, the one that leads first."""
        views: dict[Any, list[tuple[Any, str]]] = {}
        for label, task, role in zip(self.roles.index, self.roles["task"], self.roles["role"], strict=True):
            views.setdefault(task, []).insert(0 if label == task else len(views.get(task, ())), (label, role))
        return views

    @cached_property
    def namesakes(self) -> dict[Any, list[Any]]:
        """Label of a task that nobody assigned → those of all that agree with it in title and deadline, units told."""
        alike: dict[Any, list[Any]] = {}
        own = self.tasks[self.tasks["assigned_label"].isna() & self.tasks["unit"].notna()]
        for label, title, due in zip(own.index, own["title_text"], own["due"], strict=True):
            alike.setdefault((key(title), None if pd.isna(due) else due), []).append(label)
        return {label: labels for labels in alike.values() for label in labels}

    def name(self, unit: Any) -> str:
        """A unit's name; "" for none."""
        known = None if pd.isna(unit) else self.lexicon.workspace.unit(unit)
        return known.name if known else ("" if pd.isna(unit) else str(unit))

    def claimed_by(self, label: Any) -> str:
        """Who reports a row as its lead: the unit, as written where it is not known, else the file."""
        row = self.rows[label]
        if pd.notna(row["unit"]):
            return self.name(row["unit"])
        heading = row["unit_heading"] if pd.notna(row["unit_heading"]) else ""
        return str(row.get("unit_text") or heading or f"“{PurePosixPath(row['path']).name}”")

    def label(self, status: Any) -> str:
        """A status as people read it."""
        return "" if pd.isna(status) else self.lexicon.kind.status_label(status)

    def doubt(self, reported: str, code: Any, given: Row) -> dict[str, str]:
        """Why it is not sure that a title with an id is an assigned task; of several of one title, which is meant."""
        title = titled(given["title_text"]).exact
        if titled(reported).exact != title:
            return {"doubt": "words"}
        if self._titles[title] == 1:
            return {"doubt": "id" if isinstance(code, str) and key(code) != key(given["id"]) else "rows"}
        due = f"{given['due']:%Y-%m-%d}" if pd.notna(given.get("due")) else given.get("due_text")
        which = {"due": due, "source": given.get("source_text")}
        return {"doubt": "namesakes", **{name: str(text) for name, text in which.items() if text}}

    @cached_property
    def _titles(self) -> Counter[str]:
        """How many assigned tasks bear each title."""
        return Counter(titled(text).exact for text in self.assigned["title_text"])

    def at(self, label: Any, field: str) -> Place:
        """The cell of a report's field."""
        row = self.rows[label]
        return Place(row["path"], row["sheet"], self.cell(label, field))

    def about(self, code: str, task: Row, place: Place, field: str | None, value: Any = None, **params: str) -> Finding:
        """A finding about a task, at a place."""
        about = found(
            code,
            path=place.path,
            sheet=place.sheet,
            cell=place.cell,
            row=int("".join(filter(str.isdigit, place.cell))) if place.cell else None,
            field=field,
            value=None if value is None or pd.isna(value) or value == "" else str(value),
            task_id=task["id"],
            title=task["title_text"],
            unit=None if pd.isna(task["unit"]) else task["unit"],
        )
        return replace(about, params=params)

    @property
    def previous(self) -> dict[str, str]:
        """The last period, for a finding's wording."""
        return {"previous": self.period} if self.period else {}


def _by_label(frame: pd.DataFrame) -> dict[Any, Row]:
    return dict(zip(frame.index, frame.to_dict("records"), strict=True))


def assigned_place(given: Row, field: str = "title") -> Place:
    """Where a task was assigned: in the register, else in last period's result; the cell of a field."""
    whose = "register" if given["in_register"] else "previous"
    place = Place(*(given[f"{whose}_{name}"] for name in ("path", "sheet", "cell")))
    own = given.get(f"{field}_cell")
    return place if own is None or pd.isna(own) else place._replace(cell=own)


def same_day(one: Any, other: Any) -> bool:
    """Whether two deadlines are one, or neither is given."""
    return bool(one == other or (pd.isna(one) and pd.isna(other)))
