"""Biểu phân công: which unit is in charge of which indicators, in the form of the annex to the assignment letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.heading import attached, write_heading
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.signature import write_signature
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import ScoreBook

# The annex is a page wide: number, unit, duties; the last in two columns, so that the heading has where to divide.
_WIDTHS = (6.0, 38.0, 50.0, 50.0)


def write_annex(book: ScoreBook) -> None:
    """Write the sheet."""
    words, office = book.words, book.workspace.office
    page = Page(book, "annex", _WIDTHS)
    page.sheet.hide_gridlines(2)
    place = (office.short or office.name).upper()
    title = words("annex.title", TABLE=_table_name(book).upper(), PLACE=place, year=book.workspace.cutoff.year)
    write_heading(page, title, attached(book))
    table = Table(page, _columns(book))
    page.sheet.freeze_panes(table.header + 1, 0)
    for place_, one in enumerate(book.evaluation.annex.to_dict("records"), start=1):
        unit = words("common.unknown_unit") if missing(one["unit"]) else book.names.unit(one["unit"])
        table.add([place_, unit, text(one["text"])])
    if book.evaluation.annex.empty:
        page.paragraph(words("annex.empty"), styles.NOTE)
    write_signature(page)
    page.finish(repeat=(table.header, table.header))


def _columns(book: ScoreBook) -> list[Column]:
    words = book.words
    return [
        Column(words("detail.number"), look=CENTRE),
        Column(words("annex.unit"), look={"bold": True}),
        Column(words("annex.duties"), span=2),
    ]


def _table_name(book: ScoreBook) -> str:
    scoring = book.kind.scoring
    return scoring.assignment_title.vi if scoring else book.kind.label.vi
