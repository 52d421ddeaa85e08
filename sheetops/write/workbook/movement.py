"""The movement of tasks: carried over + new = finished + withdrawn + remaining, per unit and per sector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.write.workbook import styles
from sheetops.write.workbook.checks import alarm, verdict_of
from sheetops.write.workbook.criteria import counted
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.tallies import CARRIED_OVER
from sheetops.write.workbook.values import Formula, Value, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd

    from sheetops.write.workbook.book import TaskPage
    from sheetops.write.workbook.criteria import Criterion
    from sheetops.write.workbook.detail import Detail

_FLOWS = ("carried_over", "new", "finished", "withdrawn")
_FIRST, _REMAINING, _CHECK = 2, 6, 7


@dataclass(frozen=True, slots=True)
class Movement:
    """What a table of movement shows.

    Attributes:
        group: "unit" or "sector", as its frame and Chi tiết call it.
        frame: per group and, last, for all.
        name: how a group's code is shown, in the table; `label`: in Chi tiết.
        open_tasks: group (None: all) → what the tally says is not finished, as a formula spells it, and the number.
    """

    group: str
    frame: pd.DataFrame
    name: Callable[[Any], str]
    label: Callable[[Any], str]
    open_tasks: Callable[[str | None], tuple[str, int]]


def write_movement(page: TaskPage, detail: Detail, movement: Movement) -> None:
    """Write the table: live counts over Chi tiết; what remains is checked against a tally."""
    words = page.book.words
    records = movement.frame.to_dict("records")
    groups = [record for record in records if not missing(record[movement.group])]
    if not groups:
        page.paragraph(words("by_unit.empty_movement"), styles.NOTE)
        return
    labels = [words(f"by_unit.{name}") for name in (*_FLOWS, "remaining", "check")]
    first = [Column(words("common.number"), look=CENTRE), Column(words(f"common.{movement.group}"))]
    table = Table(page, [*first, *(Column(label, look=COUNTS) for label in labels)])
    top = page.row
    for number, record in enumerate(groups, start=1):
        code = str(record[movement.group])
        flows = _flows(page, detail, detail.criterion(movement.group, movement.label(code)), record)
        table.add([number, movement.name(code), *flows, *_remaining(page, movement, code, record)])
    total = next(record for record in records if missing(record[movement.group]))
    sums = [_sum(top, page.row, place, total[name]) for place, name in enumerate(_FLOWS, start=_FIRST)]
    table.add(["", words("common.total"), *sums, *_remaining(page, movement, None, total)], styles.TOTAL)
    alarm(page, top, _CHECK, page.row - 1, _CHECK)


def _flows(page: TaskPage, detail: Detail, group: Criterion, record: Mapping[Any, Any]) -> list[Value]:
    """What came in and what went, counted over Chi tiết."""
    kind, names = page.book.kind, page.book.names

    def with_status(statuses: Iterable[str]) -> str:
        return "+".join(counted((group, detail.criterion("status", names.status(status)))) for status in statuses)

    formulas = {
        "carried_over": counted((group, detail.criterion("origin", names.origin(CARRIED_OVER)))),
        "new": f"{counted((group,))}-{relative(page.row, _FIRST)}",
        "finished": with_status(kind.evaluation.finished),
        "withdrawn": with_status(status.code for status in kind.statuses if not status.counted),
    }
    values = {name: int(record[name]) for name in _FLOWS}
    return [Formula(f"={formulas[name]}", values[name]) if formulas[name] else values[name] for name in _FLOWS]


def _sum(top: int, row: int, column: int, value: Any) -> Formula:
    return Formula(f"=SUM({relative(top, column)}:{relative(row - 1, column)})", int(value))


def _remaining(page: TaskPage, movement: Movement, code: str | None, record: Mapping[Any, Any]) -> list[Value]:
    """What remains, and whether the tally says the same."""
    carried, new, finished, withdrawn = (relative(page.row, column) for column in range(_FIRST, _REMAINING))
    remaining = int(record["remaining"])
    formula = Formula(f"={carried}+{new}-{finished}-{withdrawn}", remaining)
    against, number = movement.open_tasks(code)
    return [
        formula,
        verdict_of(page.book, f"{relative(page.row, _REMAINING)}={against}", holds=remaining == number),
    ]
