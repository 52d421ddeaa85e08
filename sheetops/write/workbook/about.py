"""Thông tin: with what the result was made, so that it can be made again."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sheetops import __version__
from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.settings import settings
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.values import written_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.decisions import ColumnDecision, TaskDecision
    from sheetops.write.workbook.book import Book

_WIDTHS = (36.0, 100.0)
_STATUS_LABEL = 0


def write_about(book: Book) -> str:
    """Write the sheet and give the range of the statuses that the Office may choose."""
    words = book.words
    page = Page(book, "about", _WIDTHS)
    page.title(words("about.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.sheet.freeze_panes(page.row, 0)
    _section(page, "about.general", _general(book))
    _section(page, "about.configuration", settings(book))
    inputs = [(file.path, file.sha256) for file in book.evaluation.files if file.sha256]
    _section(page, "about.inputs", [*inputs, *book.evaluation.references], empty="about.no_inputs")
    _section(page, "about.decisions", _decisions(book), empty="about.no_decisions")
    choices = _choices(page)
    page.finish()
    return choices


def _general(book: Book) -> list[tuple[str, str]]:
    words, office, kind = book.words, book.workspace.office, book.kind
    code = f" ({office.code})" if office.code else ""
    return [
        (words("about.program"), f"sheetops {__version__}"),
        (words("about.kind"), f"{kind.label.vi} ({kind.kind})"),
        (words("about.kind_version"), kind.version),
        (words("about.office"), office.name + code),
        (words("about.period"), f"{book.workspace.period.label('vi')} ({book.workspace.period.text})"),
        (words("about.cutoff"), book.cutoff),
    ]


def _decisions(book: Book) -> list[tuple[str, str]]:
    """What the Office has confirmed and decided, and where."""
    given = book.evaluation.decisions
    about_tasks = [_about_task(book, decision) for decision in given.tasks if decision.in_force]
    return [*(_decision(book, decision) for decision in given.columns), *about_tasks]


def _about_task(book: Book, decision: TaskDecision) -> tuple[str, str]:
    words = book.words
    day = written_day(decision.extended) if decision.extended else ""
    parts = [
        book.names.status(decision.status),
        words("about.extended", day=day) if day else "",
        words("about.by_document", document=decision.document) if decision.document else "",
        words("about.opinion", opinion=decision.opinion) if decision.opinion else "",
    ]
    cell = next(iter(decision.cells[name] for name in decision.typed), "")
    place = words("about.typed_in", file=PurePosixPath(decision.path).name, sheet=decision.sheet, cell=cell)
    return words("about.task", id=decision.task_id, title=decision.title), "; ".join([*filter(None, parts), place])


def _decision(book: Book, decision: ColumnDecision) -> tuple[str, str]:
    words, unit = book.words, book.workspace.unit(decision.unit) if decision.unit else None
    name = words("about.column", header=decision.header, unit=unit.name if unit else words("about.every_unit"))
    field = book.kind.field_label(decision.field) if decision.field else words("about.unused")
    value = words("about.confirmed", field=field, file=book.workspace.decisions.name, cell=decision.cell)
    value += words("about.confirmed_by", by=decision.by) if decision.by else ""
    return name, value + (words("about.confirmed_on", day=decision.day) if decision.day else "")


def _section(page: Page, title: str, pairs: Sequence[tuple[str, str]], empty: str = "") -> None:
    words = page.book.words
    page.blank(12)
    page.title(words(title), styles.SECTION)
    if not pairs:
        page.paragraph(words(empty), styles.NOTE)
        return
    table = Table(page, [Column(words("about.name")), Column(words("about.value"))])
    for name, value in pairs:
        table.add([name, value])


def _choices(page: Page) -> str:
    """The statuses; those that the Office may choose first, so that the drop-down list is one range."""
    words, book = page.book.words, page.book
    page.blank(12)
    page.title(words("about.statuses"), styles.SECTION)
    page.paragraph(words("about.statuses_note"), styles.NOTE)
    top = page.row
    for status in book.kind.statuses:
        if status.assignable or not status.counted:
            page.put(page.row, _STATUS_LABEL, book.names.status(status.code), styles.CELL)
            page.grow(page.row, 1, CENTRE)
            page.row += 1
    return page.range(top, page.row - 1, _STATUS_LABEL)
