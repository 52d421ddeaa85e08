"""One row per task: what was assigned, with what is reported on it, and what is reported without being assigned."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from sheetops.kind import FieldSpec, Kind
from sheetops.reconcile.assigned import OF_ASSIGNED
from sheetops.reconcile.ids import task_ids
from sheetops.reconcile.roles import report_roles
from sheetops.words.lexicon import Lexicon

CARRIED_OVER, IN_PERIOD = "carried_over", "in_period"
# Fields of which a rule of their own says whose counts.
_RULED = ("no", "id", "title", "origin", "sector", "unit", "due")
UNREADABLE = ("D302", "D306", "S205")


class Reconciled(NamedTuple):
    """The tasks of a period and who reports them.

    Attributes:
        tasks: one row per task, on the label of the report that leads, or on a further one where nobody reports it:
            the typed columns (`path, sheet, row, cell` missing where not reported) and `id`; `in_register`,
            `open_before`, `before` (status last period), `before_due, before_result`, `register_path …`,
            `previous_path …` of what was assigned; `assigned_label` (in `assigned`; missing for what was not),
            `how` it was matched, `rivals`; `reported_title, reported_due, reported_due_text, reported_unit` as the
            report has them.
        reports: on the reports' labels: `assigned`, `task` (label in `tasks`), `role` (lead, coordinate, second_lead,
            perhaps).
    """

    tasks: pd.DataFrame
    reports: pd.DataFrame


def one_row_per_task(
    assigned: pd.DataFrame, reports: pd.DataFrame, matches: pd.DataFrame, lexicon: Lexicon
) -> Reconciled:
    """The tasks: those assigned, reported or not, and those reported besides.

    A task that last period had finished is one only where it is reported again.

    Args:
        assigned: as `assigned_tasks` gives it.
        reports: the typed rows that count, and `cell`.
        matches: as `match_titles` gives it for the two.
    """
    roles = report_roles(assigned, reports, matches, lexicon)
    leads = roles[roles["task"] == roles.index]
    known, new = leads[leads["assigned"].notna()], leads[leads["assigned"].isna()]
    expected = assigned[assigned["in_register"] | assigned["open_before"]]
    absent = expected.drop(index=[label for label in known["assigned"] if label in expected.index])
    first_free = int(reports.index.max()) + 1 if len(reports) else 0
    parts = [
        _reported(assigned.loc[list(known["assigned"])].set_axis(known.index), reports.loc[known.index], lexicon),
        _new(reports.loc[new.index], assigned["id"], lexicon),
        _unreported(absent.set_axis(range(first_free, first_free + len(absent))), lexicon.kind),
    ]
    tasks = pd.concat([part for part in parts if len(part)] or parts[:1])
    labels = [*known["assigned"], *[None] * len(new), *absent.index]
    tasks = tasks.assign(
        assigned_label=pd.Series(labels, index=tasks.index, dtype="Int64"),
        how=matches["how"].reindex(tasks.index).astype("str"),
        rivals=matches["rivals"].reindex(tasks.index),
    )
    return Reconciled(tasks.astype({"row": "Int64", **OF_ASSIGNED}), roles)


def _reported(given: pd.DataFrame, reports: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """What was assigned (`given`) and is reported, on the reports' labels."""
    columns = _filled(given, reports, lexicon.kind) | _due(given, reports)
    unit = given["unit"].fillna(reports["unit"])
    columns |= {
        "id": given["id"],
        "title": given["title"],
        "title_text": given["title_text"],
        "unit": unit,
        "sector": _sector(given, reports, unit, lexicon),
        "origin": _origin(given, reports),
        "extra": _extra(given["extra"], reports["extra"]),
        "source_older": reports["source_older"] & ~given["in_register"],
        "reported_title": reports["title_text"],
        **_reported_due(reports),
        "reported_unit": reports["unit"],
        **{name: given[name] for name in OF_ASSIGNED},
    }
    return reports.assign(**columns)


def _filled(given: pd.DataFrame, reports: pd.DataFrame, kind: Kind) -> dict[str, pd.Series]:
    """The fields that are said when a task is assigned, where the report leaves them blank."""
    columns = {}
    for field in _of_assignment(kind):
        blank = reports[f"{field.name}_text"] == ""
        for name in _columns_of(field):
            columns[name] = reports[name].mask(blank, given[name])
    return columns


def _of_assignment(kind: Kind) -> list[FieldSpec]:
    return [field for field in kind.fields if field.registered and field.name not in _RULED]


def _columns_of(field: FieldSpec) -> tuple[str, str, str]:
    return field.name, f"{field.name}_text", f"{field.name}_verdict"


