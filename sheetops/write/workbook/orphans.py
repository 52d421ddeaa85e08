"""Kết luận không khớp: what the Office has decided about tasks that this result does not have.

The sheet stands only where there is such a decision.  Its columns bear the titles of Chi tiết and are read as those
are: what stands in it is applied again when its task comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.values import as_typed
from sheetops.write.workbook.words import DECISIONS

if TYPE_CHECKING:
    from sheetops.decisions import TaskDecision
    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.values import Value

_WIDTHS = (6.0, 14.0, 60.0, 24.0, 18.0, 12.0, 22.0, 36.0)
HEADER = 4
"""The row of the header, counted from 0."""
FIRST_ROW = HEADER + 1
YELLOW_FROM = 4
"""The first yellow column, counted from 0."""


def write_orphans(book: Book) -> None:
    """Write the sheet, where there is something to write."""
    if not book.evaluation.decisions.orphans:
        return
    words = book.words
    page = Page(book, "orphans", _WIDTHS)
    page.title(words("orphans.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.paragraph(words("orphans.note"), styles.NOTE)
    page.blank()
    title = book.kind.field_by_name["title"].label.vi
    white = [words("detail.number"), words("detail.id"), title, words("detail.unit")]
    table = Table(page, [*(Column(label, look=_look(at)) for at, label in enumerate(white)), *_yellow(book)])
    page.sheet.freeze_panes(table.header + 1, 0)
    for number, decision in enumerate(book.evaluation.decisions.orphans, start=1):
        table.add(_row(number, decision), whole=True)
    page.finish(repeat=(table.header, table.header))


def _look(column: int) -> styles.Look | None:
    return CENTRE if column == 0 else None


def _yellow(book: Book) -> list[Column]:
    formats = {name: {"num_format": styles.DAY if name == "extended" else "@"} for name in DECISIONS}
    return [
        Column(book.words(f"decision.{name}"), look={**styles.YELLOW, **formats[name]}, head=styles.YELLOW_HEAD)
        for name in DECISIONS
    ]


def _row(number: int, decision: TaskDecision) -> list[Value]:
    typed = [as_typed(decision.typed.get(name)) for name in DECISIONS]
    return [number, decision.task_id, decision.title, decision.unit_text, *typed]
