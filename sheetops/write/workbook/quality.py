"""The quality of the reports: how many rows bear figures, evidence and dates, out of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.workbook import styles
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, SHARES, Column, Table
from sheetops.write.workbook.values import Formula, Value, missing

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.tally_table import TallyTable

# A count, and what it is a share of: figures of all tasks, evidence and dates of the finished ones.
_SHARES = {"with_figures": "total", "with_evidence": "finished", "with_dates": "finished"}
_TOTAL, _FINISHED, _FIRST = 2, 3, 4


def write_quality(page: Page, _tally: TallyTable) -> None:
    """Write the table; shares are formulas over the counts beside them."""
    words, frame = page.book.words, page.book.evaluation.quality
    page.title(words("by_unit.quality"), styles.SECTION)
    records = frame.to_dict("records")
    if not any(int(record["total"]) for record in records):
        page.paragraph(words("by_unit.empty_quality"), styles.NOTE)
        return
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("common.unit")),
        Column(words("summary.total"), look=COUNTS),
        Column(words("by_unit.finished_total"), look=COUNTS),
    ]
    for name, of in _shares(frame.columns):
        columns += [Column(words(f"by_unit.{name}"), look=COUNTS), Column(words(f"by_unit.share_of_{of}"), look=SHARES)]
    table = Table(page, columns)
    top = page.row
    for number, record in enumerate(record for record in records if not missing(record["unit"])):
        label = page.book.names.unit(record["unit"])
        table.add([number + 1, label, *_figures(page.row, record, top=None)])
    for record in records:
        if missing(record["unit"]):
            row = ["", words("common.total"), *_figures(page.row, record, top=top)]
            table.add(row, styles.TOTAL)


def _shares(known: Container[Any]) -> list[tuple[str, str]]:
    """What is counted of the kind's fields, and what it is a share of."""
    return [(name, of) for name, of in _SHARES.items() if name in known]


def _figures(row: int, record: Mapping[Any, Any], *, top: int | None) -> list[Value]:
    """Counts and shares of a row; with `top` the counts are the sums of the rows from there on."""
    values: list[Value] = [_count(row, _TOTAL, record["total"], top), _count(row, _FINISHED, record["finished"], top)]
    for place, (name, of) in enumerate(_shares(record)):
        column = _FIRST + 2 * place
        below = relative(row, _TOTAL if of == "total" else _FINISHED)
        whole, part = int(record[of]), int(record[name])
        share = Formula(f'=IF({below}=0,"",{relative(row, column)}/{below})', part / whole if whole else "")
        values += [_count(row, column, part, top), share]
    return values


def _count(row: int, column: int, count: Any, top: int | None) -> Value:
    if top is None or top >= row:
        return int(count)
    return Formula(f"=SUM({relative(top, column)}:{relative(row - 1, column)})", int(count))
