"""Tệp nộp: what became of every file, and the ledger of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.checks import alarm, verdict_of
from sheetops.write.workbook.ledger import Ledger, ledger_of, write_ledger
from sheetops.write.workbook.page import Page, relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import Value

if TYPE_CHECKING:
    from sheetops.model import SubmittedFile
    from sheetops.write.workbook.book import Book

_WIDTHS = (6.0, 34.0, 24.0, 18.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0)
_TOTAL, _ACCEPTED, _STRUCTURAL, _CHECK = 4, 5, 7, 8
_HASH_COLUMNS, _MOMENT_COLUMNS = 3, 2


def write_files(book: Book) -> None:
    """Write the sheet."""
    words, files = book.words, book.evaluation.files
    page = Page(book, "files", _WIDTHS)
    page.title(words("files.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.sheet.freeze_panes(page.row, 2)
    page.blank()
    if files:
        ledger = ledger_of(book)
        page.title(words("files.list"), styles.SECTION)
        page.paragraph(words("files.check_note"), styles.NOTE)
        _table(page, ledger)
        page.blank(14)
        write_ledger(page, ledger)
    else:
        page.paragraph(words("files.empty"), styles.NOTE)
    page.finish()


def _table(page: Page, ledger: Ledger) -> None:
    """The files, each with its rows; the check proves their sum, and that the ledger below has as many."""
    book, words = page.book, page.book.words
    timed = any(file.modified for file in book.evaluation.files)
    counts = ("total", "accepted", "rejected", "structural")
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("common.file")),
        Column(words("common.unit")),
        Column(words("files.state")),
        *(Column(words(f"files.{name}"), look=COUNTS) for name in counts),
        Column(words("files.check"), look=CENTRE),
        *([Column(words("files.modified"), _MOMENT_COLUMNS, {**CENTRE, "num_format": styles.MOMENT})] if timed else []),
        Column(words("files.sha256"), span=_HASH_COLUMNS, look={"font_size": 9}),
    ]
    table = Table(page, columns)
    top = page.row
    # The ledger's rows follow the files', its heading, its header and a blank row.
    first = top + len(book.evaluation.files) + 3
    for number, file in enumerate(book.evaluation.files, start=1):
        area = ledger.area(file.path, first)
        moment: list[Value] = [file.modified] if timed else []
        table.add([number, *_row(page, file, area, ledger.rows_of(file.path)), *moment, file.sha256])
    alarm(page, top, _CHECK, page.row - 1, _CHECK)


def _row(page: Page, file: SubmittedFile, area: str | None, counted: int) -> list[Value]:
    book, rows, row = page.book, file.rows, page.row
    total = relative(row, _TOTAL)
    parts = f"SUM({relative(row, _ACCEPTED)}:{relative(row, _STRUCTURAL)})"
    holds = rows.total == rows.accepted + rows.rejected + rows.structural == counted
    condition = f"AND({total}={parts},{total}={f'SUM({area})' if area else 0})"
    units = "\n".join(map(book.names.unit, file.units)) or (book.names.unit(file.unit) if file.unit else "")
    state = book.words.label("states", file.state)
    late = f"\n{book.words('files.late')}" if file.late else ""
    counts: list[Value] = [rows.total, rows.accepted, rows.rejected, rows.structural]
    return [book.source(file.path, file.path), units, state + late, *counts, verdict_of(book, condition, holds=holds)]
