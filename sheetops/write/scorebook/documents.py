"""Minh chứng: the documents cited as evidence, who shares them, and the files that were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import day, missing, number, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.scorebook.book import ScoreBook
    from sheetops.write.workbook.values import Value

_WIDTHS = (6.0, 9.0, 20.0, 8.0, 13.0, 12.0, 46.0, 12.0, 16.0, 30.0, 12.0, 24.0)
_HASH: dict[str, Any] = {"font_size": 9}


def write_documents(book: ScoreBook) -> None:
    """Write the sheet."""
    words, records = book.words, book.evaluation.documents.to_dict("records")
    page = Page(book, "documents", _WIDTHS)
    page.title(words("documents.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.paragraph(words("documents.note"), styles.NOTE)
    page.blank()
    table = Table(page, _columns(book))
    page.sheet.freeze_panes(table.header + 1, 3)
    given = any(not missing(one["file"]) for one in records)
    for place, one in enumerate(records, start=1):
        table.add([place, *_row(book, one, given=given)], whole=True)
    if not records:
        page.paragraph(words("documents.empty"), styles.NOTE)
    page.sheet.autofilter(table.header, 0, max(page.row - 1, table.header + 1), page.last)
    page.finish(repeat=(table.header, table.header))


def _columns(book: ScoreBook) -> list[Column]:
    words = book.words
    return [
        Column(words("common.number"), look=CENTRE),
        Column(words("detail.code"), look={**CENTRE, "num_format": "@"}),
        Column(words("documents.number")),
        Column(words("documents.type"), look=CENTRE),
        Column(words("documents.issuer")),
        Column(words("documents.date"), look={**CENTRE, "num_format": styles.DAY}),
        Column(words("documents.text")),
        Column(words("common.cell"), look=CENTRE),
        Column(words("documents.twin")),
        Column(words("common.file")),
        Column(words("documents.size"), look=COUNTS),
        Column(words("files.sha256"), look=_HASH),
    ]


def _row(book: ScoreBook, one: Mapping[Any, Any], *, given: bool) -> list[Value]:
    file, words = one["file"], book.words
    none: Value = words("documents.no_file") if given and not missing(one["number"]) else ""
    return [
        text(one["code"]),
        text(one["number"]),
        text(one["type"]),
        text(one["issuer"]),
        day(one["date"]),
        text(one["text"]),
        book.source(one["cell"], one["path"], one["sheet"], one["cell"]),
        ", ".join(one["twin"]),
        none if missing(file) else book.source(file, file),
        number(one["size"]),
        text(one["sha256"]),
    ]
