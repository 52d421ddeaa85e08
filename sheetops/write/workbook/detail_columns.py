"""The columns of Chi tiết: which there are, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sheetops.write.workbook import styles
from sheetops.write.workbook.fields import DATES, NUMBERS, field_text
from sheetops.write.workbook.table import CENTRE
from sheetops.write.workbook.values import Link, Value, as_typed, day, missing, number, text
from sheetops.write.workbook.words import DECISIONS

if TYPE_CHECKING:
    from sheetops.kind import FieldSpec
    from sheetops.write.workbook.book import Labels
    from sheetops.write.workbook.styles import Look

Task: TypeAlias = Mapping[Any, Any]

_HEAD = ("id", "origin", "sector", "unit", "title")
_YELLOW_WIDTHS = {"status": 18, "extended": 12, "document": 18, "opinion": 28}
# The evaluation stands between what was asked and what was done.
_EVALUATION_BEFORE = "result"


@dataclass(frozen=True, slots=True)
class DetailColumn:
    """A column of Chi tiết.

    Attributes:
        name: its name among the columns.
        value: what stands in it, from a task's record.
        core: it stands even where it is empty in every row.
        yellow: for the Office to write in.
    """

    name: str
    label: str
    width: float
    value: Callable[[Task], Value]
    look: Look | None = None
    core: bool = False
    yellow: bool = False


def detail_columns(book: Labels) -> tuple[DetailColumn, ...]:
    """The columns in their order, without those that are empty in every row, unless they belong to the core."""
    tasks = book.evaluation.tasks.to_dict("records")
    candidates = [*_head(book), *_body(book), *_extra(tasks), *_source(book)]
    kept = [column for column in candidates if column.core or any(_given(column.value(task)) for task in tasks)]
    return (*_distinct(kept, book), *_decisions(book))


def _given(value: Value) -> bool:
    return not missing(value.text if isinstance(value, Link) else value)


def _head(book: Labels) -> list[DetailColumn]:
    words, names = book.words, book.names
    return [
        DetailColumn("number", words("detail.number"), 6, lambda task: task["number"], CENTRE, core=True),
        DetailColumn("id", words("detail.id"), 12, lambda task: text(task["id"]), core=True),
        DetailColumn("origin", words("detail.origin"), 12, lambda task: names.origin(task["origin"]), core=True),
        DetailColumn("sector", words("detail.sector"), 16, lambda task: names.sector(task["sector"]), core=True),
        DetailColumn("unit", words("detail.unit"), 16, lambda task: names.unit(task["unit"]), core=True),
        _field(book, book.kind.field_by_name["title"], core=True),
    ]


def _body(book: Labels) -> list[DetailColumn]:
    """The kind's own fields, the evaluation before the result."""
    fields = [field for field in book.kind.fields if field.name not in (*_HEAD, "no", "status")]
    before = next((place for place, field in enumerate(fields) if field.name == _EVALUATION_BEFORE), len(fields))
    columns = [_with_text(book, field) for field in fields]
    flat = [column for group in columns[:before] for column in group]
    return [*flat, *_evaluation(book), *(column for group in columns[before:] for column in group)]


def _with_text(book: Labels, field: FieldSpec) -> list[DetailColumn]:
    column = _field(book, field, core=field.name in ("due", "completed"))
    if field.name != "due":
        return [column]
    extended = {**CENTRE, "num_format": styles.DAY}
    assigned = book.words("detail.assigned_due")
    return [
        column,
        _told(book, "due_text", 16, of="reported_due_text"),
        DetailColumn("assigned_due", assigned, 11.5, lambda task: day(task.get("assigned_due")), extended),
        _told(book, "extension", 18),
    ]


def _field(book: Labels, field: FieldSpec, *, core: bool = False) -> DetailColumn:
    name, label = field.name, field.label.vi
    if field.type in DATES:
        look = {**CENTRE, "num_format": styles.DAY}
        return DetailColumn(name, label, max(field.width, 11.5), lambda task: day(task.get(name)), look, core)
    if field.type in NUMBERS:
        return DetailColumn(name, label, field.width, lambda task: number(task.get(name)), CENTRE, core)
    return DetailColumn(name, label, field.width, lambda task: field_text(book, field, task.get(name)), None, core)


