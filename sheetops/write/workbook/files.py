"""Tệp nộp: what became of every file, and the ledger of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.checks import alarm, verdict_of
from sheetops.write.workbook.geometry import characters
from sheetops.write.workbook.ledger import Ledger, write_ledger
from sheetops.write.workbook.metrics import text_width
from sheetops.write.workbook.page import Page, relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.model import SubmittedFile
    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.values import Value

_NUMBER, _OTHERS = 6.0, (24.0, 18.0, *([12.0] * 10))
# LibreOffice does not wrap a link, so the column is as wide as the longest path, within reason.
_NARROWEST, _WIDEST = 30.0, 64.0
_TOTAL, _ACCEPTED, _STRUCTURAL, _CHECK = 4, 5, 7, 8
_HASH_COLUMNS, _MOMENT_COLUMNS = 3, 2
_HASH_SIZE = 9


def write_files(book: CommonBook) -> None:
    """Write the sheet."""
    words = book.words
    page = Page(book, "files", (_NUMBER, _path_width(book), *_OTHERS))
    page.title(words("files.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.sheet.freeze_panes(page.row, 2)
    page.blank()
    if book.evaluation.files:
        _tables(page)
    else:
        page.paragraph(words("files.empty"), styles.NOTE)
    page.finish()


def _path_width(book: CommonBook) -> float:
    longest = max((text_width(file.path, styles.SIZE) for file in book.evaluation.files), default=0.0)
    return min(_WIDEST, max(_NARROWEST, characters(longest)))


def _tables(page: Page) -> None:
    """The ledger first, because the files' checks refer to it; it stands below them."""
    book, words = page.book, page.book.words
    page.title(words("files.list"), styles.SECTION)
    page.paragraph(words("files.check_note"), styles.NOTE)
    top, ledger = page.row, Ledger(book)
    page.row = top + 1 + len(book.evaluation.files)
    page.blank(14)
    sums = write_ledger(page, ledger)
    end, page.row = page.row, top
    table = Table(page, _columns(page))
    for number, file in enumerate(book.evaluation.files, start=1):
        table.add([number, *_row(page, file, ledger, sums)], whole=True)
    alarm(page, top + 1, _CHECK, page.row - 1, _CHECK)
    page.row = end


def _timed(page: Page) -> bool:
    return any(file.modified for file in page.book.evaluation.files)


def _columns(page: Page) -> list[Column]:
    words = page.book.words
    moment = {**CENTRE, "num_format": styles.MOMENT}
    counts = (words(f"files.{name}") for name in ("total", "accepted", "rejected", "structural"))
    return [
        Column(words("common.number"), look=CENTRE),
        Column(words("common.file")),
        Column(words("common.unit")),
        Column(words("files.state")),
        *(Column(label, look=COUNTS) for label in counts),
        Column(words("files.check"), look=CENTRE),
        *([Column(words("files.modified"), _MOMENT_COLUMNS, moment)] if _timed(page) else []),
        Column(words("files.sha256"), _HASH_COLUMNS, {"font_size": _HASH_SIZE}),
    ]


def _row(page: Page, file: SubmittedFile, ledger: Ledger, sums: Mapping[str, str]) -> list[Value]:
    book = page.book
    units = "\n".join(map(book.names.unit, file.units)) or (book.names.unit(file.unit) if file.unit else "")
    late = f"\n{book.words('files.late')}" if file.late else ""
    why = f": {book.words.label('ignored', file.reason)}" if file.reason else ""
    state = book.words.label("states", file.state) + why + late
    moment: list[Value] = [file.modified] if _timed(page) else []
    digest = file.sha256 or ""
    return [book.source(file.path, file.path), units, state, *_rows(page, file, ledger, sums), *moment, digest]


def _rows(page: Page, file: SubmittedFile, ledger: Ledger, sums: Mapping[str, str]) -> list[Value]:
    """The counts, and whether they add up and the ledger says the same."""
    rows, total = file.rows, relative(page.row, _TOTAL)
    parts = f"SUM({relative(page.row, _ACCEPTED)}:{relative(page.row, _STRUCTURAL)})"
    condition = f"AND({total}={parts},{total}={f'SUM({sums[file.path]})' if file.path in sums else 0})"
    holds = rows.total == rows.accepted + rows.rejected + rows.structural == ledger.rows_of(file.path)
    counts: list[Value] = [rows.total, rows.accepted, rows.rejected, rows.structural]
    return [*counts, verdict_of(page.book, condition, holds=holds)]
