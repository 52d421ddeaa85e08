"""The second half of the journey, once for all files: normalise, validate, evaluate."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd

from sheetops import catalogue
from sheetops.deciding import once
from sheetops.decisions import NO_DECISIONS, Decisions, Suggestion
from sheetops.discover import Candidate
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
from sheetops.kind import Kind
from sheetops.model import Finding, SubmittedFile, Table, column_number
from sheetops.reception import ledger, receive, rejected, repeat_findings, unit_findings
from sheetops.submission import Submission
from sheetops.validate import Places, validate
from sheetops.words.lexicon import Lexicon

_Task: TypeAlias = tuple[Any, Any, Any]
_DISCREPANCIES = {"code": "str", "task": "float64", "field": "str", "left": "str", "left_place": "str"}
_DISCREPANCIES |= {"right": "str", "right_place": "str"}


def evaluate_submissions(
    submissions: Sequence[Submission],
    lexicon: Lexicon,
    inbox: Sequence[Candidate],
    copies: Mapping[str, str],
    decisions: Decisions = NO_DECISIONS,
) -> Evaluation:
    """Everything after the per-file work, once, on the concatenated frame.

    Args:
        submissions: every readable file, in the order of the inbox.
        inbox: every file; `copies`: path of an identical copy → path of the file that is kept.
    """
    workspace, kind = lexicon.workspace, lexicon.kind
    received = receive(submissions, lexicon, inbox, copies)
    submissions, typed, files = received.submissions, received.typed, received.files
    tables = [table for s in submissions for sheet in s.sheets for table in sheet.tables]
    places = Places(typed, tables)
    tasks = evaluate_tasks(received.kept, workspace, kind)
    ids = tasks["id"].to_dict()
    findings = [
        *received.findings,
        *repeat_findings(typed, received.in_counting_file, received.elsewhere, ids, places.cell, kind),
        *unit_findings(tasks, submissions, {file.path for file in files if file.units}, lexicon, places.cell),
        *validate(tasks, lexicon, places),
        *evaluation_findings(tasks, workspace, kind, places.cell),
        *decisions.findings,
    ]
    cells = [places.cell(label, "title") for label in tasks.index]
    tasks = tasks.assign(cell=pd.Series(cells, index=tasks.index, dtype="str")).reset_index(drop=True)
    tallies = tally(tasks, workspace, kind, "sector")
    findings = _about_tasks(findings, tasks, tables)
    return Evaluation(
        workspace=workspace,
        kind=kind,
        tasks=_shown(tasks, kind),
        tallies=tallies,
        unit_tallies=tally(tasks, workspace, kind, "unit"),
        movement=movement(tasks, workspace, kind, "unit"),
        sector_movement=movement(tasks, workspace, kind, "sector"),
        sentences=sentences(tallies, kind),
        urge=urge(tasks, workspace, kind),
        roll_call=roll_call(workspace, files, received.gave_way),
        quality=quality(tasks, workspace, kind, findings),
        discrepancies=pd.DataFrame({n: pd.Series(dtype=t) for n, t in _DISCREPANCIES.items()}),
        files=files,
        ledger=ledger(submissions),
        rejected=rejected(submissions),
        findings=tuple(sorted(findings, key=catalogue.order_key)),
        decisions=decisions,
        suggestions=_suggestions(submissions, files, decisions),
    )


def _suggestions(
    submissions: Sequence[Submission], files: Sequence[SubmittedFile], decisions: Decisions
) -> tuple[Suggestion, ...]:
    """What the Office is to be asked of the sheets that count."""
    idle = {file.path for file in files if file.state == "superseded"}
    asking = (s for s in submissions if s.stated_period is None and s.path not in idle)
    return once((suggestion for s in asking for suggestion in s.suggestions), decisions.asked)


def _about_tasks(findings: Sequence[Finding], tasks: pd.DataFrame, tables: Sequence[Table]) -> list[Finding]:
    """The findings, those in a task's row with its id, title and unit.

    Of tables side by side several tasks stand in one row: a finding is about the one in whose columns its cell is.
    """
    places = zip(tasks["path"], tasks["sheet"], tasks["row"], tasks["table"], strict=True)
    values = zip(tasks["id"], tasks["title_text"], tasks["unit"], strict=True)
    known: dict[tuple[Any, Any, Any], list[tuple[Table, _Task]]] = {}
    for (path, sheet, row, table), task in zip(places, values, strict=True):
        known.setdefault((path, sheet, row), []).append((tables[table], task))
    return [_named(f, _task_at(f, known.get((f.path, f.sheet, f.row), []))) for f in findings]


def _task_at(finding: Finding, tasks: Sequence[tuple[Table, _Task]]) -> _Task | None:
    column = column_number(finding.cell) if finding.cell else None
    holding = (task for table, task in tasks if column is not None and table.spans(column))
    return next(holding, tasks[0][1] if tasks else None)


def _named(finding: Finding, task: _Task | None) -> Finding:
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
