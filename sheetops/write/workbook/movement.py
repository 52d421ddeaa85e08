"""The movement of tasks: carried over + new = finished + withdrawn + remaining, per unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.workbook import styles
from sheetops.write.workbook.checks import alarm, verdict_of
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.tally_head import TOTAL
from sheetops.write.workbook.values import Formula, Value, missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.tally_table import TallyTable

_FLOWS = ("carried_over", "new", "finished", "withdrawn")
_FIRST, _REMAINING, _CHECK = 2, 6, 7


def write_movement(page: Page, tally: TallyTable) -> None:
    """Write the table; what remains is a formula, checked against the tally by unit."""
    words, frame = page.book.words, page.book.evaluation.movement
    page.title(words("by_unit.movement"), styles.SECTION)
    records = frame.to_dict("records")
    units = [record for record in records if not missing(record["unit"])]
    if not units:
        page.paragraph(words("by_unit.empty_movement"), styles.NOTE)
        return
    labels = [words(f"by_unit.{name}") for name in (*_FLOWS, "remaining", "check")]
    counts = [Column(label, look=COUNTS) for label in labels]
    table = Table(page, [Column(words("common.number"), look=CENTRE), Column(words("common.unit")), *counts])
    top = page.row
    for number, record in enumerate(units, start=1):
        table.add(_row(page, tally, number, record))
    total = next((record for record in records if missing(record["unit"])), {})
    table.add(_sums(page, tally, top, total), styles.TOTAL)
    alarm(page, top, _CHECK, page.row - 1, _CHECK)
    page.paragraph(words("by_unit.movement_note"), styles.NOTE)


def _row(page: Page, tally: TallyTable, number: int, record: Mapping[Any, Any]) -> list[Value]:
    flows: list[Value] = [int(record[name]) for name in _FLOWS]
    row, unit = page.row, str(record["unit"])
    line = next((line for line in tally.lines if line.block == unit), None)
    place = None if line is None else tally.rows[tally.lines.index(line)]
    return [number, page.book.names.unit(unit), *flows, *_remaining(page, tally, row, place, record)]


def _sums(page: Page, tally: TallyTable, top: int, record: Mapping[Any, Any]) -> list[Value]:
    """The last row: the sums of those above."""
    row = page.row
    sums: list[Value] = []
    for column, name in enumerate(_FLOWS, start=_FIRST):
        area = f"{relative(top, column)}:{relative(row - 1, column)}"
        sums.append(Formula(f"=SUM({area})", int(record.get(name, 0))))
    label = page.book.words("common.total")
    return ["", label, *sums, *_remaining(page, tally, row, tally.rows[-1], record)]


def _remaining(page: Page, tally: TallyTable, row: int, place: int | None, record: Mapping[Any, Any]) -> list[Value]:
    """What remains, and whether the tally's row `place` says the same."""
    carried, new, finished, withdrawn = (relative(row, column) for column in range(_FIRST, _REMAINING))
    remaining = int(record.get("remaining", 0))
    formula = Formula(f"={carried}+{new}-{finished}-{withdrawn}", remaining)
    done = page.book.kind.evaluation.finished
    counted = 0 if place is None else _open(tally.lines[tally.rows.index(place)].tally.total, tally, place)
    against = "0" if place is None else f"{relative(place, TOTAL)}-{tally.sum_of(place, done)}"
    return [formula, verdict_of(page.book, f"{relative(row, _REMAINING)}={against}", holds=remaining == counted)]


def _open(total: int, tally: TallyTable, place: int) -> int:
    line = tally.lines[tally.rows.index(place)]
    return total - sum(map(line.tally.count, tally.page.book.kind.evaluation.finished))
