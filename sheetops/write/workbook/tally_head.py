"""The header of a table of tallies, and what its rates divide by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.book import Book, Labels, TaskPage

TOTAL = 2
"""The column of the total; the number and the label stand before it, the statuses and the rates after it."""
_WIDTHS = (6.0, 44.0, 9.0)
_STATUS_WIDTH, _RATE_WIDTH = 11.0, 13.0
# Narrower than this, the two blocks of the administrative heading do not stand side by side.
_LEAST = 130.0


def tally_widths(book: Book) -> list[float]:
    """The widths of the table's columns in characters."""
    rates = [_RATE_WIDTH for _ in rate_labels(book)]
    number, *others = [*_WIDTHS, *(_STATUS_WIDTH for _ in book.statuses_in_use), *rates]
    wider = max(1.0, (_LEAST - number) / sum(others))
    return [number, *(width * wider for width in others)]


def write_head(page: TaskPage, label: str, statuses: Sequence[str]) -> None:
    """Write the two rows of the header; `label` names what the lines are."""
    book, top = page.book, page.row
    for column, text in enumerate((book.words("common.number"), label, book.words("summary.total"))):
        page.merge((top, top + 1), (column, column), text, styles.HEAD)
    column, highest = TOTAL + 1, [1, 1]
    groups = {
        "common.by_status": list(map(book.names.status, statuses)),
        "common.by_rate": rate_labels(book),
    }
    for key, labels in groups.items():
        if labels:
            last = column + len(labels) - 1
            page.merge((top, top), (column, last), book.words(key), styles.HEAD)
            highest[0] = max(highest[0], page.lines(book.words(key), page.span(column, last), styles.HEAD))
        for text in labels:
            page.put(top + 1, column, text, styles.HEAD)
            highest[1] = max(highest[1], page.lines(text, page.widths[column], styles.HEAD))
            column += 1
    for row, lines in enumerate(highest, start=top):
        page.grow(row, lines, styles.HEAD)
    page.row += 2


def rate_notes(book: Labels) -> list[str]:
    """A sentence per rate that says what is divided by what."""
    notes = []
    for rate in book.kind.evaluation.rates:
        numerator = " + ".join(map(book.names.status, rate.numerator))
        denominator = " + ".join(map(book.names.status, rate.denominator))
        key = "summary.rate_of_some" if denominator else "summary.rate_of_all"
        notes.append(book.words(key, rate=rate.label.vi, numerator=numerator, denominator=denominator))
    return notes


def rate_labels(book: Labels) -> list[str]:
    """The labels of the rates; one over some statuses has a column before it with their number."""
    labels: list[str] = []
    for rate in book.kind.evaluation.rates:
        if rate.denominator:
            labels.append(_denominator_label(book, rate.label.vi))
        labels.append(rate.label.vi)
    return labels


def _denominator_label(book: Labels, label: str) -> str:
    """What stands after the stroke in "Tỷ lệ hoàn thành / nhiệm vụ đến hạn"."""
    named = label.rpartition("/")[2].strip() if "/" in label else ""
    return named[:1].upper() + named[1:] if named else book.words("summary.denominator")
