"""What a department reads after a check, and the same as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.text import Text

from sheetops import catalogue
from sheetops.cli.explained import explained
from sheetops.cli.output import text
from sheetops.cli.places import message, remedy, repeated, spots
from sheetops.cli.severity import STYLES, counts
from sheetops.cli.values import shown_day
from sheetops.scored import Result, Scored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from sheetops.cli.places import Repeated
    from sheetops.cli.words import Words
    from sheetops.errors import SheetopsError
    from sheetops.journey.single import Checked
    from sheetops.model import Finding

# Findings of one rule that are told in full; of the others what tells them apart.
_MOST_MESSAGES = 5
_MOST_BRIEFS = 200
_MOST_CELLS = 60


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file as it was named, and what its check gave: a result, or why there is none."""

    name: str
    checked: Checked | None = None
    error: SheetopsError | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.checked.findings if self.checked else ()

    @property
    def tasks(self) -> int:
        return counted(self.checked.evaluation) if self.checked else 0


def counted(result: Result) -> int:
    """How many tasks were read, or rows of indicators."""
    if isinstance(result, Scored):
        return int(result.files[0].rows.accepted) if result.files else 0
    return len(result.tasks)


def report(file: CheckedFile, words: Words, width: int) -> Iterator[RenderableType]:
    """What a file was taken for, if that was asked for, and its findings; nothing for a file that was not checked."""
    if file.checked is None:
        return
    yield text(f"{file.name}: ", "bold") + text(_about(file.checked, words))
    if not file.checked.basis.is_stated:
        yield Padding(text(_basis(file.checked, words), "yellow"), (0, 0, 0, 2))
    if file.checked.explanation is not None:
        yield from explained(file.checked.explanation, words, width)
    for group in repeated(file.findings):
        yield from _rule(group, file.checked, words)
    if file.tasks and not file.findings:
        yield text(f"  {words('check.clean')}", "green")
    yield ""


def verdict(files: Sequence[CheckedFile], words: Words) -> Iterator[Text]:
    """How many findings of each severity, and how many tasks were read."""
    read = [file for file in files if file.checked is not None]
    findings = [finding for file in read for finding in file.findings]
    item = read[0].checked.evaluation.kind.item.text(words.lang) if read and read[0].checked else ""
    values = {"tasks": sum(file.tasks for file in read), "files": len(read), "item": item}
    values["Item"] = item[:1].upper() + item[1:]
    if any(finding.severity != "info" for finding in findings):
        yield text(words("check.sum", counts=counts(findings, words), **values), "bold")
    elif read:
        yield text(words("check.sum_clean", **values), "bold")
    if any(finding.severity == "error" for finding in findings):
        yield text(words("check.mend"))
    if len(read) < len(files):
        yield text(words("check.not_checked", count=len(files) - len(read)), "bold red")


def document(files: Sequence[CheckedFile], lang: str) -> dict[str, Any]:
    """All files' results as one JSON: per file its state, period and tasks; `findings` of all at the top level."""
    entries = [_entry(file, lang) for file in files]
    findings = [finding for entry in entries for finding in entry.pop("findings")]
    return {"version": 1, "files": entries, "findings": findings}


def _entry(file: CheckedFile, lang: str) -> dict[str, Any]:
    path = Path(file.name).as_posix()
    if file.checked is None:
        reason = file.error.message(lang) if file.error else None
        return {"path": path, "state": "unreadable", "error": reason, "findings": []}
    result = file.checked.to_dict(lang)
    names = ("kind", "period", "cutoff", "tasks", "indicators", "tallies", "findings")
    about = {key: result[key] for key in names if key in result}
    for finding in about["findings"]:
        if finding["path"] == result["files"][0]["path"]:  # others are about the Office's decisions
            finding["path"] = path
    for row in (*about.get("tasks", ()), *about.get("indicators", ())):
        row["source"] = row["source"] and {**row["source"], "path": path}
    basis = {"period_by": file.checked.basis.period, "cutoff_by": file.checked.basis.cutoff}
    return {**result["files"][0], **about, **basis, "path": path}


def _about(checked: Checked, words: Words) -> str:
    evaluation = checked.evaluation
    item = evaluation.kind.item.text(words.lang)
    if not counted(evaluation):
        return words("check.no_table", item=item)
    period, cutoff = evaluation.workspace.period.label(words.lang), shown_day(evaluation.workspace.cutoff, words)
    names = {"item": item, "Item": item[:1].upper() + item[1:]}
    return words("check.about", count=counted(evaluation), period=period, cutoff=cutoff, **names)


def _basis(checked: Checked, words: Words) -> str:
    """Where period and cut-off come from, which the sheet does not state."""
    basis = checked.basis
    return words(
        "check.basis",
        period=words(f"check.period_by.{basis.period}"),
        cutoff=words(f"check.cutoff_by.{basis.cutoff}"),
    )


def _rule(group: Repeated, checked: Checked, words: Words) -> Iterator[RenderableType]:
    first, count = group.findings[0], group.places
    heading = text(words(f"severity.{group.shown_severity}"), STYLES[group.shown_severity])
    heading += text(f" {group.code} ") + text(catalogue.title(first, words.lang), "bold")
    times = f" ({words('check.times', count=count)})" if count > 1 else ""
    yield Padding(heading + text(times), (0, 0, 0, 2))
    for line in _messages(group, checked, words):
        yield Padding(text(line), (0, 0, 0, 4))
    cure = words("check.remedy", remedy=remedy(first, checked.evaluation, words.lang))
    yield Padding(text(cure, "green"), (0, 0, 0, 4))


def _messages(group: Repeated, checked: Checked, words: Words) -> Iterator[str]:
    """What is wrong, each wording once with its cells; of the last only what tells them apart."""
    wordings: dict[str, list[Finding]] = {}
    for finding in group.findings:
        wordings.setdefault(message(finding, checked.evaluation, words.lang), []).append(finding)
    told = list(wordings.items())
    for wording, findings in told[:_MOST_MESSAGES]:
        cells = spots(findings, words, _MOST_CELLS)
        yield f"{cells}: {wording}" if cells else wording
    rest = [finding for _, findings in told[_MOST_MESSAGES:] for finding in findings]
    if rest:
        yield words("check.also", told="; ".join(_briefly(rest, words)))


def _briefly(findings: Sequence[Finding], words: Words) -> Iterator[str]:
    """What stands in each place and how it is taken, each once with its cells."""
    briefs: dict[str, list[Finding]] = {}
    for finding in findings:
        briefs.setdefault(catalogue.brief(finding, words.lang), []).append(finding)
    for brief, alike in list(briefs.items())[:_MOST_BRIEFS]:
        cells = spots(alike, words, _MOST_CELLS)
        yield f"{cells}: {brief}" if cells and brief else cells or brief
    if left := sum(map(len, list(briefs.values())[_MOST_BRIEFS:])):
        yield words("and_more", count=left)