def _told(book: Labels, name: str, width: float, *, of: str = "", core: bool = False) -> DetailColumn:
    """A column whose text stands in the frame as it is, under its own name or that of `of`."""
    shown = of or name
    return DetailColumn(name, book.words(f"detail.{name}"), width, lambda task: text(task.get(shown)), core=core)


def _evaluation(book: Labels) -> list[DetailColumn]:
    words, names = book.words, book.names

    def coded(name: str, width: float, shown: Callable[[Any], str], *, core: bool = False) -> DetailColumn:
        return DetailColumn(name, words(f"detail.{name}"), width, lambda task: shown(task.get(name)), core=core)

    def label(group: str) -> Callable[[Any], str]:
        return lambda code: words.label(group, text(code)) if text(code) else ""

    overdue = words("detail.days_overdue")
    return [
        _told(book, "status_text", 16, core=True),
        coded("reported_status", 15, names.status, core=True),
        coded("status", 15, names.status, core=True),
        coded("basis", 14, label("basis"), core=True),
        DetailColumn("reason", words("detail.reason"), 22, lambda task: _reason(book, task)),
        coded("timeliness", 12, label("timeliness")),
        DetailColumn("days_overdue", overdue, 9, lambda task: number(task.get("days_overdue")), CENTRE, core=True),
    ]


def _reason(book: Labels, task: Task) -> str:
    """Why the report did not stand; nothing where it did."""
    stood = text(task.get("basis")) == "reported" or missing(task.get("reason"))
    return "" if stood else book.words.label("reasons", text(task["reason"]))


def _extra(tasks: list[dict[Any, Any]]) -> list[DetailColumn]:
    """The columns that the kind does not know: each header once, in the order in which they are met."""
    headers = dict.fromkeys(header for task in tasks for header, _ in task["extra"])

    def values(header: str) -> Callable[[Task], Value]:
        return lambda task: "\n".join(text(value) for own, value in task["extra"] if own == header and text(value))

    return [DetailColumn(f"extra {header}", header, 18, values(header)) for header in headers]


def _source(book: Labels) -> list[DetailColumn]:
    def link(task: Task) -> Value:
        return book.source(task.get("cell"), task.get("path"), task.get("sheet"), task.get("cell"))

    return [
        _told(book, "path", 22, core=True),
        _told(book, "sheet", 14, core=True),
        DetailColumn("cell", book.words("detail.cell"), 9, link, CENTRE, core=True),
    ]


def _decisions(book: Labels) -> list[DetailColumn]:
    """The yellow columns, with what the Office has typed."""
    typed = {decision.task_id: decision.typed for decision in book.evaluation.decisions.tasks if not decision.inherited}

    def column(name: str) -> DetailColumn:
        look = {"num_format": styles.DAY if name == "extended" else "@"}
        label = book.words(f"decision.{name}")
        return DetailColumn(
            f"decision {name}",
            label,
            _YELLOW_WIDTHS[name],
            lambda task: as_typed(typed.get(task["id"], {}).get(name)),
            look,
            core=True,
            yellow=True,
        )

    return [column(name) for name in DECISIONS]


def _distinct(columns: list[DetailColumn], book: Labels) -> list[DetailColumn]:
    """An extra column whose header is a label already gets a suffix, so that every header stands once."""
    own = {column.label.casefold() for column in columns if not column.name.startswith("extra ")}
    own |= {book.words(f"decision.{name}").casefold() for name in DECISIONS}
    suffix = book.words("detail.extra_suffix")
    return [
        DetailColumn(column.name, column.label + suffix, column.width, column.value)
        if column.name.startswith("extra ") and column.label.casefold() in own
        else column
        for column in columns
    ]
