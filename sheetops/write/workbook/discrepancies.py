"""Đối chiếu: what two sources say differently, with both values and both cells."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from sheetops import catalogue
from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.values import Value, missing, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.book import Book

_WIDTHS = (6.0, 8.0, 24.0, 14.0, 40.0, 16.0, 26.0, 26.0, 8.0, 26.0, 26.0, 8.0)
_SIDES = ("left", "left_place", "left_cell", "right", "right_place", "right_cell")


def write_discrepancies(book: Book) -> None:
    """Write the sheet."""
    words, records = book.words, book.evaluation.discrepancies.to_dict("records")
    page = Page(book, "discrepancies", _WIDTHS)
    page.title(words("discrepancies.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.blank()
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("discrepancies.code"), look=CENTRE),
        Column(words("discrepancies.rule")),
        Column(words("discrepancies.task")),
        Column(words("discrepancies.title_of")),
        Column(words("discrepancies.field")),
        *(Column(words(f"discrepancies.{name}"), look=CENTRE if "cell" in name else None) for name in _SIDES),
    ]
    table = Table(page, columns)
    page.sheet.freeze_panes(table.header + 1, 0)
    tasks = book.evaluation.tasks.to_dict("records")
    for number, record in enumerate(records, start=1):
        table.add([number, *_row(book, tasks, record)])
    if not records:
        page.paragraph(words("discrepancies.empty"), styles.NOTE)
    page.sheet.autofilter(table.header, 0, page.row - 1, page.last)
    page.finish(repeat=(table.header, table.header))


def _row(book: Book, tasks: list[dict[Any, Any]], record: Mapping[Any, Any]) -> list[Value]:
    task = {} if missing(record["task"]) else tasks[int(record["task"])]
    field = text(record["field"])
    return [
        text(record["code"]),
        catalogue.rule(text(record["code"])).title.text(),
        text(task.get("id")),
        text(task.get("title")),
        book.kind.field_label(field) if field else "",
        *_side(book, record, "left"),
        *_side(book, record, "right"),
    ]


def _side(book: Book, record: Mapping[Any, Any], side: str) -> list[Value]:
    """What a source says, where, and the cell, which the link leads to: a link alone is not wrapped everywhere."""
    path, sheet, cell = (text(record[f"{side}_{name}"]) for name in ("path", "sheet", "cell"))
    name = PurePosixPath(path).name
    where = book.words("discrepancies.place", file=name, sheet=sheet) if sheet else name
    return [text(record[side]), where, book.source(cell, path, sheet, cell)]
