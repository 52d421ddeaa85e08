"""The sheet of columns that are not sure, for the Office to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sheetops.decisions import column_choices, column_heads, layout
from sheetops.text import bare_key
from sheetops.words.confirmed import header_key
from sheetops.write.decisions.design import Design
from sheetops.write.decisions.lists import offer
from sheetops.write.decisions.sheet import sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

    from sheetops.decisions import Suggestion
    from sheetops.scored import Result

_WIDTHS = (4.0, 18.0, 22.0, 22.0, 16.0, 16.0, 18.0, 13.0, 11.0, 13.0)
_YELLOW = ("confirmed", "by", "day", "note")


def add_columns(book: Workbook, evaluation: Result) -> int:
    """Add what is to be asked and does not stand there yet; how many rows that are.

    Raises:
        WorkspaceError: the sheet cannot be added to.
    """
    new = sheet(book, _design(), column_heads(), evaluation.workspace.decisions.name)
    asked = [(unit, header) for unit, header in new.texts("unit", "header") if header]
    known = {_key(unit, header) for unit, header in asked}
    rows = [_row(suggestion, evaluation) for suggestion in evaluation.suggestions]
    rows = [row for row in rows if _key(row["unit"], row["header"]) not in known]
    numbered: list[dict[str, str | int]] = [{"number": n, **row} for n, row in enumerate(rows, start=len(asked) + 1)]
    wrong = layout().columns.wrong_choice
    offer(book, new, "confirmed", layout().choices.fields, column_choices(evaluation.kind), wrong)
    new.add(numbered)
    return len(numbered)


def _design() -> Design:
    words = layout().columns
    values = {"unused": words.unused, "every": layout().every_unit[0]}
    explanation = [line.format(**values) for line in words.explanation]
    return Design(words.sheet, words.title, explanation, _WIDTHS, _YELLOW)


def _key(unit: str, header: str) -> tuple[str, str]:
    return bare_key(unit), header_key(header)


def _row(suggestion: Suggestion, evaluation: Result) -> Mapping[str, str]:
    words, kind = layout().columns, evaluation.kind
    unit = evaluation.workspace.unit(suggestion.unit) if suggestion.unit else None
    return {
        "unit": unit.name if unit else layout().every_unit[0],
        "header": suggestion.header,
        "place": words.place.format(path=suggestion.path, sheet=suggestion.sheet, cell=suggestion.cell),
        "taken": kind.field_label(suggestion.field) if suggestion.field else words.not_taken,
        "like": "\n".join(kind.field_label(name) for name in suggestion.like if name != suggestion.field),
    }
