"""Biểu kèm theo: the detailed table as it is printed and attached, by origin and sector."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sheetops.evaluation import UNKNOWN
from sheetops.write.workbook import styles
from sheetops.write.workbook.annex_columns import AnnexColumn, annex_columns
from sheetops.write.workbook.heading import attached, write_heading
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.roman import roman
from sheetops.write.workbook.signature import write_signature
from sheetops.write.workbook.table import Column, Table
from sheetops.write.workbook.tallies import blocks
from sheetops.write.workbook.values import missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.detail import Detail
    from sheetops.write.workbook.detail_columns import Task
    from sheetops.write.workbook.styles import Look

Headings: TypeAlias = dict[tuple[str, str | None], int]
"""(origin, sector or None for the whole block) → the row of its heading."""

_ZOOM = 90


def write_annex(book: Book, detail: Detail) -> Headings:
    """Write the sheet and say where its headings stand."""
    columns = annex_columns(book, detail)
    page = Page(book, "annex", [column.width for column in columns])
    page.sheet.hide_gridlines(2)
    write_heading(page, book.words("annex.title"), attached(book), book.words("heading.as_of", date=book.cutoff))
    table = Table(page, [Column(column.label, look=column.look) for column in columns])
    page.sheet.freeze_panes(table.header + 1, 0)
    headings = _blocks(book, detail, table, columns) if detail.tasks else {}
    if not detail.tasks:
        page.paragraph(book.words("annex.empty"), styles.NOTE)
    write_signature(page)
    page.finish(repeat=(table.header, table.header), zoom=_ZOOM)
    return headings


def _blocks(book: Book, detail: Detail, table: Table, columns: Sequence[AnnexColumn]) -> Headings:
    headings: Headings = {}
    counted = [task for task in detail.tasks if task["status"] not in detail.apart]
    number = 0
    for number, block in enumerate(blocks(book.tallies, book.evaluation, book.names), start=1):
        tasks = [task for task in counted if task["origin"] == block.origin]
        label = f"{roman(number)}. {book.block_label(block.origin)}".upper()
        headings[block.origin, None] = _heading(table, label, len(tasks), styles.TOTAL)
        for place, sector in enumerate(block.sectors if block.divided else (), start=1):
            part = [task for task in tasks if _sector(task) == sector]
            headings[block.origin, sector] = _heading(
                table, f"{place}. {book.sector_label(sector)}", len(part), styles.GROUP
            )
            _rows(table, part, columns)
        if not block.divided:
            _rows(table, tasks, columns)
    if apart := [task for task in detail.tasks if task["status"] in detail.apart]:
        label = f"{roman(number + 1)}. {book.words('blocks.withdrawn')}".upper()
        _heading(table, label, len(apart), styles.TOTAL)
        _rows(table, apart, columns)
    return headings


def _heading(table: Table, label: str, count: int, look: Look) -> int:
    text = table.page.book.words("annex.count", label=label, count=f"{count:02}")
    return table.page.paragraph(text, styles.CELL, {"valign": "vcenter"}, look)


def _rows(table: Table, tasks: Sequence[Task], columns: Sequence[AnnexColumn]) -> None:
    """The tasks of a block, numbered from 1."""
    for number, task in enumerate(tasks, start=1):
        table.add([number, *(column.value(task) for column in columns[1:])])


def _sector(task: Task) -> str:
    return UNKNOWN if missing(task["sector"]) else str(task["sector"])
