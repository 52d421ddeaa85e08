"""What became of each file: its units, its state, its findings, its ledger of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from sheetops.catalogue import found
from sheetops.config import Workspace
from sheetops.discover import Candidate
from sheetops.model import FileState, Finding, RowCounts, SubmittedFile
from sheetops.submission import Submission


def units_per_file(typed: pd.DataFrame, submissions: Sequence[Submission]) -> dict[str, tuple[str, ...]]:
    """Path → the units whose tasks a file holds, in its order; its own unit where it holds no task."""
    per_file: dict[str, tuple[str, ...]] = {
        s.path: (s.unit,) if s.unit and not s.rows.accepted else () for s in submissions
    }
    for path, rows in typed.groupby("path", sort=False)["unit"]:
        per_file[str(path)] = tuple(dict.fromkeys(str(unit) for unit in rows.dropna()))
    return per_file


def counted_rows(typed: pd.DataFrame, best: Mapping[str, str], this_period: set[str]) -> pd.Series:
    """Rows that count: of this period, and of the file that counts for their unit; rows without a unit always."""
    wins = typed["unit"].map(dict(best)).astype("str")
    return typed["path"].isin(this_period) & (wins.isna() | (wins == typed["path"]))


def _state(submission: Submission, units: tuple[str, ...], best: Mapping[str, str]) -> FileState:
    if not any(sheet.tables for sheet in submission.sheets) or submission.stated_period:
        return "rejected"
    if units and all(best.get(unit) != submission.path for unit in units):
        return "superseded"
    return "accepted"


def submitted_files(
    inbox: Sequence[Candidate],
    submissions: Sequence[Submission],
    copies: Mapping[str, str],
    units: Mapping[str, tuple[str, ...]],
    best: Mapping[str, str],
    workspace: Workspace,
) -> tuple[SubmittedFile, ...]:
    """Every file of the inbox with its state."""
    by_path = {s.path: s for s in submissions}
    deadline = workspace.submission_deadline
    files = []
    for candidate in inbox:
        submission = by_path.get(candidate.path)
        own = units.get(candidate.path, ())
        state: FileState = "duplicate" if candidate.path in copies else "ignored"
        files.append(
            SubmittedFile(
                path=candidate.path,
                sha256=candidate.sha256,
                unit=own[0] if len(own) == 1 else None,
                units=own,
                state=_state(submission, own, best) if submission else state,
                late=candidate.modified > deadline if deadline and not candidate.ignored else None,
                modified=candidate.modified if deadline else None,
                rows=submission.rows if submission else RowCounts(),
            )
        )
    return tuple(files)


def file_findings(
    files: Sequence[SubmittedFile],
    submissions: Sequence[Submission],
    copies: Mapping[str, str],
    best: Mapping[str, str],
    workspace: Workspace,
) -> list[Finding]:
    """The findings about whole files, and those that their reading and recognition gave."""
    by_path = {file.path: file for file in files}
    findings = [found("F110", path=path, twin=twin) for path, twin in sorted(copies.items())]
    for submission in submissions:
        file = by_path[submission.path]
        if file.state == "superseded":
            later = ", ".join(dict.fromkeys(best[unit] for unit in file.units))
            findings.append(found("F105", path=file.path, unit=file.unit, winner=later))
            continue
        findings += submission.findings
        if submission.stated_period:
            period = workspace.period.text
            findings.append(
                found("F108", path=file.path, unit=submission.unit, stated=submission.stated_period, period=period)
            )
            continue
        if submission.rows.accepted and not file.units and workspace.units:
            findings.append(found("F104", path=file.path))
        if file.late and file.state == "accepted" and workspace.submission_deadline and file.modified:
            deadline, modified = workspace.submission_deadline.isoformat(), file.modified.isoformat()
            findings.append(found("F107", path=file.path, unit=file.unit, deadline=deadline, modified=modified))
    sent = {unit for file in files if file.state == "accepted" for unit in file.units}
    findings += [found("F106", unit=u.code) for u in workspace.units if u.submits and u.code not in sent]
    return findings


def ledger(submissions: Sequence[Submission]) -> pd.DataFrame:
    rows = [(s.path, sheet, role, count) for s in submissions for (sheet, role), count in s.roles.items()]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "role", "rows"])
    return frame.astype({"path": "str", "sheet": "str", "role": "str", "rows": "int64"})


def rejected(submissions: Sequence[Submission]) -> pd.DataFrame:
    rows = [
        (s.path, sheet.grid.sheet, rejected.row, rejected.reason, rejected.cells)
        for s in submissions
        for sheet in s.sheets
        for rejected in sheet.rejected
    ]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "row", "reason", "cells"])
    return frame.astype({"path": "str", "sheet": "str", "row": "int64", "reason": "str", "cells": "object"})
