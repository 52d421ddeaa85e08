"""The roll-call: which units have sent their report, which of their files count, and when they were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.evaluation import roll_call_sums
from sheetops.write.workbook import styles
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import Value, duration, missing, written_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.common import CommonLabels
    from sheetops.write.workbook.page import Page

_FILE_COLUMNS, _MOMENT_COLUMNS = 4, 2
COUNTED = ("superseded", "duplicate", "unusable")
"""The files that do not count, by why."""


def is_timed(book: CommonLabels) -> bool:
    """Whether it tells when files were saved: where a submission deadline is set."""
    return book.workspace.submission_deadline is not None


def write_roll_call(page: Page) -> None:
    """Write the table and, above it, how many have sent; units that need not submit stand below the others."""
    words, frame = page.book.words, page.book.evaluation.roll_call
    page.title(words("by_unit.roll_call"), styles.SECTION)
    if frame.empty:
        page.paragraph(words("by_unit.empty_roll_call"), styles.NOTE)
        return
    page.paragraph(roll_call_sum(page.book), styles.NOTE)
    table = Table(page, _columns(page))
    expected = [record for record in frame.to_dict("records") if record["expected"]]
    others = [record for record in frame.to_dict("records") if not record["expected"]]
    for number, record in enumerate(expected, start=1):
        table.add(_row(page, record, number), styles.ALARM if record["state"] == "missing" else {})
    if others:
        table.add(["", words("by_unit.not_expected"), *[None] * (len(table.columns) - 2)], styles.GROUP)
    for record in others:
        table.add(_row(page, record, ""))
    page.paragraph(words("by_unit.roll_call_note"), styles.NOTE)
    if is_timed(page.book):
        page.paragraph(words("by_unit.time_note"), styles.NOTE)


def _columns(page: Page) -> list[Column]:
    words = page.book.words
    moment = {**CENTRE, "num_format": styles.MOMENT}
    timed = [Column(words("by_unit.modified"), _MOMENT_COLUMNS, moment), Column(words("by_unit.late_by"), look=CENTRE)]
    return [
        Column(words("common.number"), look=CENTRE),
        Column(words("common.unit")),
        Column(words("by_unit.versions"), look=COUNTS),
        Column(words("by_unit.state"), look=CENTRE),
        Column(words("by_unit.file"), span=_FILE_COLUMNS),
        *(Column(words(f"by_unit.{name}"), look=COUNTS) for name in COUNTED),
        *(timed if is_timed(page.book) else []),
    ]


def _row(page: Page, record: Mapping[Any, Any], number: int | str) -> list[Value]:
    book, state = page.book, state_label(page.book, record)
    sent, files = int(record["versions"]), "\n".join(record["accepted"])
    others = [len(record[name]) for name in COUNTED]
    return [number, book.names.unit(record["unit"]), sent, state, files, *others, *times(book, record)]


def state_label(book: CommonLabels, record: Mapping[Any, Any]) -> str:
    """Whether a unit has sent, in words."""
    unusable = record["state"] == "missing" and not record["expected"]
    return book.words.label("received", "unusable" if unusable else record["state"])


def times(book: CommonLabels, record: Mapping[Any, Any]) -> list[Value]:
    """When the latest of the files was saved, and how late that is."""
    if not is_timed(book):
        return []
    late = [] if missing(record["minutes_late"]) else duration(record["minutes_late"])
    parts = [f"{count} {book.words.label('durations', unit)}" for unit, count in late]
    return [None if missing(record["modified"]) else record["modified"].to_pydatetime(), " ".join(parts)]


def roll_call_sum(book: CommonLabels) -> str:
    """How many must send, have sent, in time, late, not at all."""
    words, deadline = book.words, book.workspace.submission_deadline
    known = roll_call_sums(book.evaluation.roll_call)
    if deadline is None:
        return words("by_unit.roll_call_sum", **known)
    when = f"{deadline:%H:%M} {written_day(deadline.date())}"
    return words("by_unit.roll_call_sum_deadline", **known, deadline=when)
