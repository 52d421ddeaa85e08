"""Where the Office's decisions are going to stand in the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.model import a1
from sheetops.text import as_text
from sheetops.write.workbook.book import Labels
from sheetops.write.workbook.detail_columns import detail_columns
from sheetops.write.workbook.detail_table import HEADER
from sheetops.write.workbook.orphans import FIRST_ROW, YELLOW_FROM
from sheetops.write.workbook.values import Link, storable
from sheetops.write.workbook.words import DECISIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.evaluation import Evaluation
    from sheetops.write.workbook.values import Value


def detail_cells(evaluation: Evaluation) -> Mapping[str, tuple[int, Mapping[str, str]]]:
    """Task's id → its row in Chi tiết, counted from 1, and yellow column → A1 address."""
    columns = detail_columns(_labels(evaluation))
    places = {column.name: at for at, column in enumerate(columns, start=1)}
    first = HEADER + 2
    return {
        task: (row, {name: a1(row, places[f"decision {name}"]) for name in DECISIONS})
        for row, task in enumerate(evaluation.tasks["id"], start=first)
    }


def orphan_cells(number: int) -> tuple[int, Mapping[str, str]]:
    """The same of the decision without a task that is the `number`th, counted from 0."""
    row = FIRST_ROW + number + 1
    return row, {name: a1(row, YELLOW_FROM + at + 1) for at, name in enumerate(DECISIONS)}


def shown_detail(evaluation: Evaluation) -> dict[str, Any]:
    """What the white columns of Chi tiết show, as texts: with it the next run finds what was edited.

    Returns:
        `columns`: their titles; `rows`: per task its texts in the same order.
    """
    labels = _labels(evaluation)
    columns = [column for column in detail_columns(labels) if not column.yellow and column.name != "number"]
    note = labels.words("common.shortened")
    tasks = evaluation.tasks.to_dict("records")
    rows = [[_shown(column.value(task), note) for column in columns] for task in tasks]
    return {"columns": [column.label for column in columns], "rows": rows}


def _shown(value: Value, note: str) -> str:
    """A value as it is read again."""
    if isinstance(value, Link):
        value = value.text
    if isinstance(value, str):
        return as_text(storable(value, note))
    return as_text(float(value) if isinstance(value, int | float) else value)  # type: ignore[arg-type]  # no formula


def _labels(evaluation: Evaluation) -> Labels:
    return Labels(evaluation, evaluation.workspace.folders.output)
