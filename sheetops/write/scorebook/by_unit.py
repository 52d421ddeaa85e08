"""Theo đơn vị: the points of every unit that leads, what is due and not scored, and who has sent its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.scorebook.points_table import Line, PointsTable, difference, points_widths
from sheetops.write.scorebook.summary import tallies
from sheetops.write.workbook import styles
from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.page import Page, relative
from sheetops.write.workbook.roll_call import write_roll_call
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import Formula, missing

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import ScoreBook
    from sheetops.write.scorebook.detail import Detail
    from sheetops.write.workbook.criteria import Criterion

_CODES = 7
_DUE = ("due", "scored", "unscored")


def write_by_unit(book: ScoreBook, detail: Detail) -> None:
    """Write the sheet."""
    page = Page(book, "by_unit", points_widths())
    page.title(book.words("by_unit.title", **book.title_words()))
    page.title(book.subtitle, styles.SUBTITLE)
    page.sheet.freeze_panes(2, 2)
    page.blank()
    page.title(book.words("by_unit.tally"), styles.SECTION)
    table = PointsTable(page, detail, book.words("common.unit"))
    table.write(_lines(book, detail))
    page.paragraph(book.words("by_unit.tally_note"), styles.NOTE)
    _block(page, book)
    page.blank(14)
    top = page.row
    write_roll_call(page)
    page.together(top)
    page.finish()


def _lines(book: ScoreBook, detail: Detail) -> list[Line]:
    """The units, what no one unit leads, and all."""
    known = tallies(book, "unit")
    whole = known.pop(None)
    units = in_order((unit for unit in known if unit), book.names.unit_order)
    lines = [
        Line(str(place), book.names.unit(unit), known[unit], _groups(book, detail, unit))
        for place, unit in enumerate(units, start=1)
    ]
    left = difference(whole, [known[unit] for unit in units])
    if any(left.values()):
        lines.append(Line("", book.words("by_unit.others"), left, less=len(lines) + 1, look={"italic": True}))
    return [*lines, Line("", book.words("common.total"), whole, look=styles.TOTAL)]


def _groups(book: ScoreBook, detail: Detail, unit: str) -> tuple[tuple[Criterion, ...], ...]:
    """The rows that a unit leads, alone or with others: one group for each text of the column of units."""
    codes = (str(one["code"]) for one in detail.rows if one["leaf"])
    led = [code for code in codes if any(o["unit"] == unit and o["role"] == "lead" for o in book.owners.get(code, []))]
    labels = dict.fromkeys(book.units_of(code, "lead") for code in led)
    return tuple(((detail.range("unit"), label),) for label in labels)


def _block(page: Page, book: ScoreBook) -> None:
    """What is due, per unit, with the codes of what is not scored."""
    page.blank(14)
    top, words = page.row, book.words
    page.title(words("by_unit.due"), styles.SECTION)
    records = book.evaluation.due.to_dict("records")
    if not records:
        page.paragraph(words("by_unit.empty_due"), styles.NOTE)
        return
    labels = (words("by_unit.due_total"), words("points.scored"), words("points.unscored"))
    table = Table(
        page,
        [
            Column(words("common.number"), look=CENTRE),
            Column(words("common.unit")),
            *(Column(label, look=COUNTS) for label in labels),
            Column(words("by_unit.due_codes"), span=_CODES),
        ],
    )
    first = page.row
    for place, one in enumerate(records, start=1):
        unit = words("detail.no_unit") if missing(one["unit"]) else book.names.unit(one["unit"])
        look = {"bold": True} if one["unscored"] else {}
        table.add([place, unit, *(int(one[name]) for name in _DUE), ", ".join(one["codes"])], look)
    sums = [
        Formula(
            f"=SUM({relative(first, column)}:{relative(page.row - 1, column)})", sum(int(one[name]) for one in records)
        )
        for column, name in enumerate(_DUE, start=2)
    ]
    table.add(["", words("common.total"), *sums, ""], styles.TOTAL)
    page.together(top)
