"""The whole journey, in its order: discover, read, recognise, normalise, validate, evaluate.

The only module that knows all stages.  Writing is separate: `write_outputs`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from sheetops import catalogue
from sheetops.catalogue import found
from sheetops.config import Workspace, load_workspace, replace_cutoff
from sheetops.discover import Candidate, Version, candidates, twins, winners
from sheetops.engine import Progress, map_files, no_progress
from sheetops.errors import WorkspaceError
from sheetops.evaluate import (
    evaluate_tasks,
    evaluation_findings,
    movement,
    quality,
    roll_call,
    sentences,
    tally,
    urge,
)
from sheetops.evaluation import Evaluation
from sheetops.kind import Kind, load_kind
from sheetops.lexicon import Lexicon
from sheetops.model import FileState, Finding, RowCounts, SubmittedFile
from sheetops.normalise import concatenate, normalise
from sheetops.submission import Submission, read_submission
from sheetops.validate import Places, validate

_DISCREPANCIES = {"code": "str", "task": "float64", "field": "str", "left": "str", "left_place": "str"}
_DISCREPANCIES |= {"right": "str", "right_place": "str"}


def kind_of(workspace: Workspace) -> Kind:
    """The kind of sheet that a workspace consolidates."""
    return load_kind(workspace.kind_path or workspace.kind)


def consolidate(
    workspace: Workspace | Path | str, *, cutoff: date | None = None, progress: Progress = no_progress
) -> Evaluation:
    """A workspace's submissions → one evaluated result.  Reads only; nothing is written.

    Args:
        workspace: a workspace, or the path of its folder.
        cutoff: evaluate as of another day than the configured one.
        progress: called after each file with the number done, the number of all, and its path.

    Raises:
        WorkspaceError: the folder, its configuration or its submissions are missing.
        ConfigError: the configuration has mistakes.
    """
    if not isinstance(workspace, Workspace):
        workspace = load_workspace(Path(workspace))
    if cutoff is not None:
        workspace = replace_cutoff(workspace, cutoff)
    lexicon = Lexicon(kind_of(workspace), workspace)
    inbox = _inbox(workspace)
    copies = twins(inbox)
    readable = [c for c in inbox if not c.ignored and c.path not in copies]
    submissions = map_files(partial(read_submission, lexicon=lexicon), readable, lambda c: c.path, progress)
    return evaluate_submissions(submissions, lexicon, inbox, copies)


def _inbox(workspace: Workspace) -> tuple[Candidate, ...]:
    """The candidate files.

    Raises:
        WorkspaceError: the folder is missing or nothing was submitted.
    """
    folder = workspace.inbox
    found_files = candidates(folder, workspace.root) if folder.is_dir() else ()
    if all(candidate.ignored for candidate in found_files):
        raise WorkspaceError(
            f'chưa có biểu nào trong thư mục "{folder}"; hãy chép các tệp Excel do đơn vị gửi vào đó rồi chạy lại',
            f'there is no submission in the folder "{folder}"; copy the units\' spreadsheets there and run again',
        )
    return found_files


def evaluate_submissions(
    submissions: Sequence[Submission], lexicon: Lexicon, inbox: Sequence[Candidate], copies: Mapping[str, str]
) -> Evaluation:
    """Everything after the per-file work, once, on the concatenated frame.

    Args:
        submissions: every readable file, in the order of the inbox.
        inbox: every file; `copies`: path of an identical copy → path of the file that is kept.
    """
    workspace, kind = lexicon.workspace, lexicon.kind
    sheets = [(s.path, sheet) for s in submissions for sheet in s.sheets]
    typed = normalise(concatenate(sheets, kind), lexicon, {s.path: s.unit for s in submissions})
    units = _units_per_file(typed, submissions)
    best = winners([Version(s.candidate, units[s.path], s.stated_period is None) for s in submissions])
    counted = _counted_rows(typed, best, {s.path for s in submissions if s.stated_period is None})
    kept = typed[counted]
    tables = [table for _, sheet in sheets for table in sheet.tables]
    places = Places(kept, tables)
    tasks = evaluate_tasks(kept, workspace, kind)
    files = _files(inbox, submissions, copies, units, best, workspace)
    findings = [
        *_file_findings(files, submissions, copies, best, workspace),
        *validate(tasks, lexicon, places),
        *evaluation_findings(tasks, workspace, kind, places.cell),
    ]
    cells = [places.cell(label, "title") for label in tasks.index]
    tasks = tasks.assign(cell=pd.Series(cells, index=tasks.index, dtype="str")).reset_index(drop=True)
    tallies = tally(tasks, workspace, kind, "sector")
    return Evaluation(
        workspace=workspace,
        kind=kind,
        tasks=_shown(tasks, kind),
        tallies=tallies,
        unit_tallies=tally(tasks, workspace, kind, "unit"),
        movement=movement(tasks, workspace, kind),
        sentences=sentences(tallies, kind),
        urge=urge(tasks, workspace, kind),
        roll_call=roll_call(workspace, files),
        quality=quality(tasks, workspace, kind),
        discrepancies=pd.DataFrame({n: pd.Series(dtype=t) for n, t in _DISCREPANCIES.items()}),
        files=files,
        ledger=_ledger(submissions),
        rejected=_rejected(submissions),
        findings=tuple(sorted(_about_tasks(findings, tasks), key=catalogue.order_key)),
    )


def _units_per_file(typed: pd.DataFrame, submissions: Sequence[Submission]) -> dict[str, tuple[str, ...]]:
    """Path → the units whose tasks a file holds, in its order; its own unit where it holds no task."""
    per_file: dict[str, tuple[str, ...]] = {
        s.path: (s.unit,) if s.unit and not s.rows.accepted else () for s in submissions
    }
    for path, rows in typed.groupby("path", sort=False)["unit"]:
        per_file[str(path)] = tuple(dict.fromkeys(str(unit) for unit in rows.dropna()))
    return per_file


def _counted_rows(typed: pd.DataFrame, best: Mapping[str, str], this_period: set[str]) -> pd.Series:
    """Rows that count: of this period, and of the file that counts for their unit; rows without a unit always."""
    wins = typed["unit"].map(dict(best)).astype("str")
    return typed["path"].isin(this_period) & (wins.isna() | (wins == typed["path"]))


def _state(submission: Submission, units: tuple[str, ...], best: Mapping[str, str]) -> FileState:
    if not any(sheet.tables for sheet in submission.sheets) or submission.stated_period:
        return "rejected"
    if units and all(best.get(unit) != submission.path for unit in units):
        return "superseded"
    return "accepted"


def _files(
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


def _file_findings(
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


def _about_tasks(findings: Sequence[Finding], tasks: pd.DataFrame) -> list[Finding]:
    """The findings, those in a task's row with its id, title and unit."""
    keys = zip(tasks["path"], tasks["sheet"], tasks["row"], strict=True)
    values = zip(tasks["id"], tasks["title_text"], tasks["unit"], strict=True)
    known = dict(zip(keys, values, strict=True))
    return [_named(finding, known.get((finding.path, finding.sheet, finding.row))) for finding in findings]


