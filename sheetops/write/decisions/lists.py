"""What the clerk chooses from: lists that stand in a hidden sheet, each under a name, for Excel keeps such a one as it
is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from sheetops.decisions import layout
from sheetops.write.decisions import looks

if TYPE_CHECKING:
    from openpyxl import Workbook

    from sheetops.write.decisions.sheet import Sheet

# So many rows have the drop-down, those that the clerk adds included.
LAST_ROW = 2000
_FIRST_DAY = "36526"  # 1 January 2000, as a spreadsheet counts


def offer(book: Workbook, to: Sheet, column: str, name: str, choices: Sequence[str], wrong: str = "") -> None:
    """A drop-down for a column; nothing where the clerk has taken the column out.

    Args:
        name: one of `Choices.names`; what stands in its list already stays.
        wrong: what is said of any other text; empty where the clerk may write what they like.
    """
    _list(book, name, choices)
    error = {"showErrorMessage": True, "error": wrong} if wrong else {}
    _rule(to, column, DataValidation(type="list", formula1=name, allow_blank=True, **error))


def expect_day(to: Sheet, column: str, wrong: str) -> None:
    """A column of days: what is none is asked about, but may stand, for a day may come as text."""
    error = {"showErrorMessage": True, "errorStyle": "warning", "error": wrong}
    _rule(
        to, column, DataValidation(type="date", operator="greaterThan", formula1=_FIRST_DAY, allow_blank=True, **error)
    )


def _list(book: Workbook, name: str, choices: Sequence[str]) -> None:
    words = layout().choices
    column = words.names.index(name) + 1
    hidden = book[words.sheet] if words.sheet in book.sheetnames else book.create_sheet(words.sheet)
    hidden.sheet_state = "hidden"
    have = [str(hidden.cell(row, column).value or "") for row in range(1, hidden.max_row + 1)]
    listed = [*filter(None, have), *(choice for choice in choices if choice not in have)]
    for row, choice in enumerate(listed, start=1):
        cell = hidden.cell(row, column, choice)
        cell.font, cell.data_type = looks.PLAIN, "s"
    letter = get_column_letter(column)
    place = f"'{words.sheet}'!${letter}$1:${letter}${len(listed)}"
    book.defined_names[name] = DefinedName(name, attr_text=place)


def _rule(to: Sheet, column: str, rule: DataValidation) -> None:
    """The rule, where the sheet has none such yet."""
    rules = to.paper.data_validations.dataValidation
    if column not in to.columns or any(str(r.formula1) == rule.formula1 for r in rules):
        return
    letter = get_column_letter(to.columns[column])
    rule.add(f"{letter}{to.top + 1}:{letter}{LAST_ROW}")
    to.paper.add_data_validation(rule)
