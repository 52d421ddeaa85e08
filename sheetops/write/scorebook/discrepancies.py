"""Đối chiếu: the points of every unit where several have scored one indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.scorebook.detail_columns import PLAIN_POINTS
from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.values import number, text

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import ScoreBook
    from sheetops.write.workbook.values import Value

_WIDTHS = (6.0, 9.0, 56.0, 30.0, 12.0, 12.0, 12.0, 12.0)


def write_discrepancies(book: ScoreBook) -> None:
    """Write the sheet."""
    words = book.words
    page = Page(book, "discrepancies", _WIDTHS)
    page.title(words("discrepancies.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.paragraph(words("discrepancies.note"), styles.NOTE)
    page.blank()
    points = (words("points.max"), words("discrepancies.points"), words("points.appraised"), words("points.score"))
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("detail.code"), look={**CENTRE, "num_format": "@"}),
        Column(book.kind.field_label("title")),
        Column(words("common.unit")),
        *(Column(label, look=PLAIN_POINTS) for label in points),
    ]
    table = Table(page, columns)
    page.sheet.freeze_panes(table.header + 1, 0)
    for indicator in book.indicators:
        for unit, score in indicator["scores"]:
            most, appraised, counts = (number(indicator[name]) for name in ("max", "appraised", "score"))
            place = page.row - table.header
            row: list[Value] = [place, text(indicator["code"]), text(indicator["name"]), book.names.unit(unit)]
            table.add([*row, most, number(score), appraised, counts])
    if page.row == table.header + 1:
        page.paragraph(words("discrepancies.empty"), styles.NOTE)
    page.finish(repeat=(table.header, table.header))
