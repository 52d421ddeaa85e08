"""Tổng hợp: the tally by origin and sector with its checks, charts, the periods before, and the letter's sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.book import TaskPage
from sheetops.write.workbook.chart import insert_chart, status_bars
from sheetops.write.workbook.checks import check_line
from sheetops.write.workbook.heading import attached, write_heading
from sheetops.write.workbook.movements import Places
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.sentences import write_sentences
from sheetops.write.workbook.summary_lines import block_lines, sector_lines, sector_places
from sheetops.write.workbook.tallies import blocks
from sheetops.write.workbook.tally_head import TOTAL, rate_notes
from sheetops.write.workbook.tally_table import TallyTable
from sheetops.write.workbook.trend import trend_widths, write_trend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.annex import Headings
    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.detail import Detail
    from sheetops.write.workbook.tallies import Block

# A longer table than this goes on to a second page, where its header is wanted again.
_ROWS_OF_A_PAGE = 22


def write_summary(book: Book, detail: Detail, headings: Headings) -> Places:
    """Write the sheet; its totals lead to the headings of the annex.  Where the tally tells of each sector."""
    page = TaskPage(book, "summary", trend_widths(book))
    page.sheet.hide_gridlines(2)
    _heading(page)
    shown = blocks(book.tallies, book.evaluation, book.names)
    lines = block_lines(book, detail, shown, headings)
    header = page.row
    table = TallyTable(page, detail, book.words("summary.content"))
    table.write(lines)
    _checks(page, table, detail)
    if book.tallies.of().total:
        _chart(page, table, detail, shown)
        write_trend(page, table)
        write_sentences(page)
    else:
        page.paragraph(book.words("summary.empty"), styles.NOTE)
    if len(lines) > _ROWS_OF_A_PAGE:
        page.sheet.freeze_panes(header + 2, 0)
    page.finish(repeat=(header, header + 1) if len(lines) > _ROWS_OF_A_PAGE else None)
    return Places(table, sector_places(shown), len(lines) - 1)


def _heading(page: TaskPage) -> None:
    book, words = page.book, page.book.words
    document = book.workspace.assignment.document
    assignment = words("summary.assignment", document=document) if document else ""
    write_heading(page, words("summary.title"), assignment, attached(book), words("heading.as_of", date=book.cutoff))


def _checks(page: TaskPage, table: TallyTable, detail: Detail) -> None:
    """The proofs of the table, what is counted apart, and what the rates divide."""
    words, tally = page.book.words, page.book.tallies.of()
    page.blank(6)
    agrees = all(line.tally.total == sum(map(line.tally.count, table.statuses)) for line in table.lines)
    check_line(page, "summary.check_statuses", table.agreement(), holds=agrees)
    every = f"COUNT({detail.range('number')}){detail.minus_apart()}"
    complete = tally.total + detail.count_apart == len(detail.tasks)
    check_line(page, "summary.check_detail", f"{relative(table.rows[-1], TOTAL)}={every}", holds=complete)
    if detail.apart:
        page.paragraph(words("summary.withdrawn", count=f"{detail.count_apart:02}"), styles.NOTE)
    for note in rate_notes(page.book):
        page.paragraph(note, styles.NOTE)
    page.blank()


def _chart(page: TaskPage, table: TallyTable, detail: Detail, shown: Sequence[Block]) -> None:
    """The chart, over the sectors of the only block that has tasks, or over the sums by sector."""
    top = page.row
    with_tasks = [block for block in shown if block.sectors]
    if len(with_tasks) == 1 and with_tasks[0].divided:
        head = next(place for place, line in enumerate(table.lines) if line.block == with_tasks[0].origin)
        rows = table.rows[head + 1 : head + 1 + len(with_tasks[0].sectors)]
    else:
        page.paragraph(page.book.words("summary.by_sector"), styles.SECTION)
        table = TallyTable(page, detail, page.book.words("summary.sector"), summed=table.rows)
        table.write(sector_lines(page.book, shown))
        page.blank()
        rows = table.rows
    bars = status_bars(page.book, table.statuses, table.column)
    chart = insert_chart(page, page.book.words("summary.chart"), bars, (rows[0], rows[-1]))
    page.together(top)
    page.together(chart)
