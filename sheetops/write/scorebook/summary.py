"""Tổng hợp: the points by part with their checks, a chart, the months before, and the forecast with its assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.scorebook.history import write_history
from sheetops.write.scorebook.points_table import Line, PointsTable, figure_of, points_widths
from sheetops.write.workbook import styles
from sheetops.write.workbook.chart import Bar, insert_chart
from sheetops.write.workbook.checks import check_line
from sheetops.write.workbook.heading import attached, write_heading
from sheetops.write.workbook.page import Page, relative
from sheetops.write.workbook.values import missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.scorebook.book import ScoreBook, ScoreLabels
    from sheetops.write.scorebook.detail import Detail

# Dark for what was won, so that a grey print tells it from what was lost and what is open.
_BARS = (("score", "8EA9DB", 0), ("lost", "F4B084", 1), ("open", "F2F2F2", 6))


def write_summary(book: ScoreBook, detail: Detail) -> None:
    """Write the sheet."""
    words = book.words
    page = Page(book, "summary", points_widths())
    page.sheet.hide_gridlines(2)
    title = words("summary.title", **book.title_words())
    write_heading(page, title, attached(book), words("heading.as_of", date=book.cutoff))
    table = PointsTable(page, detail, words("summary.content"))
    table.write(_lines(book, detail))
    _checks(page, table, detail)
    page.paragraph(words("summary.note"), styles.NOTE)
    page.blank()
    if len(table.rows) > 1:
        _chart(page, table)
        write_history(page, table)
    else:
        page.paragraph(words("summary.empty"), styles.NOTE)
    page.finish()


def tallies(book: ScoreLabels, group: str) -> dict[str | None, Mapping[Any, Any]]:
    """Part or unit → its figures, in the order of the result; None: all of them."""
    other = "unit" if group == "part" else "part"
    records = book.evaluation.tallies.to_dict("records")
    own: dict[str | None, Mapping[Any, Any]] = {
        str(one[group]): one for one in records if not missing(one[group]) and missing(one[other])
    }
    whole = next(one for one in records if missing(one["part"]) and missing(one["unit"]))
    return {**own, None: whole}


def _lines(book: ScoreBook, detail: Detail) -> list[Line]:
    known = tallies(book, "part")
    whole = known.pop(None)
    lines = [
        Line(str(part), part_label(book, part), tally, (((detail.range("part"), str(part)),),))
        for part, tally in known.items()
    ]
    return [*lines, Line("", book.words("common.total"), whole, look=styles.TOTAL)]


def _checks(page: Page, table: PointsTable, detail: Detail) -> None:
    """That the parts add up to the total, and that every indicator of Chi tiết is counted."""
    page.blank(6)
    *parts, total = table.rows
    tests = []
    for figure in ("total", "max", "score"):
        column = table.column(figure)
        area = f"SUM({relative(parts[0], column)}:{relative(parts[-1], column)})" if parts else "0"
        tests.append(f"ABS(N({relative(total, column)})-{area})<0.001")
    *lines, whole = (line.tally for line in table.lines)
    holds = all(
        abs(figure_of(whole, name) - sum(figure_of(line, name) for line in lines)) < 0.001  # noqa: PLR2004 - as above
        for name in ("total", "max", "score")
    )
    check_line(page, "summary.check_parts", f"AND({','.join(tests)})", holds=holds)
    counts = "+".join(relative(total, table.column(name)) for name in ("scored", "unscored"))
    leaf = page.book.words.label("levels", "leaf")
    every = f'SUMPRODUCT(--({detail.range("level")}="{leaf}"))'
    complete = figure_of(whole, "total") == sum(bool(one["leaf"]) for one in detail.rows)
    check_line(page, "summary.check_detail", f"{counts}={every}", holds=complete)


def _chart(page: Page, table: PointsTable) -> None:
    words = page.book.words
    bars = [Bar(words(f"points.{name}"), table.column(name), colour, pattern) for name, colour, pattern in _BARS]
    top = insert_chart(page, words("summary.chart"), bars, (table.rows[0], table.rows[-2]), "0.0##;;")
    page.together(top)


def part_label(book: ScoreLabels, part: Any) -> str:
    """A part's name; its numeral where the catalogue does not name it."""
    return book.name_of(part) or book.words("summary.unnamed", part=part)
