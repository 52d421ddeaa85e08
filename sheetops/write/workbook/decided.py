"""What the Office has decided, as Thông tin lists it: what, by whom, until when, and where."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sheetops.catalogue.templates import fill
from sheetops.decisions import layout
from sheetops.write.workbook.values import written_day

if TYPE_CHECKING:
    from sheetops.decisions import ColumnDecision, MatchDecision, TaskDecision, Waiver
    from sheetops.write.workbook.common import CommonBook


def decided(book: CommonBook) -> list[tuple[str, str]]:
    """Name and content of each decision: columns, matches, tasks, then waivers, those that have expired last."""
    decisions = book.evaluation.decisions
    waivers = sorted(decisions.waivers, key=lambda waiver: not waiver.in_force(book.workspace.cutoff))
    return [
        *(_column(book, decision) for decision in decisions.columns),
        *(_match(book, decision) for decision in decisions.matches),
        *(_task(book, decision) for decision in decisions.tasks if decision.in_force),
        *(_waiver(book, waiver) for waiver in waivers),
    ]


def _column(book: CommonBook, decision: ColumnDecision) -> tuple[str, str]:
    words = book.words
    name = words("about.column", header=decision.header, unit=_unit(book, decision.unit))
    field = book.kind.field_label(decision.field) if decision.field else words("about.unused")
    value = words("about.confirmed", field=field, file=_file(book, decision.path), cell=decision.cell)
    return name, value + _confirmed(book, decision)


def _match(book: CommonBook, decision: MatchDecision) -> tuple[str, str]:
    words = book.words
    name = words("about.match", title=decision.reported, unit=_unit(book, decision.unit))
    about = {"title": decision.assigned, "id": decision.assigned_id}
    task = fill(words("about.assigned"), lambda key: about[key])
    value = words("about.same" if decision.same else "about.different", task=task)
    value += words("about.written", file=_file(book, decision.path), sheet=layout().matches.sheet, cell=decision.cell)
    return name, value + _confirmed(book, decision)


def _task(book: CommonBook, decision: TaskDecision) -> tuple[str, str]:
    words = book.words
    day = written_day(decision.extended) if decision.extended else ""
    parts = [
        book.names.status(decision.status),
        words("about.extended", day=day) if day else "",
        words("about.by_document", document=decision.document) if decision.document else "",
        words("about.opinion", opinion=decision.opinion) if decision.opinion else "",
    ]
    cell = next(iter(decision.cells[name] for name in decision.typed), "")
    place = words("about.typed_in", file=PurePosixPath(decision.path).name, sheet=decision.sheet, cell=cell)
    return words("about.task", id=decision.task_id, title=decision.title), "; ".join([*filter(None, parts), place])


def _waiver(book: CommonBook, waiver: Waiver) -> tuple[str, str]:
    words, waived = book.words, waiver.waived
    about = {"unit": _unit(book, waiver.unit), "title": waiver.title, "id": waiver.task_id}
    name = fill(words("about.waiver", code=waiver.code), lambda key: about[key])
    until = written_day(waived.until)
    if not waiver.in_force(book.workspace.cutoff):
        state = words("about.expired", until=until)
    else:
        count = sum(finding.waived == waived for finding in book.evaluation.findings)
        state = words("about.in_force", until=until, count=count)
    told = {"by": waived.by, "reason": waived.reason, "document": waived.document}
    value = state + fill(words("about.allowed"), lambda key: told[key])
    return name, value + words("about.written", file=waived.path, sheet=waived.sheet, cell=waived.cell)


def _unit(book: CommonBook, code: str | None) -> str:
    unit = book.workspace.unit(code) if code else None
    return unit.name if unit else book.words("about.every_unit")


def _file(book: CommonBook, path: str) -> str:
    return path or book.workspace.decisions.name


def _confirmed(book: CommonBook, decision: ColumnDecision | MatchDecision) -> str:
    by = book.words("about.confirmed_by", by=decision.by) if decision.by else ""
    return by + (book.words("about.confirmed_on", day=decision.day) if decision.day else "")
