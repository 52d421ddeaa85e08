"""The sheet of reported tasks that may be assigned ones, for the Office to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.decisions import layout, match_choices, match_heads
from sheetops.text import bare_key, key
from sheetops.write.decisions.design import Design
from sheetops.write.decisions.lists import offer
from sheetops.write.decisions.sheet import sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

    from sheetops.decisions import MatchQuestion
    from sheetops.scored import Result

_WIDTHS = (4.0, 13.0, 24.0, 15.0, 24.0, 10.0, 16.0, 14.0, 9.0, 11.0, 11.0, 10.0)
_YELLOW = ("verdict", "other", "by", "day", "note")
_PAIR = ("unit", "reported", "id", "assigned")


def add_matches(book: Workbook, evaluation: Result) -> int:
    """Add what is to be asked and does not stand there yet; how many rows that are.

    Raises:
        WorkspaceError: the sheet cannot be added to.
    """
    new = sheet(book, _design(), match_heads(), evaluation.workspace.decisions.name)
    asked = [texts for texts in new.texts(*_PAIR) if texts[1]]
    known = {_key(*texts) for texts in asked}
    rows = [_row(question, evaluation) for question in evaluation.questions]
    rows = [row for row in rows if _key(*(row[name] for name in _PAIR)) not in known]
    offer(book, new, "verdict", layout().choices.verdicts, match_choices(), layout().matches.wrong_choice)
    new.add([{"number": number, **row} for number, row in enumerate(rows, start=len(asked) + 1)])
    return len(rows)


def _design() -> Design:
    words = layout().matches
    values = {"same": words.same, "different": words.different, "other": words.heads.other}
    explanation = [line.format(**values) for line in words.explanation]
    return Design(words.sheet, words.title, explanation, _WIDTHS, _YELLOW)


def _key(unit: str, reported: str, id_: str, assigned: str) -> tuple[str, ...]:
    return bare_key(unit), key(reported), key(id_), key(assigned)


def _row(question: MatchQuestion, evaluation: Result) -> dict[str, str]:
    words = layout().matches
    unit = evaluation.workspace.unit(question.unit) if question.unit else None
    told = {
        words.only_reported: ", ".join(question.only_reported),
        words.only_assigned: ", ".join(question.only_assigned),
        words.due: question.due,
        words.assigned_due: question.assigned_due,
        words.source: question.source,
    }
    return {
        "unit": unit.name if unit else layout().every_unit[0],
        "reported": question.reported,
        "place": words.place.format(path=question.path, sheet=question.sheet, cell=question.cell),
        "assigned": question.assigned,
        "id": question.assigned_id,
        "differing": "\n".join(text.format(words=found) for text, found in told.items() if found),
    }
