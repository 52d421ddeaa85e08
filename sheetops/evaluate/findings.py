"""Where the report and the facts differ → E501, E504, E505."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from sheetops.catalogue import found
from sheetops.kind import Kind
from sheetops.model import Finding, Severity

CellOf = Callable[[Any, str], str]


def _day(value: Any) -> str:
    return "" if pd.isna(value) else f"{value:%Y-%m-%d}"


def _rule(row: pd.Series, kind: Kind) -> tuple[str, Severity | None] | None:
    """The code, and the severity where it is not the catalogue's, of what a row's report calls for."""
    reported, status = row["reported_status"], row["status"]
    if row["state"] == "contradictory":
        return "E501", "error"
    if pd.isna(reported) or status == kind.evaluation.undetermined:
        return None
    if status != reported:
        return ("E505", None) if kind.status_by_code[reported].vague else ("E501", None)
    ambiguous = not pd.isna(row["status_open"]) and not kind.status_by_code[reported].done
    return ("E505", "warning") if ambiguous else None


def evaluation_findings(tasks: pd.DataFrame, kind: Kind, cutoff: str, cell: CellOf) -> list[Finding]:
    """The findings about evaluated tasks.

    Args:
        tasks: as `evaluate_tasks` gives them.
        cutoff: the cut-off date as text, for the wording.
        cell: index label and field → A1 address.
    """
    findings: list[Finding] = []
    behind = set(kind.evaluation.urge) - set(kind.evaluation.overdue)
    for label, row in tasks.iterrows():
        if rule := _rule(row, kind):
            findings.append(_finding(label, row, kind, cutoff, cell, *rule))
        if row["status"] in behind and row["basis"] == "reported":
            findings.append(_finding(label, row, kind, cutoff, cell, "E504", None))
    return findings


def _finding(
    label: Any, row: pd.Series, kind: Kind, cutoff: str, cell: CellOf, code: str, severity: Severity | None
) -> Finding:
    reported = row["reported_status"]
    return found(
        code,
        severity=severity,
        path=row["path"],
        sheet=row["sheet"],
        cell=cell(label, "status"),
        row=int(row["row"]),
        field="status",
        value=row.get("status_text") or None,
        task_id=row["id"],
        title=row["title_text"],
        unit=None if pd.isna(row["unit"]) else row["unit"],
        reported=row.get("status_text") or ("" if pd.isna(reported) else kind.status_label(reported)),
        evaluated=kind.status_label(row["status"]),
        reason="" if pd.isna(row["reason"]) else row["reason"],
        due=_day(row.get("due")),
        completed=_day(row.get("completed")),
        cutoff=cutoff,
        progress="" if pd.isna(row.get("progress")) else f"{row['progress']:g}",
        planned="",
    )
