"""Thông tin: with what the result was made, so that it can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops import __version__
from sheetops.write.workbook import styles
from sheetops.write.workbook.decided import decided
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.settings import settings
from sheetops.write.workbook.table import CENTRE, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.common import CommonBook

_WIDTHS = (36.0, 100.0)
_STATUS_LABEL = 0


def write_about(book: CommonBook, more: Sequence[tuple[str, str]] = ()) -> str:
    """Write the sheet and give the range of the statuses that the Office may choose; "" where the kind has none.

    Args:
        more: name and content of decisions besides those that every kind has.
    """
    words = book.words
    page = Page(book, "about", _WIDTHS)
    page.title(words("about.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.sheet.freeze_panes(page.row, 0)
    _section(page, "about.general", _general(book))
    _section(page, "about.configuration", settings(book))
    inputs = [(file.path, file.sha256) for file in book.evaluation.files if file.sha256]
    _section(page, "about.inputs", [*inputs, *book.evaluation.references], empty="about.no_inputs")
    _section(page, "about.decisions", [*decided(book), *more], empty="about.no_decisions")
    choices = _choices(page) if book.kind.statuses else ""
    page.finish()
    return choices


def _general(book: CommonBook) -> list[tuple[str, str]]:
    words, office, kind = book.words, book.workspace.office, book.kind
    code = f" ({office.code})" if office.code else ""
    return [
        (words("about.program"), f"sheetops {__version__}"),
        (words("about.kind"), f"{kind.label.vi} ({kind.kind})"),
        (words("about.kind_version"), kind.version),
        (words("about.office"), office.name + code),
        (words("about.period"), f"{book.workspace.period.label('vi')} ({book.workspace.period.text})"),
        (words("about.cutoff"), book.cutoff),
    ]


def _section(page: Page, title: str, pairs: Sequence[tuple[str, str]], empty: str = "") -> None:
    words = page.book.words
    page.blank(12)
    page.title(words(title), styles.SECTION)
    if not pairs:
        page.paragraph(words(empty), styles.NOTE)
        return
    table = Table(page, [Column(words("about.name")), Column(words("about.value"))])
    for name, value in pairs:
        table.add([name, value])


def _choices(page: Page) -> str:
    """The statuses; those that the Office may choose first, so that the drop-down list is one range."""
    words, book = page.book.words, page.book
    page.blank(12)
    page.title(words("about.statuses"), styles.SECTION)
    page.paragraph(words("about.statuses_note"), styles.NOTE)
    top = page.row
    for status in book.kind.statuses:
        if status.assignable or not status.counted:
            page.put(page.row, _STATUS_LABEL, book.names.status(status.code), styles.CELL)
            page.grow(page.row, 1, CENTRE)
            page.row += 1
    return page.range(top, page.row - 1, _STATUS_LABEL)
