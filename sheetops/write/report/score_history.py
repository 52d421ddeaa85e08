"""The points of the periods that are known, and the forecast with its assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.report.charts import chart
from sheetops.write.report.model import Cell, Column, Row, Section, Table
from sheetops.write.report.shown import shown
from sheetops.write.report.words import say
from sheetops.write.scorebook.history import forecast_text, history_notes, points_by_period
from sheetops.write.scorebook.summary import part_label, tallies
from sheetops.write.workbook.trend import period_label
from sheetops.write.workbook.values import missing

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import ScoreLabels


def history(book: ScoreLabels) -> tuple[Section, ...]:
    """Both sections; that of the periods only where an earlier one is known."""
    forecast = Section("forecast", say(book, "forecast"), notes=(forecast_text(book),))
    periods = points_by_period(book)
    return (_periods(book), forecast) if len(periods) > 1 else (forecast,)


def _periods(book: ScoreLabels) -> Section:
    words, title, periods = book.words, book.words("summary.history"), points_by_period(book)
    columns = (
        Column(words("summary.content"), head=True),
        *(Column(period_label(period), number=True) for period in periods),
        Column(words("summary.change"), number=True),
    )
    known = dict(tallies(book, "part"))
    del known[None]
    rows = []
    for part in (*known, None):
        scores = [_score(points.get(part)) for points in periods.values()]
        label = words("common.total") if part is None else part_label(book, part)
        cells = (label, *(shown(book, score) for score in scores), _change(book, scores))
        rows.append(Row(tuple(map(Cell, cells)), "total" if part is None else ""))
    table = Table(title, columns, tuple(rows), tuple(history_notes(book)))
    totals = {period_label(period): _score(points.get(None)) for period, points in periods.items()}
    score = words("points.score")
    bars = [(label, [(score, total or 0.0, shown(book, total))]) for label, total in totals.items()]
    drawn = chart(book, words("summary.history_chart"), bars, ends=[shown(book, total) for total in totals.values()])
    return Section("history", title, (table,), (drawn,) if drawn else ())


def _score(point: tuple[Any, Any] | None) -> float | None:
    return None if point is None or missing(point[0]) else float(point[0])


def _change(book: ScoreLabels, scores: list[float | None]) -> str:
    """The points of this period less those of the period before; nothing where one of them is not known."""
    now, before = scores[-1], scores[-2]
    if now is None or before is None:
        return ""
    change = round(now - before, 9)
    return f"{'+' if change > 0 else ''}{shown(book, change)}"
