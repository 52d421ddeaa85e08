"""Ma trận phân công: indicator × unit at a glance, with what nobody leads and what several lead.

Marks are letters, so that a grey print and a reader who tells no colours apart see them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.scorebook.detail_columns import PLAIN_POINTS
from sheetops.write.workbook import styles
from sheetops.write.workbook.checks import alarmed
from sheetops.write.workbook.criteria import literal
from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.page import Page, relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import Formula, Value, missing, number, text

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import Record, ScoreBook, ScoreLabels
    from sheetops.write.workbook.styles import Look

_BEFORE = (8.0, 46.0, 9.0)
_UNIT, _CHECK, _SCOPES = 12.0, 11.0, 44.0
_FIRST = len(_BEFORE)
_ZOOM = 90
_NONE, _SEVERAL = "P601", "P602"
_LOOKS: dict[str, Look] = {
    "lead": {"bg_color": "#2F5496", "font_color": "#FFFFFF", "bold": True},
    "limited": {"bg_color": "#8EA9DB", "bold": True},
    "coordinate": {"bg_color": "#E2EFDA", "italic": True},
}
_WRONG: Look = {"bg_color": "#F4B084", "bold": True}


def write_matrix(book: ScoreBook) -> None:
    """Write the sheet."""
    words, shown = book.words, units(book)
    page = Page(book, "matrix", [*_BEFORE, *[_UNIT] * len(shown), _CHECK, _SCOPES])
    page.title(words("matrix.title", **book.title_words()))
    page.title(book.subtitle, styles.SUBTITLE)
    page.paragraph(words("matrix.legend"), styles.NOTE)
    page.blank()
    table = Table(page, _columns(book, shown))
    page.sheet.freeze_panes(table.header + 1, 2)
    first = page.row
    for indicator in book.indicators:
        _row(table, book, shown, indicator)
    if book.indicators:
        _sums(table, book, shown, (first, page.row - 1))
        alarmed(page, (first, _FIRST + len(shown), page.row - 1, _FIRST + len(shown)), _faults(book))
    else:
        page.paragraph(words("matrix.empty"), styles.NOTE)
    page.sheet.autofilter(table.header, 0, max(first, first + len(book.indicators) - 1), page.last)
    page.finish(repeat=(table.header, table.header), zoom=_ZOOM)


def units(book: ScoreLabels) -> tuple[str, ...]:
    """The units of the configuration, and others that have to do with an indicator."""
    owners = {str(one["unit"]) for owners in book.owners.values() for one in owners if not missing(one["unit"])}
    return in_order(owners | {unit.code for unit in book.workspace.units}, book.names.unit_order)


def _columns(book: ScoreBook, units: tuple[str, ...]) -> list[Column]:
    words = book.words
    return [
        Column(words("detail.code"), look={**CENTRE, "num_format": "@"}),
        Column(book.kind.field_label("title")),
        Column(words("points.max"), look=PLAIN_POINTS),
        *(Column(book.names.unit(unit), look=CENTRE) for unit in units),
        Column(words("matrix.check"), look=CENTRE),
        Column(words("matrix.scopes")),
    ]


def _row(table: Table, book: ScoreBook, units: tuple[str, ...], indicator: Record) -> None:
    code, highest = str(indicator["code"]), number(indicator["max"])
    if not indicator["leaf"]:
        look = styles.TOTAL if indicator["level"] == 0 else styles.GROUP
        table.add([code, text(indicator["name"]), highest, *[None] * (len(units) + 2)], look, whole=True)
        return
    marks = {unit: mark(book, code, unit) for unit in units}
    fault = verdict(book, code)
    shown = [book.words(f"matrix.{own}") if own else None for own in marks.values()]
    row = table.add([code, text(indicator["name"]), highest, *shown, fault, scopes(book, code)], whole=True)
    for column, own in enumerate(marks.values(), start=_FIRST):
        if own:
            table.page.put(row, column, book.words(f"matrix.{own}"), styles.CELL, CENTRE, _LOOKS[own])
    if fault:
        table.page.put(row, 0, code, styles.CELL, CENTRE, {"num_format": "@"}, _WRONG)


def mark(book: ScoreLabels, code: str, unit: str) -> str:
    """How a unit has to do with an indicator: lead, limited or coordinate; "" where it has not."""
    own = [one for one in book.owners.get(code, []) if one["unit"] == unit]
    leads = [one for one in own if one["role"] == "lead"]
    if leads:
        return "limited" if all(not missing(one["scope"]) for one in leads) else "lead"
    return "coordinate" if own else ""


def verdict(book: ScoreLabels, code: str) -> str:
    """What the coverage found about an indicator."""
    found = {finding.code for finding in book.evaluation.findings if finding.indicator == code}
    return book.words("matrix.none") if _NONE in found else book.words("matrix.several") if _SEVERAL in found else ""


def _faults(book: ScoreBook) -> tuple[str, str]:
    return book.words("matrix.none"), book.words("matrix.several")


def scopes(book: ScoreLabels, code: str) -> str:
    """The limits by content, a line for each unit."""
    words, lines = book.words, []
    for one in book.owners.get(code, []):
        if not missing(one["scope"]):
            kind = text(one["scope_kind"]) or "only"
            scope = words(f"matrix.{kind}", text=one["scope"])
            lines.append(words("matrix.scope", unit=book.names.unit(one["unit"]), scope=scope))
    return "\n".join(lines)


def _sums(table: Table, book: ScoreBook, units: tuple[str, ...], rows: tuple[int, int]) -> None:
    """How many indicators each unit leads, alone or in part, and for how many points."""
    words = book.words
    leads = (words("matrix.lead"), words("matrix.limited"))
    records = [one for one in book.indicators if one["leaf"]]
    most = _area(rows, 2, fixed=True)
    counts: list[Value] = []
    points: list[Value] = []
    for column, unit in enumerate(units, start=_FIRST):
        own = [one for one in records if mark(book, str(one["code"]), unit) in ("lead", "limited")]
        led = "+".join(f"({_area(rows, column)}={literal(label)})" for label in leads)
        counts.append(Formula(f"=SUMPRODUCT({led})", len(own)))
        total = round(sum(float(one["max"]) for one in own if not missing(one["max"])), 9)
        points.append(Formula(f"=SUMPRODUCT(({led})*1,{most})", total))
    table.add(["", words("matrix.led"), None, *counts, None, None], styles.TOTAL, COUNTS)
    table.add(["", words("matrix.led_points"), None, *points, None, None], styles.TOTAL, PLAIN_POINTS)


def _area(rows: tuple[int, int], column: int, *, fixed: bool = False) -> str:
    top, bottom = (relative(row, column) for row in rows)
    return f"${top}:${bottom}" if fixed else f"{top}:{bottom}"
