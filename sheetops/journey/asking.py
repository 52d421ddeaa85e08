"""Which reported tasks the Office is to be asked about, and which of its answers are about nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from sheetops.catalogue import found
from sheetops.config import DECISIONS_NAME
from sheetops.decisions import MatchDecision, MatchQuestion, layout
from sheetops.journey.reconciling import Case
from sheetops.model import Finding
from sheetops.reconcile.roles import PERHAPS
from sheetops.text import key


def questions(case: Case) -> Iterator[MatchQuestion]:
    """What the Office is to be asked: each report that may be an assigned task, with each that it may be."""
    assigned = dict(zip(case.assigned.index, case.assigned.to_dict("records"), strict=True))
    yield from (_of_last_period(row) for row in assigned.values() if row["linked"] == PERHAPS)
    for label, role, to in zip(case.roles.index, case.roles["role"], case.roles["assigned"], strict=True):
        if role == PERHAPS:
            row = case.reports.loc[label].to_dict()
            yield from (_of_report(row, assigned[other]) for other in (to, *case.rivals[label]))


def _of_report(row: Mapping[Any, Any], given: Mapping[Any, Any]) -> MatchQuestion:
    return MatchQuestion(
        unit=_known(row["unit"]),
        reported=row["title_text"],
        path=row["path"],
        sheet=row["sheet"],
        cell=row["cell"],
        due=_day(row.get("due"), row.get("due_text")),
        **_assigned(row["title_text"], given),
    )


def _of_last_period(row: Mapping[Any, Any]) -> MatchQuestion:
    """The same of last period's task that may be what the register assigns in other words."""
    return MatchQuestion(
        unit=_known(row["unit"]),
        reported=row["before_title"],
        path=row["previous_path"],
        sheet=row["previous_sheet"],
        cell=row["previous_cell"],
        due=_day(row["before_due"], ""),
        **_assigned(row["before_title"], row),
    )


def _assigned(reported: str, given: Mapping[Any, Any]) -> dict[str, Any]:
    """What a question says of the assigned task, and by what it differs from what is reported."""
    mine, its = _words(reported), _words(given["title_text"])
    return {
        "assigned_id": given["id"],
        "assigned": given["title_text"],
        "only_reported": tuple(text for form, text in mine.items() if form not in its),
        "only_assigned": tuple(text for form, text in its.items() if form not in mine),
        "assigned_due": _day(given.get("due"), given.get("due_text")),
        "source": given.get("source_text") or "",
    }


def _day(day: Any, text: Any) -> str:
    """A deadline as people read it: the day, else as it is written."""
    return str(text or "") if day is None or pd.isna(day) else f"{day:%d/%m/%Y}"


def _known(unit: Any) -> str | None:
    return None if pd.isna(unit) else str(unit)


def _words(title: str) -> dict[str, str]:
    """The words of a title: what they are compared by → as written."""
    return {form: word.strip(".,;:()") for word in title.split() if (form := key(word.strip(".,;:()")))}


def idle_matches(case: Case, settled_matches: Sequence[MatchDecision]) -> Iterator[Finding]:
    """R415 of each decision that names an id which no assigned task bears."""
    known = set(map(key, case.assigned["id"]))
    for decision in settled_matches:
        if decision.same and not key(decision.assigned) and key(decision.assigned_id) not in known:
            yield _idle(decision, decision.assigned_id, "unknown_id")


def _idle(decision: MatchDecision, value: str, fault: str) -> Finding:
    return found(
        "R415",
        path=decision.path or DECISIONS_NAME,
        sheet=layout().matches.sheet,
        cell=decision.cell,
        value=value,
        about=decision.reported,
        fault=fault,
    )
