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
from sheetops.write.workbook.geometry import most_lines, room
from sheetops.write.workbook.metrics import wrapped
from sheetops.write.workbook.page import Page, absolute
from sheetops.write.workbook.table import Column, Table
from sheetops.write.workbook.values import Link, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.criteria import Criterion

HEADER = 4
"""The row of the header, counted from 0."""
_WIDEST = 100.0
_NOTE_WIDTH = 110.0
_ZOOM = 85


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
    page.paragraph(book.words("detail.note"), styles.NOTE, last=_reach(page, _NOTE_WIDTH))
    page.blank()
    _table(page, detail)
    last = max(page.row - 1, HEADER + 1)
    page.sheet.autofilter(HEADER, 0, last, page.last)
    page.sheet.freeze_panes(HEADER + 1, detail.place("title") + 1)
    _validate(page, detail, choices)
    page.finish(repeat=(HEADER, HEADER), zoom=_ZOOM)


def _table(page: Page, detail: Detail) -> None:
    table = Table(page, [_column(column) for column in detail.columns])
    for task in detail.tasks:
        row = table.add([column.value(task) for column in detail.columns], whole=True)
        _colour(page, detail, row, task)
    if not detail.tasks:
        page.paragraph(page.book.words("detail.empty"), styles.NOTE, last=_reach(page, _NOTE_WIDTH))


def _column(column: DetailColumn) -> Column:
    if column.yellow:
        return Column(column.label, look={**styles.YELLOW, **(column.look or {})}, head=styles.YELLOW_HEAD)
    return Column(column.label, look=column.look)


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
    """The column's width, widened where a text would not fit the highest possible row."""
    note = book.words("common.shortened")
    texts = [storable(text, note) for text in {_text(column, task) for task in detail.tasks}]
    width = column.width
    while width < _WIDEST and not _fit(texts, width):
        width = min(_WIDEST, width * 1.25)
    return width


def _text(column: DetailColumn, task: Task) -> str:
    value = column.value(task)
    return value.text if isinstance(value, Link) else value if isinstance(value, str) else ""


def _fit(texts: Sequence[str], width: float) -> bool:
    return all(len(wrapped(text, room(width), styles.SIZE)) <= most_lines(styles.SIZE) for text in texts)


def _reach(page: Page, characters: float) -> int:
    """The last column of a text that should be about so wide."""
    return next((place for place in range(page.last + 1) if page.span(0, place) >= characters), page.last)
