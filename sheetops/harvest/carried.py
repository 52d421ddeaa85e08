"""The extensions that an earlier period's workbook bears, to be carried into this one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sheetops.decisions import TaskDecision
from sheetops.harvest.rows import decisions_of

if TYPE_CHECKING:
    from sheetops.earlier import EarlierRow, EarlierWorkbook
    from sheetops.words.lexicon import Lexicon


def extensions_of(earlier: EarlierWorkbook, lexicon: Lexicon) -> tuple[TaskDecision, ...]:
    """The extensions in force in last period's workbook, as inherited decisions.

    They are those that stand in its yellow columns and can be applied, and those that it had inherited itself and shows
    beside the deadline.  Of a task with both the yellow one counts.
    """
    typed = [d for d in decisions_of(earlier, lexicon) if d.extended and d.in_force]
    known = {decision.key for decision in typed}
    shown = (decision for row in earlier.rows if (decision := _shown(row, earlier.path)))
    both = (*typed, *(d for d in shown if d.key not in known))
    return tuple(dataclasses.replace(d, status=None, opinion="", inherited=True) for d in both)


def _shown(row: EarlierRow, path: str) -> TaskDecision | None:
    due, document = row.day("due"), row.text("extension")
    if due is None or not document or row.day("assigned_due") is None:
        return None
    return TaskDecision(
        row.id,
        row.title,
        row.unit,
        row.text("unit"),
        extended=due,
        document=document,
        typed={"extended": due, "document": document},
        cells={"extended": row.address("due") or "", "document": row.address("extension") or ""},
        path=path,
        sheet=row.sheet,
        row=row.number,
    )
