"""How many tasks each leader and unit is to be urged about, by days overdue and other reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.criteria import counted
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.urged import ageing_labels
from sheetops.write.workbook.values import Formula, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheetops.write.workbook.book import Labels, TaskPage
    from sheetops.write.workbook.urged import Urged

# Columns of the list that the sums count over.
_LEADER, _UNIT, _WHY, _AGEING = 2, 3, 6, 9
FIRST_SUM = 4
"""The column of the first sum; number, leader and unit take those before it."""


def classes(book: Labels, urged: Sequence[Urged]) -> list[tuple[int, str]]:
    """What is counted: (column of the list, label); days overdue by class, other reasons as they occur."""
    ages = ageing_labels(book)
    others = dict.fromkeys(item.why for item in urged if item.ageing not in ages)
    return [*((_AGEING, label) for label in ages), *((_WHY, label) for label in others)]


def pairs(urged: Sequence[Urged]) -> list[tuple[str, str]]:
    """The pairs of leader and unit, in the order in which they are most pressing."""
    return list(dict.fromkeys((item.leader, item.unit) for item in urged))


def write_sums(page: TaskPage, urged: Sequence[Urged], rows: tuple[int, int]) -> None:
    """Write the table at the cursor; `rows` are the first and last row of the list that it counts over."""
    words, shown = page.book.words, classes(page.book, urged)
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("urging.leader")),
        Column(words("common.unit"), span=2),
        *(Column(label, look=COUNTS) for label in (words("urging.total"), *(label for _, label in shown))),
    ]
    table = Table(page, columns)
    top = page.row
    for place, (leader, unit) in enumerate(pairs(urged), start=1):
        own = [item for item in urged if (item.leader, item.unit) == (leader, unit)]
        table.add([place, leader, unit, *_counts(page, own, rows, shown)])
    sums: list[Value] = ["", words("common.total"), ""]
    for column, (_, _, holds) in enumerate(tests(shown), start=FIRST_SUM):
        area = f"{relative(top, column)}:{relative(page.row - 1, column)}"
        sums.append(Formula(f"=SUM({area})", sum(map(holds, urged))))
    table.add(sums, styles.TOTAL)


def _counts(
    page: TaskPage, own: Sequence[Urged], rows: tuple[int, int], shown: Sequence[tuple[int, str]]
) -> list[Value]:
    """The sums of one leader and unit."""
    who = [(page.range(*rows, _LEADER), own[0].leader), (page.range(*rows, _UNIT), own[0].unit)]
    return [
        Formula(f"={counted([*who, *([(page.range(*rows, column), label)] if label else [])])}", sum(map(holds, own)))
        for column, label, holds in tests(shown)
    ]


def tests(shown: Sequence[tuple[int, str]]) -> list[tuple[int, str, Callable[[Urged], bool]]]:
    """All of them, then each class: the column and label to count, and whether a task counts."""

    def of(column: int, label: str) -> Callable[[Urged], bool]:
        return lambda item: (item.ageing if column == _AGEING else item.why) == label

    return [(0, "", lambda _: True), *((column, label, of(column, label)) for column, label in shown)]
