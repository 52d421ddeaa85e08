"""Điểm còn mất: where points can still be won, the cheapest next point first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.scorebook.detail_columns import PLAIN_POINTS
from sheetops.write.workbook import styles
from sheetops.write.workbook.criteria import counted, summed
from sheetops.write.workbook.page import Page, relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import Formula, missing, number, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.write.scorebook.book import ScoreBook

_WIDTHS = (6.0, 9.0, 56.0, 26.0, 10.0, 10.0, 11.0, 24.0, 11.0)
_LOST, _WHY = 6, 7


def write_losses(book: ScoreBook) -> None:
    """Write the sheet."""
    words, records = book.words, book.evaluation.losses.to_dict("records")
    page = Page(book, "losses", _WIDTHS)
    page.title(words("losses.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    if not records:
        page.blank()
        page.paragraph(words("losses.empty"), styles.NOTE)
        page.finish()
        return
    page.paragraph(words("losses.note"), styles.NOTE)
    page.blank()
    table = Table(page, _columns(book))
    page.sheet.freeze_panes(table.header + 1, 3)
    running = 0.0
    for place, one in enumerate(records, start=1):
        running += float(one["lost"])
        table.add([place, *_row(book, one), _running(page, table, running)])
    last = page.row - 1
    page.sheet.autofilter(table.header, 0, last, page.last)
    _by_why(page, book, records, (table.header + 1, last))
    page.finish(repeat=(table.header, table.header))


def _columns(book: ScoreBook) -> list[Column]:
    words = book.words
    labels = (words("points.max"), words("points.score"), words("points.lost"))
    return [
        Column(words("common.number"), look=CENTRE),
        Column(words("detail.code"), look={**CENTRE, "num_format": "@"}),
        Column(book.kind.field_label("title")),
        Column(words("detail.unit")),
        *(Column(label, look=PLAIN_POINTS) for label in labels),
        Column(words("losses.why"), look=CENTRE),
        Column(words("losses.running"), look=PLAIN_POINTS),
    ]


def _row(book: ScoreBook, one: Mapping[Any, Any]) -> list[Any]:
    unit = book.units_of(str(one["code"]), "lead") or book.words("detail.no_unit")
    figures = (number(one[name]) for name in ("max", "score", "lost"))
    return [text(one["code"]), text(one["name"]), unit, *figures, book.words.label("why", text(one["why"]))]


def _running(page: Page, table: Table, total: float) -> Formula:
    first = relative(table.header + 1, _LOST)
    fixed = f"${first[0]}${first[1:]}"
    return Formula(f"=SUM({fixed}:{relative(page.row, _LOST)})", round(total, 9))


def _by_why(page: Page, book: ScoreBook, records: Sequence[Mapping[Any, Any]], rows: tuple[int, int]) -> None:
    """How many, and how many points, for each reason."""
    words, top = book.words, page.row
    page.blank()
    page.title(words("losses.by_why"), styles.SECTION)
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("losses.why"), span=3),
        Column(words("losses.count"), look=COUNTS),
        Column(words("losses.points"), span=2, look=PLAIN_POINTS),
    ]
    table = Table(page, columns)
    reasons = [why for why in words.codes("why") if any(one["why"] == why for one in records)]
    for place, why in enumerate(reasons, start=1):
        own = [float(one["lost"]) for one in records if one["why"] == why and not missing(one["lost"])]
        where = ((page.range(*rows, _WHY), words.label("why", why)),)
        points = Formula(f"={summed(page.range(*rows, _LOST), where)}", round(sum(own), 9))
        table.add([place, words.label("why", why), Formula(f"={counted(where)}", len(own)), points])
    page.together(top)
