"""Findings as the list and the comments show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheetops import catalogue
from sheetops.write.returned.model import Item, Mark
from sheetops.write.returned.words import returned_words
from sheetops.write.workbook.names import Names
from sheetops.write.workbook.problems import message, place, places, remedy, values
from sheetops.write.workbook.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheetops.model import Finding
    from sheetops.scored import Result
    from sheetops.write.workbook.problems import Problem

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_LONGEST_CELLS, _LONGEST = 300, 600


class Shown:
    """How the codes of a result are shown."""

    def __init__(self, evaluation: Result) -> None:
        self.evaluation = evaluation
        self.kind = evaluation.kind
        self.words = Words(item=self.kind.item.vi, period=evaluation.workspace.period.label("vi"))
        self.names = Names(evaluation, self.words)


def as_item(problem: Problem, shown: Shown) -> Item:
    """The row of the list for findings of one cause."""
    first, several = problem.first, len(problem.findings) > 1
    titles = {finding.title for finding in problem.findings}
    return Item(
        code=first.code,
        severity=first.severity,
        label=shown.words.label("severity", first.severity),
        sheet=first.sheet or "",
        link=_link(first),
        cells=_short(places(shown, problem) if several else place(shown, first), _LONGEST_CELLS),
        task=_short((first.title or "") if len(titles) == 1 else "", _LONGEST),
        value=_short(values(shown, problem), _LONGEST),
        message=_short(message(shown, problem), _LONGEST),
        remedy=_short(remedy(shown, problem), _LONGEST),
    )


def marks(findings: Iterable[Finding], shown: Shown) -> Iterator[Mark]:
    """What is wrong at which cell, for the findings that name one."""
    for finding in findings:
        if finding.sheet is not None and _CELL.fullmatch(finding.cell or ""):
            yield Mark(finding.sheet, str(finding.cell), finding.severity, _text(finding, shown))


def _text(finding: Finding, shown: Shown) -> str:
    field, unit = shown.evaluation.names_of(finding)
    return returned_words().finding.format(
        severity=shown.words.label("severity", finding.severity),
        code=finding.code,
        message=catalogue.message(finding, "vi", field_label=field, unit_name=unit),
        remedy=catalogue.remedy(finding, "vi", field_label=field, unit_name=unit),
    )


def _link(finding: Finding) -> str:
    if finding.sheet is None:
        return ""
    cell = finding.cell if _CELL.fullmatch(finding.cell or "") else None
    return cell or (f"A{finding.row}" if finding.row else "A1")


def _short(text: str, longest: int) -> str:
    """No longer than a row of the list can show; what is left out stands in the comments."""
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest // 2, longest)
    return text[: space if space > 0 else longest].rstrip(" ,\n") + " …"
