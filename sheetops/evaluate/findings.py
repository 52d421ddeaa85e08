"""Where the report and the facts differ → E501, E504, E505."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from sheetops.catalogue import found
from sheetops.config import Workspace
from sheetops.evaluate.plan import behind_plan
from sheetops.kind import Kind
from sheetops.model import Finding, Severity

_SHOWN = (
    *("path", "sheet", "row", "id", "title_text", "unit", "status_text", "reported_status", "status", "reason"),
    *("due", "completed", "progress", "progress_text", "planned", "belied_by"),
)
CellOf = Callable[[Any, str], str]


def _day(value: Any) -> str:
    return "" if value is None or pd.isna(value) else f"{value:%Y-%m-%d}"


def _number(value: Any) -> str:
    return "" if value is None or pd.isna(value) else f"{value:g}"


def _flagged(tasks: pd.DataFrame, kind: Kind) -> Iterator[tuple[str, Severity | None, pd.Series]]:
    """Each rule with its severity, where that is not the catalogue's, and where it is broken.

    A bare "trễ hạn" without a completion is taken for overdue with a warning (domain), so E505 is raised to one.
    """
    reported, status = tasks["reported_status"], tasks["status"]
    vague = reported.isin([s.code for s in kind.statuses if s.vague])
    differs = reported.notna() & (status != reported) & (status != kind.evaluation.undetermined)
    done = reported.isin([s.code for s in kind.statuses if s.done])
    ambiguous = tasks["status_open"].notna() & ~done & (status == reported)
    behind = status.isin(set(kind.evaluation.urge) - set(kind.evaluation.overdue))
    yield "E501", "error", tasks["state"] == "contradictory"
    yield "E501", None, differs & ~vague
    yield "E501", None, tasks["belied_by"].notna()
    yield "E505", None, differs & vague
    yield "E505", "warning", ambiguous
    yield "E504", None, behind | tasks["planned"].notna()


def evaluation_findings(tasks: pd.DataFrame, workspace: Workspace, kind: Kind, cell: CellOf) -> list[Finding]:
    """The findings about evaluated tasks.

    Args:
        tasks: as `evaluate_tasks` gives them.
        cell: index label and field → A1 address.
    """
    tasks = tasks.assign(planned=behind_plan(tasks, workspace, kind), belied_by=_belied_by(tasks, kind))
    texts = [f"{name}_text" for name in tasks["belied_by"].dropna().unique()]
    shown = tasks[list(dict.fromkeys(name for name in (*_SHOWN, *texts) if name in tasks))]
    cutoff = f"{workspace.cutoff:%Y-%m-%d}"
    findings: list[Finding] = []
    for code, severity, broken in _flagged(tasks, kind):
        rows = shown[broken]
        for label, row in zip(rows.index, rows.to_dict("records") if len(rows) else (), strict=True):
            field = "progress" if code == "E504" and _number(row["planned"]) else _field(row)
            place = _Place(field, cell(label, field))
            findings.append(_finding(code, severity, row, place, kind, cutoff))
    return findings


def _belied_by(tasks: pd.DataFrame, kind: Kind) -> pd.Series:
    """The field that speaks against the evaluation of a task of which no status is reported; missing elsewhere."""
    fields = {state.reason: state.belied_by for state in kind.evaluation.states if state.belied_by}
    return tasks["reason"].map(fields).where(tasks["reported_status"].isna()).astype("str")


def _field(row: dict[Any, Any]) -> str:
    return "status" if pd.isna(row["belied_by"]) else str(row["belied_by"])


class _Place(NamedTuple):
    """The field that a finding is about, and its cell."""

    field: str
    cell: str


def _finding(
    code: str, severity: Severity | None, row: dict[Any, Any], place: _Place, kind: Kind, cutoff: str
) -> Finding:
    reported = row["reported_status"]
    written = row.get("status_text") or ("" if pd.isna(reported) else kind.status_label(reported))
    return found(
        code,
        severity=severity,
        path=row["path"],
        sheet=row["sheet"],
        cell=place.cell,
        row=int(row["row"]),
        field=place.field,
        value=row.get(f"{place.field}_text") or None,
        task_id=row["id"],
        title=row["title_text"],
        unit=None if pd.isna(row["unit"]) else row["unit"],
        reported=written,
        evaluated=kind.status_label(row["status"]),
        reason="" if pd.isna(row["reason"]) else row["reason"],
        due=_day(row.get("due")),
        completed=_day(row.get("completed")),
        cutoff=cutoff,
        progress=_number(row.get("progress")),
        planned=_number(row["planned"]),
        result="" if pd.isna(row["belied_by"]) else row[f"{row['belied_by']}_text"],
    )
