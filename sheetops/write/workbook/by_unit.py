"""Theo đơn vị: the tally, the movement, the roll-call and the quality of the reports of every unit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.book import TaskPage
from sheetops.write.workbook.chart import Bar, insert_chart
from sheetops.write.workbook.checks import check_line
from sheetops.write.workbook.movements import Places, write_movements
from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.quality import write_quality
from sheetops.write.workbook.roll_call import is_timed, write_roll_call
from sheetops.write.workbook.tally_head import tally_widths
from sheetops.write.workbook.tally_table import Line, TallyTable

if TYPE_CHECKING:
    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.detail import Detail

# The tables below the tally take so many columns; the roll-call more where it tells when files were saved.
_COLUMNS, _TIMED_COLUMNS = 11, 14
_WIDTH = 11.0
_DONE, _BAR = "C6E0B4", 24
_FROZEN_ROWS, _FROZEN_COLUMNS = 2, 2


def write_by_unit(book: Book, detail: Detail, sectors: Places) -> None:
    """Write the sheet; the movement by sector is checked against the tally by `sectors`."""
    widths, least = tally_widths(book), _TIMED_COLUMNS if is_timed(book) else _COLUMNS
    page = TaskPage(book, "by_unit", [*widths, *([_WIDTH] * max(0, least - len(widths)))])
    page.title(book.words("by_unit.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.sheet.freeze_panes(_FROZEN_ROWS, _FROZEN_COLUMNS)
    page.blank()
    table = _tally(page, detail)
    _chart(page, table)
    units = _places(table)
    for write in (
        partial(write_movements, detail=detail, units=units, sectors=sectors),
        write_roll_call,
        write_quality,
    ):
        page.blank(14)
        top = page.row
        write(page)
        page.together(top)
    page.finish()


def _chart(page: TaskPage, table: TallyTable) -> None:
    """How much of what was due each unit has completed; nothing where the kind has no such rate."""
    rate = next((rate for rate in table.rates if rate.denominator), None)
    if rate is None or len(table.rows) <= 1:
        return
    page.blank()
    share = Bar(rate.label.vi, table.share_column(rate.code), _DONE, 0)
    rows = (table.rows[0], table.rows[-2])
    page.together(insert_chart(page, page.book.words("by_unit.chart"), [share], rows, "0%", longest=1, bar=_BAR))


def _places(table: TallyTable) -> Places:
    """Which line of the tally tells of which unit; the last is the total."""
    lines = {line.block: [place] for place, line in enumerate(table.lines) if line.block is not None}
    return Places(table, lines, len(table.lines) - 1)


def _tally(page: TaskPage, detail: Detail) -> TallyTable:
    book = page.book
    page.title(book.words("by_unit.tally"), styles.SECTION)
    table = TallyTable(page, detail, book.words("common.unit"))
    units = in_order(book.unit_tallies.groups(), book.names.unit_order)
    lines = [
        Line(
            str(number),
            book.names.unit(unit),
            book.unit_tallies.of(None, unit),
            (detail.criterion("unit", book.names.unit(unit)),),
            block=unit,
        )
        for number, unit in enumerate(units, start=1)
    ]
    total = Line(
        "", book.words("common.total"), book.unit_tallies.of(), parts=tuple(range(len(lines))), look=styles.TOTAL
    )
    table.write([*lines, total])
    agrees = all(line.tally.total == sum(map(line.tally.count, table.statuses)) for line in table.lines)
    check_line(page, "summary.check_statuses", table.agreement(), holds=agrees)
    if not lines:
        page.paragraph(book.words("common.none"), styles.NOTE)
    return table
