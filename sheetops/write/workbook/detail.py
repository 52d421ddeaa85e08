"""Chi tiết: one flat table, a row per task, to sort, to filter and for the Office to decide in.

Its header always stands in row 5 (`HEADER`, counted from 0) and its columns bear the headers of
`schemas/workbook.yaml`, because the figures of the other sheets count over it and the Office's decisions are
harvested from it.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sheetops.write.workbook import styles
from sheetops.write.workbook.criteria import counted
from sheetops.write.workbook.detail_columns import DetailColumn, Task, detail_columns
from sheetops.write.workbook.detail_table import HEADER, NOTE_WIDTH, ZOOM, head_of, reach, roomy
from sheetops.write.workbook.page import Page, absolute
from sheetops.write.workbook.table import Table

if TYPE_CHECKING:
    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.criteria import Criterion


class Detail:
    """The table's place: what other sheets need to count over it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.tasks: list[Task] = [
            {**task, "number": place} for place, task in enumerate(book.evaluation.tasks.to_dict("records"), start=1)
        ]

    @cached_property
    def columns(self) -> tuple[DetailColumn, ...]:
        """The columns in their order."""
        return detail_columns(self.book)

    @cached_property
    def apart(self) -> tuple[str, ...]:
        """The statuses present that are counted apart from the totals (withdrawn)."""
        present = {task["status"] for task in self.tasks}
        return tuple(status.code for status in self.book.kind.statuses if not status.counted and status.code in present)

    @property
    def count_apart(self) -> int:
        """How many tasks are counted apart."""
        return sum(task["status"] in self.apart for task in self.tasks)

    @property
    def last(self) -> int:
        """The row of the last task; the first row below the header where there is none."""
        return HEADER + max(1, len(self.tasks))

    def place(self, name: str) -> int:
        """The number of a column."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def range(self, name: str) -> str:
        """The address of a column's cells, without its header."""
        column = self.place(name)
        sheet = self.book.sheet_reference("detail")
        return f"{sheet}!{absolute(HEADER + 1, column)}:{absolute(self.last, column)}"

    def criterion(self, name: str, label: str) -> Criterion:
        """The rows whose column shows a label, for `counted`."""
        return self.range(name), label

    def minus_apart(self, *criteria: Criterion) -> str:
        """What to subtract from a count of all tasks that meet some criteria: those counted apart."""
        labels = [self.book.names.status(code) for code in self.apart]
        return "".join(f"-{counted((*criteria, self.criterion('status', label)))}" for label in labels)


def write_detail(book: Book, detail: Detail, choices: str) -> None:
    """Write the sheet; `choices` is the range of the statuses that the Office may choose."""
    page = Page(book, "detail", [_width(book, detail, column) for column in detail.columns])
    page.title(book.words("detail.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.paragraph(book.words("detail.note"), styles.NOTE, last=reach(page, NOTE_WIDTH))
    page.blank()
    _table(page, detail)
    last = max(page.row - 1, HEADER + 1)
    page.sheet.autofilter(HEADER, 0, last, page.last)
    page.sheet.freeze_panes(HEADER + 1, detail.place("title") + 1)
    _validate(page, detail, choices)
    page.finish(repeat=(HEADER, HEADER), zoom=ZOOM)


def _table(page: Page, detail: Detail) -> None:
    table = Table(page, [head_of(column.label, column.look, yellow=column.yellow) for column in detail.columns])
    for task in detail.tasks:
        row = table.add([column.value(task) for column in detail.columns], whole=True)
        _colour(page, detail, row, task)
    if not detail.tasks:
        page.paragraph(page.book.words("detail.empty"), styles.NOTE, last=reach(page, NOTE_WIDTH))


def _colour(page: Page, detail: Detail, row: int, task: Task) -> None:
    """The evaluated status in its colour; the word beside it is what a grey print shows."""
    book, place = page.book, detail.place("status")
    if status := book.kind.status_by_code.get(task["status"]):
        label = book.names.status(status.code)
        page.put(row, place, label, styles.CELL, {"bold": True, "bg_color": f"#{status.colour}"})


def _validate(page: Page, detail: Detail, choices: str) -> None:
    """The drop-down and the date check of the yellow columns."""
    words = page.book.words
    checks: dict[str, dict[str, Any]] = {
        "status": {"validate": "list", "source": f"={choices}", "error_message": words("decision.wrong_status")},
        "extended": {
            "validate": "date",
            "criteria": "between",
            "minimum": date(2000, 1, 1),
            "maximum": date(2199, 12, 31),
            "error_message": words("decision.wrong_date"),
        },
    }
    for name, check in checks.items():
        column = detail.place(f"decision {name}")
        title = {"input_title": words(f"decision.{name}"), "input_message": words(f"decision.{name}_hint")}
        page.sheet.data_validation(HEADER + 1, column, detail.last, column, {**check, **title})


def _width(book: Book, detail: Detail, column: DetailColumn) -> float:
    return roomy(book, column.width, (column.value(task) for task in detail.tasks))
