"""Lỗi dữ liệu: what is wrong in the submissions, where, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.problems import message, place, places, problems, remedy, values
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table

if TYPE_CHECKING:
    from sheetops.write.workbook.common import CommonBook, CommonLabels
    from sheetops.write.workbook.problems import Problem
    from sheetops.write.workbook.styles import Look
    from sheetops.write.workbook.values import Value

_WIDTHS = (6.0, 8.0, 11.0, 8.0, 20.0, 24.0, 15.0, 10.0, 18.0, 28.0, 44.0, 44.0)
_SEVERITY = 2
_FILLS: dict[str, Look] = {
    "error": {"bg_color": "#F4B084", "bold": True},
    "warning": {"bg_color": "#FFF2CC"},
    "info": {},
}
_WAIVED: Look = {"bg_color": "#E2EFDA", "italic": True}


def write_findings(book: CommonBook) -> None:
    """Write the sheet."""
    words, shown = book.words, problems(book)
    page = Page(book, "findings", _WIDTHS)
    page.title(words("findings.title"))
    page.title(book.subtitle, styles.SUBTITLE)
    page.title(findings_sum(book) if shown else words("findings.empty"), {"font_size": styles.SIZE, "bold": False})
    page.blank()
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("findings.code"), look=CENTRE),
        Column(words("findings.severity"), look=CENTRE),
        Column(words("findings.count"), look=COUNTS),
        Column(words("common.unit")),
        Column(words("common.file")),
        Column(words("common.sheet")),
        Column(words("common.cell"), look=CENTRE),
        *(Column(words(f"findings.{name}")) for name in ("cells", "value", "message", "remedy")),
    ]
    table = Table(page, columns)
    page.sheet.freeze_panes(table.header + 1, 0)
    for number, problem in enumerate(shown, start=1):
        row = table.add([number, *_row(book, problem)])
        fill = _WAIVED if problem.first.waived else _FILLS[problem.first.severity]
        page.put(row, _SEVERITY, severity_label(book, problem), styles.CELL, CENTRE, fill)
    page.sheet.autofilter(table.header, 0, max(page.row - 1, table.header + 1), page.last)
    page.finish(repeat=(table.header, table.header))


def findings_sum(book: CommonLabels) -> str:
    """How many there are of each severity, and that like ones are collapsed."""
    findings, words = book.evaluation.findings, book.words
    severities = [finding.severity for finding in findings]
    errors, warnings, infos = (severities.count(name) for name in ("error", "warning", "info"))
    waived = sum(finding.waived is not None for finding in findings)
    counts = words("findings.counts", errors=errors, warnings=warnings, infos=infos)
    return counts + (words("findings.waived", count=waived) if waived else "") + words("findings.collapsed")


def severity_label(book: CommonLabels, problem: Problem) -> str:
    """How grave it is, or that it is waived."""
    return book.words.label("severity", "waived" if problem.first.waived else problem.first.severity)


def _row(book: CommonBook, problem: Problem) -> list[Value]:
    first = problem.first
    cell = first.cell or (f"A{first.row}" if first.row else None)
    return [
        first.code,
        severity_label(book, problem),
        len(problem.findings),
        book.names.unit(first.unit) if first.unit else "",
        first.path,
        first.sheet,
        book.source(place(book, first), first.path, first.sheet, cell),
        places(book, problem) if len(problem.findings) > 1 else "",
        values(book, problem),
        message(book, problem),
        remedy(book, problem),
    ]
