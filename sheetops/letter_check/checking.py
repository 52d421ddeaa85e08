"""A letter, checked: its sums, the documents that it cites, and its figures against a result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sheetops.config import Workspace, find_workspace, load_workspace
from sheetops.errors import SheetopsError
from sheetops.kind import Kind, load_kind
from sheetops.letter_check.against import compared
from sheetops.letter_check.cited import cited_after, letters_day
from sheetops.letter_check.figures import Figures
from sheetops.letter_check.model import LetterCheck, Unchecked
from sheetops.letter_check.names import Names
from sheetops.letter_check.outline import paragraphs
from sheetops.letter_check.passages import passages
from sheetops.letter_check.reading import letter_lines_of, tables_of, trouble
from sheetops.letter_check.sections import section_sums
from sheetops.letter_check.sums import sums
from sheetops.letter_check.table_sums import table_sums
from sheetops.letter_check.tables import table_lines

_KIND = "task_tracking"


def check_letter(path: Path | str, against: Path | str | None = None) -> LetterCheck:
    """Check the sums of a letter, the dates of the documents it cites, and its figures against a result.

    Args:
        path: the letter, .docx or .txt.
        against: the JSON that `consolidate` wrote.

    Returns:
        what was found (E502, E503, P607), and which figures could not be checked.

    Raises:
        SheetopsError: letter or result cannot be read.
    """
    letter = Path(path)
    lines = paragraphs(letter_lines_of(letter))
    document = None if against is None else _result(Path(against))
    workspace = None if against is None else _workspace(Path(against))
    kind = _kind(document, workspace)
    name = letter.as_posix()
    read = passages(lines, Figures(kind))
    tables = tables_of(letter)
    added, nested, tabled = sums(read, kind, name), section_sums(read, name), table_sums(tables, kind, name)
    day = letters_day(lines)
    findings = [*added.findings, *nested.findings, *tabled.findings, *(cited_after(lines, day, name) if day else ())]
    unchecked = [*added.unchecked, *(() if day else (Unchecked(0, "", "no_letter_day"),))]
    figures = 0
    if document is not None:
        held = compared(read, document, kind, Names(document, kind, workspace), name, table_lines(tables, kind))
        findings += held.findings
        unchecked += held.unchecked
        figures = held.figures
    return LetterCheck(
        name,
        len(lines),
        tuple(sorted(findings, key=lambda finding: (int(finding.sheet or 0), finding.row or 0))),
        added.checked + nested.checked + tabled.checked,
        figures,
        tuple(sorted(unchecked, key=lambda one: one.paragraph)),
    )


def _result(path: Path) -> Mapping[str, Any]:
    """The result's JSON.

    Raises:
        SheetopsError: it is none, or has no tallies by status.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise trouble("absent" if isinstance(error, FileNotFoundError) else "result", path) from error
    tallies = document.get("tallies") if isinstance(document, dict) else None
    if not isinstance(tallies, list) or not {"kind", "period"} <= set(document):
        raise trouble("result", path)
    if not all(isinstance(tally, dict) and "statuses" in tally for tally in tallies):
        raise trouble("no_tallies", path)
    result: Mapping[str, Any] = document
    return result


def _workspace(result: Path) -> Workspace | None:
    """The workspace in whose output folder a result lies; None where it has been moved or is unusable."""
    folder = find_workspace(result.resolve().parent)
    try:
        return load_workspace(folder) if folder else None
    except SheetopsError:
        return None


def _kind(document: Mapping[str, Any] | None, workspace: Workspace | None) -> Kind:
    """The kind whose words the letter is read with: the result's, which may be of one's own."""
    if document is None:
        return load_kind(_KIND)
    if workspace is not None:
        own = load_kind(workspace.kind)
        if own.kind == document["kind"]:
            return own
    return load_kind(document["kind"])