def _named(finding: Finding, task: tuple[Any, Any, Any] | None) -> Finding:
    if task is None:
        return finding
    task_id, title, unit = task
    return dataclasses.replace(
        finding, task_id=task_id, title=title, unit=finding.unit or (None if pd.isna(unit) else unit)
    )


def _shown(tasks: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The columns that a result shows of its tasks, in a fixed order."""
    fields = [f.name for f in kind.fields if f.name not in ("no", "status")]
    written = [f"{name}_text" for name in ("due", "status") if f"{name}_text" in tasks]
    judged = ["reported_status", "status", "basis", "reason", "timeliness", "days_overdue"]
    first = ["id", "title", "origin", "sector", "unit"]
    columns = dict.fromkeys([*first, *fields, *written, *judged, "path", "sheet", "row", "cell", "extra"])
    return tasks[list(columns)]


def _ledger(submissions: Sequence[Submission]) -> pd.DataFrame:
    rows = [(s.path, sheet, role, count) for s in submissions for (sheet, role), count in s.roles.items()]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "role", "rows"])
    return frame.astype({"path": "str", "sheet": "str", "role": "str", "rows": "int64"})


def _rejected(submissions: Sequence[Submission]) -> pd.DataFrame:
    rows = [
        (s.path, sheet.grid.sheet, rejected.row, rejected.reason, rejected.cells)
        for s in submissions
        for sheet in s.sheets
        for rejected in sheet.rejected
    ]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "row", "reason", "cells"])
    return frame.astype({"path": "str", "sheet": "str", "row": "int64", "reason": "str", "cells": "object"})
