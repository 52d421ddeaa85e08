"""The report of a result of tasks: whom to urge, and the list of every task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.evaluation import UNKNOWN
from sheetops.write.report import tally
from sheetops.write.report.charts import chart
from sheetops.write.report.common import findings, roll_call
from sheetops.write.report.model import Cell, Column, Filter, Report, Row, Section, Table
from sheetops.write.report.shown import cell, shown
from sheetops.write.report.trend import trend
from sheetops.write.report.words import say
from sheetops.write.workbook.detail_columns import detail_columns
from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.urged import Urged, ageing_labels, urged_tasks
from sheetops.write.workbook.urging_sums import classes, pairs, tests
from sheetops.write.workbook.values import day, missing, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.book import Labels

# What of a task is seen at once; the rest unfolds.
_SEEN = ("number", "id", "title", "unit", "sector", "due", "completed", "status", "days_overdue")
_FILTERS = ("status", "unit", "sector", "origin")


def task_report(book: Labels) -> Report:
    """The page of a result of tasks."""
    words, document = book.words, book.workspace.assignment.document
    assignment = (words("summary.assignment", document=document),) if document else ()
    told = (tally.summary(book), tally.by_unit(book), *trend(book), _urging(book), roll_call(book), findings(book))
    under = (*assignment, words("heading.as_of", date=book.cutoff))
    return Report(book.names.agency, words("summary.title"), under, tally.figures(book), (*told, _list(book)))


def _urging(book: Labels) -> Section:
    words, title, urged = book.words, say(book, "overdue"), urged_tasks(book)
    if not urged:
        return Section("urging", title, notes=(words("urging.empty"),))
    ages = [label for label in ageing_labels(book) if any(item.ageing for item in urged)]
    held = {label: holds for _, label, holds in tests(classes(book, urged))}
    counts = [(label, sum(map(held[label], urged))) for label in ages]
    bars = [(label, [(say(book, "count"), count, str(count))]) for label, count in counts]
    ageing = chart(book, say(book, "ageing_chart"), bars, ends=[str(count) for _, count in counts])
    return Section("urging", title, (_sums(book, urged), _urged(book, urged)), (ageing,) if ageing else ())


def _sums(book: Labels, urged: Sequence[Urged]) -> Table:
    words, counted = book.words, tests(classes(book, urged))
    columns = (
        Column(words("urging.leader"), head=True),
        Column(words("common.unit")),
        *(Column(label or words("urging.total"), number=True) for _, label, _ in counted),
    )
    rows = []
    for leader, unit in pairs(urged):
        own = [item for item in urged if (item.leader, item.unit) == (leader, unit)]
        cells = [leader, unit, *(sum(map(holds, own)) for *_, holds in counted)]
        rows.append(Row(tuple(cell(book, value) for value in cells)))
    sums = [words("common.total"), "", *(sum(map(holds, urged)) for *_, holds in counted)]
    rows.append(Row(tuple(cell(book, value) for value in sums), "total"))
    return Table(words("urging.summary"), columns, tuple(rows))


def _urged(book: Labels, urged: Sequence[Urged]) -> Table:
    words, numbers = book.words, ("days_overdue",)
    names = ("leader", "why", "due", "days_overdue", "ageing", "officer")
    columns = (
        Column(book.kind.field_label("title"), head=True),
        Column(words("detail.id")),
        Column(words("common.unit")),
        *(Column(words(f"urging.{name}"), number=name in numbers) for name in names),
    )
    rows = [
        Row(
            tuple(
                cell(book, value)
                for value in (
                    text(item.task["title"]),
                    text(item.task["id"]),
                    item.unit,
                    item.leader,
                    item.why,
                    day(item.task.get("due")) or text(item.task.get("due_text")),
                    item.days_overdue,
                    item.ageing,
                    text(item.task.get("officer")),
                )
            ),
            "alarm" if item.ageing else "",
        )
        for item in urged
    ]
    return Table(words("urging.list"), columns, tuple(rows), cards=True)


def _list(book: Labels) -> Section:
    """Every task with all that Chi tiết says of it."""
    records = [{**one, "number": n} for n, one in enumerate(book.evaluation.tasks.to_dict("records"), start=1)]
    title = say(book, "list")
    if not records:
        return Section("list", title, notes=(book.words("detail.empty"),))
    known = {column.name: column for column in detail_columns(book)}
    seen = [known.pop(name) for name in _SEEN]
    numbers = ("number", "days_overdue")
    columns = [Column(column.label, column.name in numbers, column.name == "title") for column in seen]
    rows = []
    for task in records:
        values = {column.label: shown(book, column.value(task)) for column in known.values()}
        more = tuple((label, value) for label, value in values.items() if value)
        cells = [Cell(shown(book, column.value(task)), more=more if column.name == "title" else ()) for column in seen]
        rows.append(Row(tuple(cells), codes={name: (_code(task[name]),) for name in _FILTERS}))
    table = Table(title, tuple(columns), tuple(rows), cards=True)
    return Section("list", title, (table,), filters=_filters(book, records))


def _code(value: Any) -> str:
    return UNKNOWN if missing(value) else str(value)


def _filters(book: Labels, records: list[dict[Any, Any]]) -> tuple[Filter, ...]:
    names = book.names
    orders = {
        "status": tuple(names.statuses),
        "unit": names.unit_order,
        "sector": names.sector_order,
        "origin": book.words.codes("origins"),
    }
    labels = {"status": names.status, "unit": names.unit, "sector": names.sector, "origin": names.origin}
    found = []
    for name in _FILTERS:
        codes = in_order({_code(task[name]) for task in records}, orders[name])
        choices = tuple((code, labels[name](code)) for code in codes)
        found.append(Filter(name, book.words(f"detail.{name}"), choices))
    return tuple(found)
