"""The decisions of a result at the cells where they are going to stand, and what is to be said of them (R411, R415)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sheetops import catalogue
from sheetops.catalogue import found
from sheetops.decisions import Fault, TaskDecision
from sheetops.decisions.tasks import NAMES
from sheetops.text import as_text
from sheetops.write.workbook.decision_places import detail_cells, orphan_cells
from sheetops.write.workbook.words import sheet_names

if TYPE_CHECKING:
    from sheetops.evaluation import Evaluation
    from sheetops.model import Finding


def placed(evaluation: Evaluation, path: str) -> Evaluation:
    """The result with its decisions at their places in the new workbook, and the findings about them.

    Rows are sorted anew in every run, so that a finding that named the cell of the old workbook would lead nowhere.

    Args:
        path: of the workbook, for the findings.
    """
    given = evaluation.decisions
    if not (given.tasks or given.orphans):
        return evaluation
    cells, sheets = detail_cells(evaluation), sheet_names()
    tasks = tuple(
        decision if decision.inherited else _at(decision, path, sheets["detail"], *cells[decision.task_id])
        for decision in sorted(given.tasks, key=lambda decision: cells[decision.task_id][0])
    )
    orphans = tuple(
        _at(decision, path, sheets["orphans"], *orphan_cells(at)) for at, decision in enumerate(given.orphans)
    )
    findings = sorted((*evaluation.findings, *_findings(tasks, orphans)), key=catalogue.order_key)
    decisions = dataclasses.replace(given, tasks=tasks, orphans=orphans)
    return dataclasses.replace(evaluation, decisions=decisions, findings=tuple(findings))


def _at(decision: TaskDecision, path: str, sheet: str, row: int, cells: Mapping[str, str]) -> TaskDecision:
    return dataclasses.replace(decision, path=path, sheet=sheet, row=row, cells=cells)


def _findings(tasks: tuple[TaskDecision, ...], orphans: tuple[TaskDecision, ...]) -> Iterator[Finding]:
    everything = (*tasks, *orphans)
    for decision in everything:
        for fault in decision.faults:
            yield _wrong(decision, fault, _other(decision, everything))
    for decision in orphans:
        if not any(fault.fault == "differently" for fault in decision.faults):
            yield _orphan(decision)


def _other(decision: TaskDecision, decisions: tuple[TaskDecision, ...]) -> str:
    """Where another row of the task says otherwise."""
    others = (d for d in decisions if d.key == decision.key and d is not decision and not d.inherited)
    other = next(others, None)
    return f"{other.sheet}!{other.cells[next(iter(other.typed))]}" if other else ""


def _wrong(decision: TaskDecision, fault: Fault, other: str) -> Finding:
    return found(
        "R415",
        path=decision.path,
        sheet=decision.sheet,
        cell=decision.cells.get(fault.column),
        row=decision.row,
        value=as_text(decision.typed.get(fault.column)) or None,
        task_id=decision.task_id or None,
        title=decision.title or None,
        unit=decision.unit,
        about=decision.title,
        fault=fault.fault,
        suggestions=", ".join(f"“{text}”" for text in fault.suggestions),
        other=other if fault.fault == "differently" else "",
    )


def _orphan(decision: TaskDecision) -> Finding:
    said = "; ".join(text for name in NAMES if (text := as_text(decision.typed.get(name))))
    return found(
        "R411",
        path=decision.path,
        sheet=decision.sheet,
        cell=decision.cells.get(next(iter(decision.typed))),
        row=decision.row,
        value=said,
        task_id=decision.task_id or None,
        title=decision.title or None,
        unit=decision.unit,
        decision=said,
    )
