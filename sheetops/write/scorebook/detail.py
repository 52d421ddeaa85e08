"""Chi tiết: the catalogue as one flat table, a row per part, group and indicator, for the Office to appraise in.

Its header always stands in row 5 (`HEADER`, counted from 0), because the other sheets sum over it and the Office's
appraised scores are harvested from it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sheetops.write.scorebook.detail_columns import DetailColumn, detail_columns
from sheetops.write.workbook import styles
from sheetops.write.workbook.detail_table import HEADER, NOTE_WIDTH, ZOOM, head_of, reach, roomy
from sheetops.write.workbook.page import Page, absolute, relative
from sheetops.write.workbook.table import Table

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import Record, ScoreBook
    from sheetops.write.workbook.criteria import Criterion
    from sheetops.write.workbook.values import Value

_FILLS = {"part": styles.TOTAL, "group": styles.GROUP}


class Detail:
    """The table's place: what other sheets need to sum over it."""

    def __init__(self, book: ScoreBook) -> None:
        self.book = book
        self.rows: list[Record] = [{**one, "number": place} for place, one in enumerate(book.indicators, start=1)]

    @cached_property
    def columns(self) -> tuple[DetailColumn, ...]:
        """The columns in their order."""
        return detail_columns(self.book, self.range)

    @property
    def last(self) -> int:
        """The row of the last indicator; the first row below the header where there is none."""
        return HEADER + max(1, len(self.rows))

    def place(self, name: str) -> int:
        """The number of a column."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def range(self, name: str) -> str:
        """The address of a column's cells, without its header."""
        column = self.place(name)
        return f"{self.book.sheet_reference('detail')}!{absolute(HEADER + 1, column)}:{absolute(self.last, column)}"

    def leaves(self, name: str = "", label: str = "") -> tuple[Criterion, ...]:
        """The rows of indicators, of these those whose column shows a label."""
        own = ((self.range(name), label),) if name else ()
        return ((self.range("level"), self.book.words.label("levels", "leaf")), *own)

    def values(self, indicator: Record, row: int) -> list[Value]:
        """What stands in a row."""
        return [column.value(indicator, lambda name: relative(row, self.place(name))) for column in self.columns]


def write_detail(book: ScoreBook, detail: Detail) -> None:
    """Write the sheet."""
    rows = [detail.values(one, HEADER + place) for place, one in enumerate(detail.rows, start=1)]
    widths = [roomy(book, column.width, [row[at] for row in rows]) for at, column in enumerate(detail.columns)]
    page = Page(book, "detail", widths)
    page.title(book.words("detail.title", **book.title_words()))
    page.title(book.subtitle, styles.SUBTITLE)
    page.paragraph(book.words("detail.note"), styles.NOTE, last=reach(page, NOTE_WIDTH))
    page.blank()
    table = Table(page, [head_of(column.label, column.look, yellow=column.yellow) for column in detail.columns])
    for indicator, values in zip(detail.rows, rows, strict=True):
        table.add(values, _look(indicator), whole=True)
    if not rows:
        page.paragraph(book.words("detail.empty"), styles.NOTE, last=reach(page, NOTE_WIDTH))
    page.sheet.autofilter(HEADER, 0, detail.last, page.last)
    page.sheet.freeze_panes(HEADER + 1, detail.place("name") + 1)
    _validate(page, detail)
    page.finish(repeat=(HEADER, HEADER), zoom=ZOOM)


def _look(indicator: Record) -> styles.Look:
    return {} if indicator["leaf"] else _FILLS["part" if indicator["level"] == 0 else "group"]


def _validate(page: Page, detail: Detail) -> None:
    """A number from 0 to the maximum of the row."""
    words, column = page.book.words, detail.place("decision appraised")
    check = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": f"={relative(HEADER + 1, detail.place('max'))}",
        "error_message": words("decision.wrong_points"),
        "input_title": words("decision.appraised"),
        "input_message": words("decision.appraised_hint"),
    }
    page.sheet.data_validation(HEADER + 1, column, detail.last, column, check)
