"""The tasks of the periods that are known, side by side, and their chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.config.period import Period
from sheetops.write.workbook import styles
from sheetops.write.workbook.chart import insert_chart, status_bars
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, SHARES, Column, Table
from sheetops.write.workbook.tally_head import TOTAL, tally_widths
from sheetops.write.workbook.values import Formula, missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.book import Book, Labels, TaskPage
    from sheetops.write.workbook.tally_table import TallyTable
    from sheetops.write.workbook.values import Value

# So many periods stand one below the other; earlier ones are in the results of their own time.
MOST_PERIODS = 24
_BAR = 34


def trend_widths(book: Book) -> list[float]:
    """The widths of the sheet's columns: those of the tally, and more where earlier periods had more statuses."""
    widths = tally_widths(book)
    needed = TOTAL + 1 + len(statuses_shown(book)) + len(book.kind.evaluation.rates) if periods_shown(book) else 0
    return [*widths, *([widths[-1]] * max(0, needed - len(widths)))]


def write_trend(page: TaskPage, tally: TallyTable) -> None:
    """Write both; nothing where no earlier period is known.  This period's figures are those of the tally's total."""
    book, words, periods = page.book, page.book.words, periods_shown(page.book)
    if not periods:
        return
    page.blank()
    top = page.row
    page.title(words("summary.trend"), styles.SECTION)
    statuses, rates = statuses_shown(book), book.kind.evaluation.rates
    table = Table(
        page,
        [
            Column(words("common.number"), look=CENTRE),
            Column(words("summary.trend_period")),
            Column(words("summary.total"), look=COUNTS),
            *(Column(book.names.status(status), look=COUNTS) for status in statuses),
            *(Column(rate.label.vi, look=SHARES) for rate in rates),
        ],
    )
    for number, one in enumerate(periods, start=1):
        now = number == len(periods)
        label = period_label(one["period"])
        figures = [_figure(tally, name, int(one[name]), now=now) for name in ("total", *statuses)]
        shares = [_share(tally, rate.code, one[rate.code], now=now) for rate in rates]
        table.add([number, label, *figures, *shares], styles.TOTAL if now else {})
    page.paragraph(words("summary.trend_note", folder=book.workspace.folders.previous), styles.NOTE)
    page.blank()
    rows = (table.header + 1, table.header + len(periods))
    bars = status_bars(book, statuses, lambda status: TOTAL + 1 + statuses.index(status))
    insert_chart(page, words("summary.trend_chart"), bars, rows, bar=_BAR)
    page.together(top)


def period_label(period: str) -> str:
    """A period in words, as a line begins: "Tháng 3 năm 2026"."""
    label = Period.parse(period).label("vi")
    return label[:1].upper() + label[1:]


def periods_shown(book: Labels) -> list[Mapping[Any, Any]]:
    """The periods that are shown, this one last; none where no other is known."""
    known: list[Any] = book.evaluation.history.to_dict("records")[-MOST_PERIODS:]
    return known if len(known) > 1 else []


def statuses_shown(book: Labels) -> list[str]:
    """The statuses that any of the periods had."""
    shown = periods_shown(book)
    return [status for status in book.kind.counted_statuses if any(one[status] for one in shown)]


def _figure(tally: TallyTable, name: str, count: int, *, now: bool) -> Value:
    """A count; of this period by reference to the tally, where it has such a column."""
    if not now or (name != "total" and name not in tally.statuses):
        return count
    column = TOTAL if name == "total" else tally.column(name)
    return Formula(f"={relative(tally.rows[-1], column)}", count)


def _share(tally: TallyTable, rate: str, share: Any, *, now: bool) -> Value:
    value = "" if missing(share) else float(share)
    return (
        Formula(f"={relative(tally.rows[-1], tally.share_column(rate))}", value)
        if now
        else (None if missing(share) else float(share))
    )
