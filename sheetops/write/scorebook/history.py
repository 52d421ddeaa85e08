"""The points of the periods that are known, side by side, and the forecast with its assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.scorebook.detail_columns import PLAIN_POINTS
from sheetops.write.scorebook.points_table import PointsTable, shown
from sheetops.write.workbook import styles
from sheetops.write.workbook.chart import insert_row_chart
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.trend import period_label
from sheetops.write.workbook.values import Formula, Value, missing

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import ScoreBook, ScoreLabels
    from sheetops.write.workbook.page import Page

_CHANGE = {**CENTRE, "num_format": "+#,##0.0##;-#,##0.0##;0.0"}
# So many periods stand side by side on a page.
_MOST = 12
# The first period stands in this column.
_FIRST = 2
_COLOUR = "A9D08E"


def write_history(page: Page, table: PointsTable) -> None:
    """Write both below the chart; this period's points are those of the table above."""
    book: ScoreBook = page.book  # type: ignore[assignment]  # a ScoreBook's page
    top, words = page.row, book.words
    page.blank()
    page.title(words("summary.history"), styles.SECTION)
    periods = points_by_period(book)
    if len(periods) > 1:
        rows = _table(page, table, periods)
        for note in history_notes(book):
            page.paragraph(note, styles.NOTE)
        page.blank()
        shown_columns = (_FIRST, _FIRST + len(periods) - 1)
        chart = {"name": words("points.score"), "colour": _COLOUR, "number": "0.0##;;"}
        insert_row_chart(page, words("summary.history_chart"), rows=rows, columns=shown_columns, **chart)
    else:
        page.paragraph(words("summary.one_period"), styles.NOTE)
    page.blank()
    page.together(top)
    top = page.row
    page.title(words("summary.forecast"), styles.SECTION)
    page.paragraph(forecast_text(book), styles.WRAPPED, {"font_size": 12})
    page.together(top)


def points_by_period(book: ScoreLabels) -> dict[str, dict[str | None, tuple[Any, Any]]]:
    """Period → part (None: all) → points and maximum; the latest periods, in their order."""
    found: dict[str, dict[str | None, tuple[Any, Any]]] = {}
    for one in book.evaluation.history.to_dict("records"):
        part = None if missing(one["part"]) else str(one["part"])
        found.setdefault(str(one["period"]), {})[part] = (one["score"], one["max"])
    return {period: found[period] for period in list(found)[-_MOST:]}


def history_notes(book: ScoreLabels) -> list[str]:
    """Months of different catalogues cannot be compared without saying so."""
    totals = [parts[None][1] for parts in points_by_period(book).values() if None in parts]
    maxima = dict.fromkeys(shown(float(one)) for one in totals)
    return [book.words("summary.max_changed", maxima="; ".join(maxima))] if len(maxima) > 1 else []


def forecast_text(book: ScoreLabels) -> str:
    """What the index would be, and under which assumption."""
    words, records = book.words, book.evaluation.forecast.to_dict("records")
    if not records or missing(records[0]["score"]) or missing(records[0]["share"]):
        return words("forecast.unknown")
    one = records[0]
    share = f"{100 * float(one['share']):.1f}%".replace(".", ",")
    return words(f"forecast.{one['assumption']}", score=shown(one["score"]), max=shown(one["max"]), share=share)


def _table(page: Page, above: PointsTable, scores: dict[str, dict[str | None, tuple[Any, Any]]]) -> tuple[int, int]:
    """Write the table; the rows of its header and of its last line, which is the total."""
    words, periods = page.book.words, list(scores)
    table = Table(
        page,
        [
            Column(words("common.number"), look=CENTRE),
            Column(words("summary.content")),
            *(Column(period_label(period), look=PLAIN_POINTS) for period in periods),
            Column(words("summary.change"), look=_CHANGE),
        ],
    )
    for line, row in zip(above.lines, above.rows, strict=True):
        part = line.number or None
        known = [scores[period].get(part, (None, None))[0] for period in periods]
        earlier: list[Value] = [None if missing(score) else round(float(score), 9) for score in known[:-1]]
        now = "" if missing(known[-1]) else round(float(known[-1]), 9)
        cell = relative(row, above.column("score"))
        here = Formula(f'=IF(ISNUMBER({cell}),{cell},"")', now)
        table.add([line.number, line.label, *earlier, here, _change(page, earlier, now, len(periods))], line.look or {})
    return table.header, page.row - 1


def _change(page: Page, earlier: list[Value], now: str | float, periods: int) -> Value:
    last = earlier[-1]
    if not isinstance(last, float):
        return None
    before, here = (relative(page.row, column) for column in (periods, periods + 1))
    change = "" if isinstance(now, str) else round(now - last, 9)
    return Formula(f'=IF(ISNUMBER({here}),{here}-{before},"")', change)
