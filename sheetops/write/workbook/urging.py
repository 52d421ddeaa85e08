"""Đôn đốc: the tasks to be urged, summed up by leader and unit, then one by one, the most pressing first."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from sheetops.write.workbook import styles
from sheetops.write.workbook.book import TaskPage
from sheetops.write.workbook.chart import Bar, insert_chart
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.urged import Urged, urged_tasks
from sheetops.write.workbook.urging_sums import FIRST_SUM, classes, pairs, write_sums
from sheetops.write.workbook.values import day, missing, number, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.write.workbook.book import Book

# Number, title, leader, unit; what follows is narrow, so that the sums above the list stand in the same columns.
_WIDTHS = (6.0, 46.0, 20.0, 20.0, 12.0, 12.0, 13.0, 12.0, 11.0, 13.0, 16.0, 26.0, 8.0)
_MORE = 11.0
_UNIT_COLUMN = 2
# From light to dark, so that they are told apart in grey too; black figures can be read on all of them.
_SHADES = ("FBE5D6", "F4B183", "E08B52", "CC6B3D", "DDDDDD", "BFBFBF", "A6A6A6", "F2F2F2")
_FROZEN_ROWS, _FROZEN_COLUMNS = 2, 2


def write_urging(book: Book) -> None:
    """Write the sheet."""
    urged = urged_tasks(book)
    more = max(0, FIRST_SUM + 1 + len(classes(book, urged)) - len(_WIDTHS))
    page = TaskPage(book, "urging", [*_WIDTHS, *([_MORE] * more)])
    page.title(book.words("urging.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.sheet.freeze_panes(_FROZEN_ROWS, _FROZEN_COLUMNS)
    page.blank()
    if urged:
        _tables(page, urged)
    else:
        page.paragraph(book.words("urging.empty"), styles.NOTE)
        page.finish()


def _tables(page: TaskPage, urged: Sequence[Urged]) -> None:
    """The list first, because the sums above it count over it."""
    words = page.book.words
    page.title(words("urging.summary"), styles.SECTION)
    top = page.row
    page.row += len(pairs(urged)) + 2
    page.blank()
    _chart(page, urged, (top + 1, top + len(pairs(urged))))
    page.blank()
    page.title(words("urging.list"), styles.SECTION)
    table = _list(page, urged)
    end = page.row
    page.row = top
    write_sums(page, urged, (table.header + 1, end - 1))
    page.row = end
    page.sheet.autofilter(table.header, 0, end - 1, table.end)
    page.finish(repeat=(table.header, table.header))


def _chart(page: TaskPage, urged: Sequence[Urged], rows: tuple[int, int]) -> None:
    """The sums as bars: the longer overdue, the darker; other reasons after them."""
    shown = classes(page.book, urged)
    bars = [
        Bar(label, FIRST_SUM + 1 + place, _SHADES[place % len(_SHADES)], place)
        for place, (_, label) in enumerate(shown)
    ]
    page.together(insert_chart(page, page.book.words("urging.chart"), bars, rows, label=_UNIT_COLUMN))


def _list(page: TaskPage, urged: Sequence[Urged]) -> Table:
    book, words = page.book, page.book.words
    dated = {**CENTRE, "num_format": styles.DAY}
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(book.kind.field_label("title")),
        Column(words("urging.leader")),
        Column(words("common.unit")),
        Column(words("detail.id")),
        Column(words("detail.origin")),
        Column(words("urging.why"), look={"bold": True}),
        Column(words("urging.due"), look=dated),
        Column(words("urging.days_overdue"), look=COUNTS),
        Column(words("urging.ageing"), look=CENTRE),
        Column(words("urging.officer")),
        Column(words("urging.file")),
        Column(words("urging.source"), look=CENTRE),
    ]
    table = Table(page, columns)
    for place, item in enumerate(urged, start=1):
        task = item.task
        table.add(
            [
                place,
                text(task["title"]),
                item.leader,
                item.unit,
                text(task["id"]),
                book.names.origin(task["origin"]),
                item.why,
                day(task.get("due")) or text(task.get("due_text")),
                number(item.days_overdue),
                item.ageing,
                text(task.get("officer")),
                _paper(task),
                book.source(task["cell"], task["path"], task["sheet"], task["cell"]),
            ]
        )
    return table


def _paper(task: Mapping[Any, Any]) -> str:
    """Which paper a task is reported on, as it is looked for: file and sheet; "" where nobody reports it."""
    return "" if missing(task["path"]) else f"{PurePosixPath(task['path']).name}, {task['sheet']}"
