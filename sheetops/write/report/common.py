"""The sections that every kind's report has: roll-call and findings, in the words of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.report.model import Cell, Column, Row, Section, Table
from sheetops.write.report.shown import cell, shown
from sheetops.write.report.words import say
from sheetops.write.workbook.findings import findings_sum, severity_label
from sheetops.write.workbook.problems import message, place, places, problems, remedy, values
from sheetops.write.workbook.roll_call import COUNTED, is_timed, roll_call_sum, state_label, times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.common import CommonLabels
    from sheetops.write.workbook.problems import Problem


def roll_call(book: CommonLabels) -> Section:
    """Who has sent a report, and who has not; those that need not send below the others."""
    words, title = book.words, say(book, "roll_call")
    records = book.evaluation.roll_call.to_dict("records")
    if not records:
        return Section("roll-call", title, notes=(words("by_unit.empty_roll_call"),))
    timed = ("modified", "late_by") if is_timed(book) else ()
    names = ("versions", "state", "file", *COUNTED, *timed)
    columns = (
        Column(words("common.unit"), head=True),
        *(Column(words(f"by_unit.{name}"), number=name in ("versions", *COUNTED)) for name in names),
    )
    rows = [_sender(book, one) for one in sorted(records, key=lambda one: not one["expected"])]
    notes = (words("by_unit.roll_call_note"), *([words("by_unit.time_note")] if timed else []))
    table = Table(title, columns, tuple(rows), notes, cards=True)
    return Section("roll-call", title, (table,), notes=(roll_call_sum(book),))


def _sender(book: CommonLabels, record: Mapping[Any, Any]) -> Row:
    state = state_label(book, record)
    if not record["expected"]:
        state = f"{state} ({book.words('by_unit.not_expected')})"
    files = "\n".join(record["accepted"])
    counts = [len(record[name]) for name in COUNTED]
    found = [book.names.unit(record["unit"]), int(record["versions"]), state, files, *counts, *times(book, record)]
    alarm = record["expected"] and record["state"] == "missing"
    return Row(tuple(cell(book, value) for value in found), "alarm" if alarm else "")


def findings(book: CommonLabels) -> Section:
    """What is wrong, those of one cause as one."""
    words, title, known = book.words, say(book, "findings"), problems(book)
    if not known:
        return Section("findings", title, notes=(words("findings.empty"),))
    columns = (
        Column(words("findings.code"), head=True),
        Column(words("findings.severity")),
        Column(words("findings.count"), number=True),
        Column(words("findings.message")),
        Column(words("findings.remedy")),
        Column(words("common.unit")),
        Column(words("common.file")),
    )
    table = Table(title, columns, tuple(_problem(book, problem) for problem in known), cards=True)
    return Section("findings", title, (table,), notes=(findings_sum(book),))


def _problem(book: CommonLabels, problem: Problem) -> Row:
    first, words = problem.first, book.words
    details = {
        words("common.sheet"): first.sheet,
        words("common.cell"): place(book, first),
        words("findings.cells"): places(book, problem) if len(problem.findings) > 1 else "",
        words("findings.value"): values(book, problem),
    }
    more = tuple((label, shown(book, value)) for label, value in details.items() if value)
    cells = (
        Cell(first.code),
        Cell(severity_label(book, problem)),
        Cell(str(len(problem.findings))),
        cell(book, message(book, problem)),
        cell(book, remedy(book, problem)),
        cell(book, book.names.unit(first.unit) if first.unit else ""),
        Cell(shown(book, first.path), more=more),
    )
    return Row(cells, "waived" if first.waived else first.severity)
