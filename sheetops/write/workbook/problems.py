"""Findings as Lỗi dữ liệu shows them: those of one cause are one, with their count and the list of their cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sheetops import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheetops.kind import Kind
    from sheetops.model import Finding
    from sheetops.write.workbook.common import CommonLabels
    from sheetops.write.workbook.names import Names
    from sheetops.write.workbook.words import Words

_SEVERITIES = ("error", "warning", "info")
_MOST_CELLS, _MOST_VALUES = 200, 40


class Shows(Protocol):
    """What findings are shown with."""

    kind: Kind
    words: Words
    names: Names


@dataclass(frozen=True, slots=True)
class Problem:
    """One row of the sheet: the findings that it stands for, the first of which is shown in full."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]


def problems(book: CommonLabels) -> list[Problem]:
    """The findings of a result, collapsed; errors first, else by place."""
    return collapsed(book.evaluation.findings)


def collapsed(findings: Iterable[Finding]) -> list[Problem]:
    """Findings in the order of their places → one problem for each cause; errors first, else by place."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(catalogue.cause(finding), []).append(finding)
    found = [Problem(tuple(group)) for group in groups.values()]
    return sorted(found, key=lambda problem: _SEVERITIES.index(problem.first.severity))


def message(book: Shows, problem: Problem) -> str:
    """What is wrong; where the findings word it differently, the first of them and how many more."""
    wordings = [_message(book, finding) for finding in problem.findings]
    others = sum(wording != wordings[0] for wording in wordings)
    return wordings[0] + (book.words("findings.others", count=len(wordings) - 1) if others else "")


def remedy(book: Shows, problem: Problem) -> str:
    """How to mend it."""
    return catalogue.remedy(problem.first, "vi", **_labels(book, problem.first))


def place(book: Shows, finding: Finding) -> str:
    """The cell of a finding, or its row."""
    return finding.cell or (book.words("findings.rows", row=finding.row) if finding.row else "")


def places(book: Shows, problem: Problem) -> str:
    """The cells of all findings; one that several rows share with how many these are."""
    counts = Counter(spot for finding in problem.findings if (spot := place(book, finding)))
    shown = [f"{spot}{_shared(book, count)}" for spot, count in counts.items()]
    return ", ".join(_capped(book, shown, _MOST_CELLS))


def _shared(book: Shows, count: int) -> str:
    return book.words("findings.shared", count=count) if count > 1 else ""


def values(book: Shows, problem: Problem) -> str:
    """The value that stands there; of several findings each with its cell and how it is taken, or each task's title."""
    written = {finding.value for finding in problem.findings}
    if len(problem.findings) == 1 or (len(written) == 1 and problem.first.value):
        return problem.first.value or ""
    lines = list(dict.fromkeys(_valued(book, f) for f in problem.findings if f.value or f.title))
    return "\n".join(_capped(book, lines, _MOST_VALUES))


def _valued(book: Shows, finding: Finding) -> str:
    where, what = place(book, finding), finding.value or finding.title or ""
    if catalogue.rule(finding.code).brief:
        what = catalogue.brief(finding)
    return f"{where}: {what}" if where else f"- {what}"


def _capped(book: Shows, shown: Sequence[str], most: int) -> list[str]:
    left = len(shown) - most
    return [*shown[:most], book.words("findings.more", count=left)] if left > 0 else list(shown)


def _message(book: Shows, finding: Finding) -> str:
    return catalogue.message(finding, "vi", **_labels(book, finding))


def _labels(book: Shows, finding: Finding) -> dict[str, str | None]:
    """The names in place of the codes of its field and unit."""
    return {
        "field_label": book.kind.field_label(finding.field) if finding.field else None,
        "unit_name": book.names.unit(finding.unit) if finding.unit else None,
    }
