"""The tasks to be urged, with the words that their codes are shown by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.book import Labels


@dataclass(frozen=True, slots=True)
class Urged:
    """A task to be urged; everything but `task` and `days_overdue` is as shown."""

    task: Mapping[Any, Any]
    why: str
    leader: str
    unit: str
    ageing: str
    days_overdue: Any


def urged_tasks(book: Labels) -> list[Urged]:
    """The tasks to be urged in their order."""
    tasks = book.evaluation.tasks.to_dict("records")
    return [_urged(book, tasks[int(record["task"])], record) for record in book.evaluation.urge.to_dict("records")]


def ageing_labels(book: Labels) -> list[str]:
    """The classes of days overdue, in the order of the kind."""
    return [ageing.label.vi for ageing in book.kind.evaluation.ageing]


def _urged(book: Labels, task: Mapping[Any, Any], record: Mapping[Any, Any]) -> Urged:
    code, words = text(record["why"]), book.words
    labels = {ageing.code: ageing.label.vi for ageing in book.kind.evaluation.ageing}
    return Urged(
        task=task,
        why=book.names.status(code) if code in book.kind.status_by_code else words.label("urge", code),
        leader=words("urging.no_leader") if missing(record["leader"]) else " ".join(text(record["leader"]).split()),
        unit=book.names.unit(record["unit"]),
        ageing=labels.get(text(record["ageing"]), ""),
        days_overdue=record["days_overdue"],
    )
