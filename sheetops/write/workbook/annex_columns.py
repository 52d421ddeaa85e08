"""The columns of the printed annex: the kind's printed fields, the unit and the status, as wide as a page allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.detail_columns import Task
from sheetops.write.workbook.fields import DATES, NUMBERS, field_text
from sheetops.write.workbook.table import CENTRE
from sheetops.write.workbook.values import Value, day, missing, number, text

if TYPE_CHECKING:
    from sheetops.kind import FieldSpec
    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.detail import Detail
    from sheetops.write.workbook.styles import Look

# A landscape page takes so many characters before its print becomes too small to read.
_PAGE = 172.0
# Narrower than this, the two blocks of the administrative heading do not stand side by side.
_NARROWEST = 140.0
_NARROW = {"date": 11.0, "deadline": 11.5, "percent": 8.0, "number": 9.0}
_NEVER = ("no", "id", "origin", "sector", "unit", "status")
_LEAST = 12.0


@dataclass(frozen=True, slots=True)
class AnnexColumn:
    """A column of the annex; `firm` columns keep their width, the others share what the page leaves."""

    label: str
    width: float
    value: Callable[[Task], Value]
    look: Look | None = None
    firm: bool = True


def annex_columns(book: Book, detail: Detail) -> tuple[AnnexColumn, ...]:
    """Number, the printed fields that any task has, the unit after the title, the status last."""
    words, names = book.words, book.names
    fields = [field for field in book.kind.fields if field.printed and field.name not in _NEVER]
    kept = [field for field in fields if _used(field, detail)]
    columns = [AnnexColumn(words("common.number"), 5.0, lambda _: None, CENTRE)]
    for field in kept:
        columns.append(_column(book, field))
        if field.name == "title":
            columns.append(AnnexColumn(words("annex.unit"), 15.0, lambda task: names.unit(task["unit"])))
    columns.append(AnnexColumn(words("annex.status"), 12.0, lambda task: names.status(task["status"]), CENTRE))
    return _fitted(columns)


def _used(field: FieldSpec, detail: Detail) -> bool:
    names = (field.name, "due_text") if field.name == "due" else (field.name,)
    core = field.name in ("title", "due", "completed")
    return core or any(not missing(task.get(name)) for name in names for task in detail.tasks)


def _column(book: Book, field: FieldSpec) -> AnnexColumn:
    name, label, width = field.name, field.label.vi, _NARROW.get(field.type, field.width)
    if field.type in DATES:
        # A deadline that is no day ("thường xuyên") is printed as it was written.
        look = {**CENTRE, "num_format": styles.DAY}
        return AnnexColumn(label, width, lambda task: day(task.get(name)) or _written(task, name), look)
    if field.type in NUMBERS:
        return AnnexColumn(label, width, lambda task: number(task.get(name)), CENTRE)
    return AnnexColumn(label, width, lambda task: field_text(book, field, task.get(name)), firm=False)


def _written(task: Task, name: str) -> str:
    return text(task.get(f"{name}_text"))


def _fitted(columns: list[AnnexColumn]) -> tuple[AnnexColumn, ...]:
    firm = sum(column.width for column in columns if column.firm)
    loose = sum(column.width for column in columns if not column.firm)
    if firm + loose < _NARROWEST:
        return tuple(replace(column, width=column.width * _NARROWEST / (firm + loose)) for column in columns)
    share = min(1.0, max(0.0, _PAGE - firm) / loose)
    return tuple(
        column if column.firm else replace(column, width=max(_LEAST, column.width * share)) for column in columns
    )
