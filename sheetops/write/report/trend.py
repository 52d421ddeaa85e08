"""The periods that are known, one after the other: tasks by their statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.report.charts import chart
from sheetops.write.report.model import Cell, Column, Row, Section, Table
from sheetops.write.report.shown import share
from sheetops.write.report.words import say
from sheetops.write.workbook.trend import period_label, periods_shown, statuses_shown

if TYPE_CHECKING:
    from sheetops.write.workbook.book import Labels


def trend(book: Labels) -> tuple[Section, ...]:
    """The section; none where no earlier period is known."""
    periods = periods_shown(book)
    if not periods:
        return ()
    words, statuses, rates = book.words, statuses_shown(book), book.kind.evaluation.rates
    labels = (words("summary.total"), *map(book.names.status, statuses), *(rate.label.vi for rate in rates))
    columns = (Column(words("summary.trend_period"), head=True), *(Column(label, number=True) for label in labels))
    rows = []
    for one in periods:
        counts = [str(int(one[name])) for name in ("total", *statuses)]
        texts = [period_label(one["period"]), *counts, *(share(one[rate.code]) for rate in rates)]
        rows.append(Row(tuple(map(Cell, texts)), "total" if one is periods[-1] else ""))
    bars = [
        (period_label(one["period"]), [(book.names.status(s), int(one[s]), str(int(one[s]))) for s in statuses])
        for one in periods
    ]
    drawn = chart(book, words("summary.trend_chart"), bars, ends=[str(int(one["total"])) for one in periods])
    title, note = say(book, "trend"), words("summary.trend_note", folder=book.workspace.folders.previous)
    table = Table(title, columns, tuple(rows), (note,))
    return (Section("trend", title, (table,), (drawn,) if drawn else ()),)