def _due(given: pd.DataFrame, reports: pd.DataFrame) -> dict[str, pd.Series]:
    """The deadline that was assigned, where one was and it can be read; else the report's.

    What last period had finished is not assigned any more: whoever reports it again says until when.
    """
    if "due" not in reports:
        return {}
    assigned = given["in_register"] | given["open_before"]
    counts = assigned & (given["due_text"] != "") & ~given["due_verdict"].isin(UNREADABLE)
    return {name: given[name].where(counts, reports[name]) for name in ("due", "due_text", "due_verdict")}


def _reported_due(reports: pd.DataFrame) -> dict[str, pd.Series]:
    """The deadline that the report itself gives, and how it is written there."""
    none = pd.Series(pd.NaT, index=reports.index, dtype="datetime64[s]")
    blank = pd.Series("", index=reports.index, dtype="str")
    return {"reported_due": reports.get("due", none), "reported_due_text": reports.get("due_text", blank)}


def _sector(given: pd.DataFrame, reports: pd.DataFrame, unit: pd.Series, lexicon: Lexicon) -> pd.Series:
    """By the first that says it: the register, the report, last period; else the lead's own, else the report's."""
    of_unit = unit.map({u.code: u.sector for u in lexicon.workspace.units}).astype("str")
    said = given["sector_said"].fillna(reports["sector_said"]).fillna(given["before_sector"])
    return said.fillna(of_unit).fillna(reports["sector"])


def _origin(given: pd.DataFrame, reports: pd.DataFrame) -> pd.Series:
    """By the first that speaks: the register, last period, the report's headings; then the dates of either.

    What was carried over into last period and finished there is not carried over again.
    """
    carried = pd.Series(CARRIED_OVER, index=given.index, dtype="str")
    by_register = given["in_register"] & (given["origin"] == CARRIED_OVER)
    dated = by_register | (reports["origin"] == CARRIED_OVER)
    said = given["origin_said"].where(given["in_register"]).fillna(carried.where(given["open_before"]))
    return said.fillna(reports["origin_said"]).fillna(carried.where(dated, IN_PERIOD))


def _extra(given: pd.Series, reported: pd.Series) -> pd.Series:
    """The further columns of the report, then those of the register that it does not have."""
    joined = [
        (*own, *(pair for pair in others if pair[0] not in {header for header, _ in own}))
        for own, others in zip(reported, given, strict=True)
    ]
    return pd.Series(joined, index=reported.index, dtype=object)


def _new(reports: pd.DataFrame, taken: pd.Series, lexicon: Lexicon) -> pd.DataFrame:
    """What is reported without having been assigned."""
    blank: dict[str, pd.Series] = {
        name: pd.Series(False if dtype == "bool" else None, index=reports.index, dtype=dtype)
        for name, dtype in OF_ASSIGNED.items()
    }
    ids = task_ids(reports, lexicon.kind.id_prefix, set(taken))
    return reports.assign(
        id=ids,
        **blank,
        reported_title=reports["title_text"],
        **_reported_due(reports),
        reported_unit=reports["unit"],
    )


def _unreported(given: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """What was assigned and nobody reports: nothing of what only a report says."""
    index = given.index
    columns: dict[str, Any] = {}
    for field in kind.fields:
        if not field.registered and field.name not in _RULED:
            blank = pd.Series(None, index=index, dtype=given[field.name].dtype)
            columns |= {field.name: blank, f"{field.name}_text": "", f"{field.name}_verdict": ""}
    missing = pd.Series(None, index=index, dtype="str")
    carried = pd.Series(CARRIED_OVER, index=index, dtype="str")
    columns |= dict.fromkeys(("path", "sheet", "cell", "status_done", "status_open", "unit_heading"), missing)
    columns |= dict.fromkeys(("reported_title", "reported_unit"), missing)
    said = given["origin_said"].where(given["in_register"]).fillna(carried.where(given["open_before"]))
    columns |= {
        "row": pd.Series(pd.NA, index=index, dtype="Int64"),
        "table": -1,
        "status_several": False,
        "result_done": False,
        "source_older": False,
        "origin": said.fillna(given["origin"]),
        "sector": given["sector_said"].fillna(given["before_sector"]).fillna(given["sector"]),
        "places": pd.Series([{} for _ in index], index=index, dtype=object),
        "stated_in": pd.Series([{} for _ in index], index=index, dtype=object),
        "reported_due": pd.Series(pd.NaT, index=index, dtype="datetime64[s]"),
        "reported_due_text": "",
    }
    return given.assign(**columns).drop(columns=["final_status"], errors="ignore")
