"""The quality of the reports: what bears figures, evidence and dates, what was on time; each share with its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops import catalogue
from sheetops.evaluation import QUALITY_RULES
from sheetops.write.workbook import styles
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, SHARES, Column, Table
from sheetops.write.workbook.values import Formula, Value, missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheetops.write.workbook.book import TaskPage

# A count, and what it is a share of.
_SHARES = {
    "with_figures": "reported",
    "with_evidence": "finished",
    "with_dates": "finished",
    "on_time": "timed",
}
# The tables, each with its counts in their order; what the kind does not know is left out, rules follow.
_CONTENT = ("total", "reported", "with_figures", "finished", "with_evidence", "with_dates")
_PUNCTUALITY = ("finished", "timed", "on_time", *QUALITY_RULES)
_FIRST = 2


def write_quality(page: TaskPage) -> None:
    """Write both tables; shares are formulas over the counts beside them."""
    words, frame = page.book.words, page.book.evaluation.quality
    records = frame.to_dict("records")
    page.title(words("by_unit.quality"), styles.SECTION)
    if not any(int(record["total"]) for record in records):
        page.paragraph(words("by_unit.empty_quality"), styles.NOTE)
        return
    _table(page, records, [name for name in _CONTENT if name in frame])
    page.paragraph(words("by_unit.quality_note"), styles.NOTE)
    further = [name for name in _PUNCTUALITY if name in frame]
    if further != ["finished"]:
        page.blank()
        page.title(words("by_unit.punctuality"), styles.SECTION)
        _table(page, records, further)
        page.paragraph(words("by_unit.punctuality_note"), styles.NOTE)


def _table(page: TaskPage, records: Sequence[Mapping[Any, Any]], names: Sequence[str]) -> None:
    words = page.book.words
    first = [Column(words("common.number"), look=CENTRE), Column(words("common.unit"))]
    table = Table(page, [*first, *_columns(page, names)])
    top = page.row
    units = [record for record in records if not missing(record["unit"])]
    for number, record in enumerate(units, start=1):
        table.add([number, page.book.names.unit(record["unit"]), *_figures(page.row, record, names, None)])
    total = next(record for record in records if missing(record["unit"]))
    table.add(["", words("common.total"), *_figures(page.row, total, names, top)], styles.TOTAL)


def _columns(page: TaskPage, names: Sequence[str]) -> Iterator[Column]:
    words = page.book.words
    for name in names:
        if name in QUALITY_RULES:
            yield Column(words("by_unit.of_rule", title=catalogue.rule(name).title.vi, code=name), look=COUNTS)
        else:
            yield Column(words(f"by_unit.{name}"), look=COUNTS)
        if name in _SHARES:
            yield Column(words(f"by_unit.share_of_{_SHARES[name]}"), look=SHARES)


def _figures(row: int, record: Mapping[Any, Any], names: Sequence[str], top: int | None) -> list[Value]:
    """Counts and shares of a row; with `top` the counts are the sums of the rows from there on."""
    values: list[Value] = []
    places: dict[str, int] = {}
    for name in names:
        places[name] = _FIRST + len(values)
        values.append(_count(row, places[name], record[name], top))
        if whole := _SHARES.get(name):
            of, part = relative(row, places[whole]), relative(row, places[name])
            share = int(record[name]) / int(record[whole]) if record[whole] else ""
            values.append(Formula(f'=IF({of}=0,"",{part}/{of})', share))
    return values


def _count(row: int, column: int, count: Any, top: int | None) -> Value:
    if top is None or top >= row:
        return int(count)
    return Formula(f"=SUM({relative(top, column)}:{relative(row - 1, column)})", int(count))
