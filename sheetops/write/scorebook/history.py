"""The points of the periods that are known, side by side, and the forecast with its assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.config.period import Period
from sheetops.write.scorebook.detail_columns import PLAIN_POINTS
from sheetops.write.scorebook.points_table import PointsTable, shown
from sheetops.write.workbook import styles
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, Column, Table
from sheetops.write.workbook.values import Formula, Value, missing

if TYPE_CHECKING:
    from sheetops.write.workbook.page import Page

_CHANGE = {**CENTRE, "num_format": "+#,##0.0##;-#,##0.0##;0.0"}
# So many periods stand side by side on a page.
_MOST = 12


def write_history(page: Page, table: PointsTable) -> None:
    """Write both below the chart; this period's points are those of the table above."""
    top, words = page.row, page.book.words
    page.blank()
    page.title(words("summary.history"), styles.SECTION)
    scores = _scores(page)
    periods = list(scores)[-_MOST:]
    if len(periods) > 1:
        _table(page, table, {period: scores[period] for period in periods})
        _maxima(page, scores)
    else:
        page.paragraph(words("summary.one_period"), styles.NOTE)
    page.blank()
    page.title(words("summary.forecast"), styles.SECTION)
    page.paragraph(_forecast(page), styles.WRAPPED, {"font_size": 12})
    page.together(top)


def _scores(page: Page) -> dict[str, dict[str | None, tuple[Any, Any]]]:
    """Period → part (None: all) → points and maximum, the periods in their order."""
    found: dict[str, dict[str | None, tuple[Any, Any]]] = {}
    for one in page.book.evaluation.history.to_dict("records"):  # type: ignore[attr-defined]  # a ScoreBook's page
        part = None if missing(one["part"]) else str(one["part"])
        found.setdefault(str(one["period"]), {})[part] = (one["score"], one["max"])
    return dict(sorted(found.items()))


def _table(page: Page, above: PointsTable, scores: dict[str, dict[str | None, tuple[Any, Any]]]) -> None:
    words, periods = page.book.words, list(scores)
    labels = [Period.parse(period).label("vi") if period.count("-") else period for period in periods]
    table = Table(
        page,
        [
            Column(words("common.number"), look=CENTRE),
            Column(words("summary.content")),
            *(Column(label[:1].upper() + label[1:], look=PLAIN_POINTS) for label in labels),
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


def _change(page: Page, earlier: list[Value], now: str | float, periods: int) -> Value:
    last = earlier[-1]
    if not isinstance(last, float):
        return None
    before, here = (relative(page.row, column) for column in (periods, periods + 1))
    change = "" if isinstance(now, str) else round(now - last, 9)
    return Formula(f'=IF(ISNUMBER({here}),{here}-{before},"")', change)


def _maxima(page: Page, scores: dict[str, dict[str | None, tuple[Any, Any]]]) -> None:
    """Months of different catalogues cannot be compared without saying so."""
    maxima = dict.fromkeys(shown(float(parts[None][1])) for parts in scores.values() if None in parts)
    if len(maxima) > 1:
        page.paragraph(page.book.words("summary.max_changed", maxima="; ".join(maxima)), styles.NOTE)


def _forecast(page: Page) -> str:
    words = page.book.words
    records = page.book.evaluation.forecast.to_dict("records")  # type: ignore[attr-defined]  # a ScoreBook's page
    if not records or missing(records[0]["score"]) or missing(records[0]["share"]):
        return words("forecast.unknown")
    one = records[0]
    share = f"{100 * float(one['share']):.1f}%".replace(".", ",")
    return words(f"forecast.{one['assumption']}", score=shown(one["score"]), max=shown(one["max"]), share=share)
