"""What became of each file: its units, its state, its findings, its ledger of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from sheetops.catalogue import found
from sheetops.config import Workspace
from sheetops.discover import Candidate, Version
from sheetops.model import FileState, Finding, RowCounts, SubmittedFile
from sheetops.submission import Submission
from sheetops.text import key

_MAJORITY = 0.5


def versions(typed: pd.DataFrame, submissions: Sequence[Submission]) -> dict[str, Version]:
    """Path → what is known of each file: whose tasks it holds, and whose sheet it is.

    A sheet is its unit's own where most of its rows are, though some name another lead.
    """
    rows = {str(path): group for path, group in typed.groupby("path", sort=False)}
    return {s.path: _version(s, rows.get(s.path)) for s in submissions}


def _version(submission: Submission, rows: pd.DataFrame | None) -> Version:
    titles: dict[str, frozenset[str]] = {}
    main = submission.unit
    if rows is not None:
        for unit, group in rows.groupby("unit", sort=False):
            titles[str(unit)] = frozenset(key(title) for title in group["title_text"])
        named = rows["unit"].dropna()
        only = named.iloc[0] if named.nunique() == 1 else None
        main = only or (main if (named == main).mean() > _MAJORITY else None)
    elif main:
        titles[main] = frozenset()
    return Version(submission.candidate, titles, main, submission.stated_period is None)


def counted_rows(typed: pd.DataFrame, counts: Mapping[str, tuple[str, ...]], this_period: set[str]) -> pd.Series:
    """Rows that count: of this period, in a file that counts for their unit; rows without a unit always."""
    pairs = zip(typed["unit"], typed["path"], strict=True)
    counted = [pd.isna(unit) or path in counts[unit] for unit, path in pairs]
    return typed["path"].isin(this_period) & pd.Series(counted, index=typed.index, dtype=bool)


def _state(submission: Submission, version: Version, counts: Mapping[str, tuple[str, ...]]) -> FileState:
    if not any(sheet.tables for sheet in submission.sheets) or submission.stated_period:
        return "rejected"
    if version.units and all(submission.path not in counts.get(unit, ()) for unit in version.units):
        return "superseded"
    return "accepted"


def submitted_files(
    inbox: Sequence[Candidate],
    submissions: Sequence[Submission],
    copies: Mapping[str, str],
    known: Mapping[str, Version],
    counts: Mapping[str, tuple[str, ...]],
    superseded: Mapping[str, int],
    workspace: Workspace,
) -> tuple[SubmittedFile, ...]:
    """Every file of the inbox with its state; `superseded`: path → how many of its rows do not count."""
    by_path = {s.path: s for s in submissions}
    deadline = workspace.submission_deadline
    files = []
    for candidate in inbox:
        submission = by_path.get(candidate.path)
        own = known[candidate.path].units if candidate.path in known else ()
        state: FileState = "duplicate" if candidate.path in copies else "ignored"
        files.append(
            SubmittedFile(
                path=candidate.path,
                sha256=candidate.sha256,
                unit=own[0] if len(own) == 1 else None,
                units=own,
                state=_state(submission, known[candidate.path], counts) if submission else state,
                late=candidate.modified > deadline if deadline and not candidate.ignored else None,
                modified=candidate.modified if deadline else None,
                rows=_rows(submission, superseded),
            )
        )
    return tuple(files)


def _rows(submission: Submission | None, superseded: Mapping[str, int]) -> RowCounts:
    if submission is None:
        return RowCounts()
    return replace(submission.rows, superseded=superseded.get(submission.path, 0))


def file_findings(
    files: Sequence[SubmittedFile],
    submissions: Sequence[Submission],
    copies: Mapping[str, str],
    known: Mapping[str, Version],
    counts: Mapping[str, tuple[str, ...]],
    workspace: Workspace,
) -> list[Finding]:
    """The findings about whole files, and those that their reading and recognition gave."""
    by_path = {file.path: file for file in files}
    findings = [found("F110", path=path, twin=twin) for path, twin in sorted(copies.items())]
    for submission in submissions:
        file = by_path[submission.path]
        if file.state == "superseded":
            later = ", ".join(dict.fromkeys(counts[unit][0] for unit in file.units))
            findings.append(found("F105", path=file.path, unit=file.unit, winner=later))
            continue
        findings += submission.findings
        findings += _shared_units(known[submission.path], counts)
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


def _shared_units(version: Version, counts: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """F105 for each unit whose rows in a file give way to a later one; F111 where two files of a unit are added up."""
    findings = []
    for unit in version.titles:
        best = counts.get(unit, ())
        if version.path not in best and best:
            findings.append(found("F105", path=version.path, unit=unit, winner=best[0]))
        elif unit in version.units and version.path in best[1:]:
            findings.append(found("F111", path=version.path, unit=unit, other=best[0]))
    return findings


def ledger(submissions: Sequence[Submission]) -> pd.DataFrame:
    """Rows per file, sheet and role: `path, sheet, role, rows`."""
    rows = [(s.path, sheet, role, count) for s in submissions for (sheet, role), count in s.roles.items()]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "role", "rows"])
    return frame.astype({"path": "str", "sheet": "str", "role": "str", "rows": "int64"})


def rejected(submissions: Sequence[Submission]) -> pd.DataFrame:
    """The rejected rows, verbatim: `path, sheet, row, reason, cells`."""
    rows = [
        (s.path, sheet.grid.sheet, rejected.row, rejected.reason, rejected.cells)
        for s in submissions
        for sheet in s.sheets
        for rejected in sheet.rejected
    ]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "row", "reason", "cells"])
    return frame.astype({"path": "str", "sheet": "str", "row": "int64", "reason": "str", "cells": "object"})
