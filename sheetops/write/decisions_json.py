"""What the Office has decided about tasks, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.text import as_text

if TYPE_CHECKING:
    from sheetops.decisions import TaskDecision
    from sheetops.evaluation import Evaluation


def in_task(decision: TaskDecision | None) -> dict[str, Any] | None:
    """What stands with the task that was decided about; `applied` is false where it cannot be (R415)."""
    if decision is None:
        return None
    return {**_said(decision), "cell": _cell(decision), "applied": decision.in_force}


def decision_entries(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Every decision: about the tasks in their order, then those whose task this result does not have."""
    given = evaluation.decisions
    return [
        *(_entry(d, "applied" if d.in_force else "not_applied") for d in given.tasks),
        *(_entry(d, "orphan") for d in given.orphans),
    ]


def _entry(decision: TaskDecision, state: str) -> dict[str, Any]:
    return {
        "task_id": decision.task_id or None,
        "title": decision.title or None,
        "unit": decision.unit,
        **_said(decision),
        "typed": {name: as_text(value) for name, value in decision.typed.items()},
        "state": state,
        "inherited": decision.inherited,
        "path": decision.path,
        "sheet": decision.sheet,
        "cell": _cell(decision),
    }


def _said(decision: TaskDecision) -> dict[str, Any]:
    return {
        "status": decision.status,
        "extended": decision.extended.isoformat() if decision.extended else None,
        "document": decision.document or None,
        "opinion": decision.opinion or None,
    }


def _cell(decision: TaskDecision) -> str | None:
    """The first cell in which something stands."""
    return next((decision.cells[name] for name in decision.typed if name in decision.cells), None)
