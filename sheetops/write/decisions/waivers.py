"""The sheet of waivers, which the clerk fills in: only laid out here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.decisions import code_choices, layout, waiver_heads
from sheetops.write.decisions.design import Design
from sheetops.write.decisions.lists import expect_day, offer
from sheetops.write.decisions.sheet import sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

    from sheetops.scored import Result

_WIDTHS = (4.0, 22.0, 18.0, 11.0, 26.0, 26.0, 18.0, 17.0, 11.0, 11.0)
# A form with room to write; the clerk may go on below it.
_EMPTY_ROWS = 15


def lay_out_waivers(book: Workbook, evaluation: Result) -> None:
    """Make the sheet where there is none, and give it its drop-downs.

    Raises:
        WorkspaceError: there is one, but without its titles.
    """
    words, choices = layout().waivers, layout().choices
    form = sheet(book, _design(), waiver_heads(), evaluation.workspace.decisions.name)
    units = (*(unit.name for unit in evaluation.workspace.units), layout().every_unit[1])
    offer(book, form, "code", choices.codes, code_choices())
    offer(book, form, "unit", choices.units, units)
    expect_day(form, "until", words.wrong_date)
    if form.is_new:
        form.keep(_EMPTY_ROWS, days=("until",))


def _design() -> Design:
    words = layout().waivers
    explanation = [line.format(every=layout().every_unit[1]) for line in words.explanation]
    return Design(words.sheet, words.title, explanation, _WIDTHS, tuple(dict(words.heads)))
