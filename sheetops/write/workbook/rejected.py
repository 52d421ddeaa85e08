"""Dòng không được tiếp nhận: every rejected row, verbatim, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops import catalogue
from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.values import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.values import Value

_WIDTHS = (6.0, 32.0, 18.0, 9.0, 8.0, 28.0, 80.0)


def write_rejected(book: CommonBook) -> None:
    """Write the sheet."""
    words, records = book.words, book.evaluation.rejected.to_dict("records")
    page = Page(book, "rejected", _WIDTHS)
    page.title(words("rejected.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.blank()
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("common.file")),
        Column(words("common.sheet")),
        Column(words("common.row"), look=CENTRE),
        Column(words("findings.code"), look=CENTRE),
        Column(words("rejected.reason")),
        Column(words("rejected.cells")),
    ]
    table = Table(page, columns)
    page.sheet.freeze_panes(table.header + 1, 0)
    for number, record in enumerate(records, start=1):
        table.add([number, *_row(book, record)])
    if not records:
        page.paragraph(words("rejected.empty"), styles.NOTE)
    page.finish(repeat=(table.header, table.header))


def _row(book: CommonBook, record: Mapping[Any, Any]) -> list[Value]:
    path, sheet, row, code = (record[name] for name in ("path", "sheet", "row", "reason"))
    first = record["cells"][0][0] if record["cells"] else f"A{row}"
    return [
        text(path),
        text(sheet),
        book.source(row, path, sheet, first),
        text(code),
        catalogue.rule(text(code)).title.text(),
        "\n".join(f"{address}: {content}" for address, content in record["cells"]),
    ]
