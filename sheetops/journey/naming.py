"""Findings get the id, title and unit of the task in whose row they stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from sheetops.model import Finding, Table, column_number


class _Task(NamedTuple):
    """A task in a row, and the table that it stands in; of the register, none."""

    id: Any
    title: Any
    unit: Any
    table: Table | None


def about_tasks(
    findings: Sequence[Finding], tasks: pd.DataFrame, typed: pd.DataFrame, tables: Sequence[Table]
) -> list[Finding]:
    """The findings, those in a task's row with its id, title and unit.

    Of tables side by side several tasks stand in one row: a finding is about the one in whose columns its cell is.

    Args:
        tasks: the evaluated tasks; `typed`: all reported rows, with the `task_id` of those that count.
    """
    known: dict[tuple[Any, Any, Any], list[_Task]] = {}
    by_id = {task["id"]: task for task in tasks[["id", "title_text", "unit"]].to_dict("records")}
    rows = typed[typed["task_id"].notna()]
    for path, sheet, row, table, task_id in rows[["path", "sheet", "row", "table", "task_id"]].itertuples(index=False):
        about = by_id[task_id]
        its = _Task(task_id, about["title_text"], about["unit"], tables[table])
        known.setdefault((path, sheet, row), []).append(its)
    registered = tasks[tasks["register_path"].notna()]
    columns = ["register_path", "register_sheet", "register_row", "id", "title_text", "unit"]
    for path, sheet, row, task_id, title, unit in registered[columns].itertuples(index=False):
        known.setdefault((path, sheet, int(row)), []).append(_Task(task_id, title, unit, None))
    return [_named(f, _task_at(f, known.get((f.path, f.sheet, f.row), []))) for f in findings]


def _task_at(finding: Finding, tasks: Sequence[_Task]) -> _Task | None:
    column = column_number(finding.cell) if finding.cell else None
    holding = (t for t in tasks if column is not None and t.table is not None and t.table.spans(column))
    return next(holding, tasks[0] if tasks else None)


def _named(finding: Finding, task: _Task | None) -> Finding:
    if task is None:
        return finding
    unit = finding.unit or (None if pd.isna(task.unit) else task.unit)
    return dataclasses.replace(finding, task_id=task.id, title=task.title, unit=unit)
