"""The tallies of tasks by origin, sector and unit, with their charts and the letter's sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.report.charts import chart
from sheetops.write.report.model import Cell, Chart, Column, Row, Section, Table
from sheetops.write.report.shown import filtered, share, shown
from sheetops.write.report.words import say
from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.roman import roman
from sheetops.write.workbook.tallies import blocks
from sheetops.write.workbook.tally_head import rate_labels, rate_notes
from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.book import Labels
    from sheetops.write.workbook.tallies import Tally


def figures(book: Labels) -> tuple[tuple[str, str], ...]:
    """The key figures: the total, each status in use, each rate."""
    tally = book.tallies.of()
    counts = [(book.names.status(status), str(tally.count(status))) for status in book.statuses_in_use]
    rates = [(rate.label.vi, share(tally.rates[rate.code][0])) for rate in book.kind.evaluation.rates if tally.rates]
    return ((book.words("summary.total"), str(tally.total)), *counts, *((label, of) for label, of in rates if of))


def summary(book: Labels) -> Section:
    """By origin and sector."""
    words, title = book.words, say(book, "statuses")
    if not book.tallies.of().total:
        return Section("summary", title, notes=(words("summary.empty"),))
    table = Table(title, _columns(book, words("summary.content")), tuple(_blocks(book)), tuple(rate_notes(book)))
    return Section("summary", title, (table,), _made(_sectors_chart(book)), tuple(_sentences(book)))


def by_unit(book: Labels) -> Section:
    """By unit."""
    title, codes = say(book, "units"), in_order(book.unit_tallies.groups(), book.names.unit_order)
    rows = [
        _row(book, str(place), book.names.unit(code), book.unit_tallies.of(None, code), href=filtered(unit=code))
        for place, code in enumerate(codes, start=1)
    ]
    rows.append(_row(book, "", book.words("common.total"), book.unit_tallies.of(), "total"))
    table = Table(title, _columns(book, book.words("common.unit")), tuple(rows))
    return Section("units", title, (table,), _made(*_rate_charts(book, codes)))


def _made(*charts: Chart | None) -> tuple[Chart, ...]:
    return tuple(one for one in charts if one)


def _columns(book: Labels, label: str) -> tuple[Column, ...]:
    labels = (book.words("summary.total"), *map(book.names.status, book.statuses_in_use), *rate_labels(book))
    named = Column(label, head=True)
    return (Column(book.words("common.number"), number=True), named, *(Column(one, number=True) for one in labels))


def _blocks(book: Labels) -> list[Row]:
    rows = []
    for place, block in enumerate(blocks(book.tallies, book.evaluation, book.names), start=1):
        tally, at = book.tallies.of(block.origin), filtered(origin=block.origin)
        rows.append(_row(book, roman(place), book.block_label(block.origin), tally, "group", at))
        for number, sector in enumerate(block.sectors if block.divided else (), start=1):
            at, tally = filtered(origin=block.origin, sector=sector), book.tallies.of(block.origin, sector)
            rows.append(_row(book, str(number), book.sector_label(sector), tally, href=at))
    return [*rows, _row(book, "", book.words("common.total"), book.tallies.of(), "total")]


def _row(book: Labels, number: str, label: str, tally: Tally, look: str = "", href: str = "") -> Row:
    cells = [Cell(number), Cell(label), Cell(str(tally.total), href if tally.total else "")]
    cells += [Cell(str(tally.count(status))) for status in book.statuses_in_use]
    for rate in book.kind.evaluation.rates:
        of, below = tally.rates.get(rate.code, (None, 0))
        cells += [*([Cell(str(below))] if rate.denominator else []), Cell(share(of))]
    return Row(tuple(cells), look)


def _sectors_chart(book: Labels) -> Chart | None:
    codes = in_order(book.tallies.groups(), book.names.sector_order)
    tallies = [book.tallies.of(None, code) for code in codes]
    bars = [
        (book.sector_label(code), [_count(book, tally, status) for status in book.statuses_in_use])
        for code, tally in zip(codes, tallies, strict=True)
    ]
    return chart(book, book.words("summary.chart"), bars, ends=[str(tally.total) for tally in tallies])


def _count(book: Labels, tally: Tally, status: str) -> tuple[str, float, str]:
    return book.names.status(status), tally.count(status), str(tally.count(status))


def _rate_charts(book: Labels, codes: Sequence[str]) -> list[Chart | None]:
    """A chart for each rate over some of the statuses only: of what was due, what is completed."""
    charts = []
    for rate in book.kind.evaluation.rates:
        if not rate.denominator:
            continue
        known = [(code, *book.unit_tallies.of(None, code).rates[rate.code]) for code in codes]
        bars = [(book.names.unit(code), [(rate.label.vi, of or 0.0, share(of))]) for code, of, _ in known]
        ends = [say(book, "share_of", share=share(of) or "–", count=below) for _, of, below in known]
        charts.append(chart(book, say(book, "due_chart", rate=rate.label.vi), bars, whole=1.0, ends=ends))
    return charts


def _sentences(book: Labels) -> list[str]:
    lines = []
    for one in book.evaluation.sentences.to_dict("records"):
        of = None if missing(one["sector"]) else one["sector"]
        label = book.sector_label(of) if of else book.block_label(text(one["origin"]))
        lines.append(shown(book, f"{label}: {text(one['text'])}"))
    return lines
