"""Miễn trừ: the waivers in force, with the titles of the sheet in `quyet-dinh.xlsx`, so that next period reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.decisions import code_choice, layout
from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.table import CENTRE, Column, Table

if TYPE_CHECKING:
    from sheetops.decisions import Waiver
    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.styles import Look
    from sheetops.write.workbook.values import Value

_WIDTHS = (6.0, 24.0, 22.0, 13.0, 34.0, 30.0, 20.0, 22.0, 13.0, 18.0)
_LOOKS: dict[str, Look] = {"number": CENTRE, "id": CENTRE, "until": {**CENTRE, "num_format": styles.DAY}}


def write_waivers(book: CommonBook) -> None:
    """Write the sheet; nothing where there is no waiver in force."""
    if not book.waivers:
        return
    titles = dict(layout().waivers.heads)
    page = Page(book, "waivers", _WIDTHS)
    page.title(layout().waivers.title)
    page.title(book.subtitle, styles.SUBTITLE)
    page.blank()
    table = Table(page, [Column(title, look=_LOOKS.get(name)) for name, title in titles.items()])
    page.sheet.freeze_panes(table.header + 1, 0)
    for number, waiver in enumerate(book.waivers, start=1):
        table.add(_row(book, number, waiver), whole=True)
    page.finish(repeat=(table.header, table.header))


def _row(book: CommonBook, number: int, waiver: Waiver) -> list[Value]:
    waived = waiver.waived
    return [
        number,
        code_choice(waiver.code),
        book.names.unit(waiver.unit) if waiver.unit else _everybody(waiver),
        waiver.task_id,
        waiver.title,
        waived.reason,
        waived.by,
        waived.document,
        waived.until,
        waiver.note,
    ]


def _everybody(waiver: Waiver) -> str:
    """Who is meant where no unit is named: nobody in particular, where a task is."""
    return "" if waiver.task_id or waiver.title else layout().every_unit[1]
