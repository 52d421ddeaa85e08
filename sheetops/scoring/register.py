"""The register of what is scored: the catalogue, and who is in charge, from spreadsheets and letters."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.assignments import (
    CatalogueRow,
    Given,
    IndicatorTree,
    indicator_tree,
)
from sheetops.assignments.codes import is_roman, roman, roman_value
from sheetops.catalogue import found
from sheetops.journey.submission import set_aside
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.score import Listed, Mark, catalogue_findings
from sheetops.scoring.assigned import Assigned
from sheetops.scoring.codes import codes_of
from sheetops.scoring.marks import day, number
from sheetops.text import as_text, clean
from sheetops.validate import Places, validate

if TYPE_CHECKING:
    import pandas as pd

    from sheetops.discover import Candidate
    from sheetops.journey.submission import Submission
    from sheetops.kind.rules import ScoringSpec
    from sheetops.model import Finding
    from sheetops.words.lexicon import Lexicon

_LETTER = ".docx"
_NO_TABLE = "S201"
# What recognition says of columns: of a table of assignments, which has its own reader, it says nothing.
_OF_COLUMNS = frozenset(("S202", "S203", "S204", "S209"))
_MOST_PARTS = 59
_HEADING = re.compile(r"(?:[^\W\d]+\s+)?([IVXL]+)\s*[.:)–-]\s*(\S.*)")
_UNREAD = frozenset({"document", "pdf", "archive", "cloud", "shortcut", "unfinished"})


@dataclass(frozen=True)
class ScoreRegister:
    """What is scored, and by whom.

    Attributes:
        tree: the catalogue; empty where there is none.
        listed: code → its row.
        given: what the tables of assignments give.
        assigns: whether there is any table of assignments.
        findings: of its files and rows, each at its own place.
        files: (path, sha256) of what was read.
    """

    tree: IndicatorTree
    listed: Mapping[str, Listed]
    given: tuple[Given, ...]
    assigns: bool
    findings: tuple[Finding, ...]
    files: tuple[tuple[str, str], ...] = ()


def score_register(
    submissions: Sequence[Submission], beside: Sequence[Candidate], lexicon: Lexicon, spec: ScoringSpec
) -> ScoreRegister:
    """The register.

    Args:
        submissions: its spreadsheets, read and recognised.
        beside: what lies in its folder and is no spreadsheet; of these, letters are read.
    """
    submissions = [set_aside(submission) for submission in submissions]
    letters = [candidate for candidate in beside if candidate.path.lower().endswith(_LETTER)]
    assigned = Assigned.of(submissions, letters, lexicon)
    rows, found_in_rows = _catalogue(submissions, lexicon, spec)
    heads = _parts_by_heading(submissions, spec, {one.code for one in rows})
    tree = indicator_tree(_with_heads(rows, heads))
    listed: dict[str, Listed] = {}
    for one in rows:
        known = tree.find(one.code)
        listed.setdefault(known.code if known else one.code, one)
    others = [c for c in beside if c not in letters and c.ignored in _UNREAD]
    findings = [
        *(f for s in submissions for f in s.findings if not _is_idle(f, s, assigned, spec)),
        *found_in_rows,
        *assigned.findings,
        *_repeated(rows, listed, tree),
        *catalogue_findings(tree, {code: _as_mark(code, one) for code, one in listed.items()}),
        *(found("F112", path=c.path, content=c.ignored) for c in others if not (rows and assigned.tables)),
    ]
    files = (*((s.path, s.candidate.sha256 or "") for s in submissions), *assigned.hashes)
    return ScoreRegister(tree, listed, assigned.given, assigned.assigns, _once(findings), files)


def _parts_by_heading(
    submissions: Sequence[Submission], spec: ScoringSpec, listed: Collection[str]
) -> dict[str, CatalogueRow]:
    """Parts that are no rows but headings over theirs: "PHẦN I. CHỈ ĐẠO ĐIỀU HÀNH" above 1.1."""
    parts: dict[str, CatalogueRow] = {}
    for record in (record for s in submissions for sheet in s.sheets for record in sheet.records):
        first = as_text(record.values.get(spec.code)).partition(".")[0]
        for heading in record.section:
            match = _HEADING.fullmatch(clean(heading))
            numeral = match[1].upper() if match else ""
            if match and numeral not in listed and is_roman(numeral) and first == str(roman_value(numeral)):
                parts.setdefault(numeral, CatalogueRow(numeral, match[2]))
    return parts


def _with_heads(rows: Sequence[Listed], heads: Mapping[str, CatalogueRow]) -> Iterator[CatalogueRow]:
    """The catalogue's rows, each part that is a heading before its first one."""
    left = dict(heads)
    for one in rows:
        number_ = one.code.partition(".")[0]
        head = left.pop(roman(int(number_)), None) if number_.isdigit() and 0 < int(number_) <= _MOST_PARTS else None
        yield from [head] if head else []
        yield CatalogueRow(one.code, one.name, one.maximum, one.survey)


def _is_idle(finding: Finding, submission: Submission, assigned: Assigned, spec: ScoringSpec) -> bool:
    """Whether recognition misses, in a table of assignments, what only a catalogue has."""
    if finding.code == _NO_TABLE:
        return submission.path in assigned.paths
    if finding.code not in _OF_COLUMNS or (submission.path, finding.sheet) not in assigned.sheets:
        return False
    tables = (t for sheet in submission.sheets for t in sheet.tables if t.sheet == finding.sheet)
    return not any(table.column_of(spec.maximum) for table in tables)


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each finding once: a catalogue with a column of leads is read both as a catalogue and as a table."""
    kept: list[Finding] = []
    for finding in findings:
        if finding not in kept:
            kept.append(finding)
    return tuple(kept)


def _catalogue(
    submissions: Sequence[Submission], lexicon: Lexicon, spec: ScoringSpec
) -> tuple[list[Listed], list[Finding]]:
    """The rows of the sheets that state maximum points; of all sheets where none does."""
    sheets = [(s.path, sheet) for s in submissions for sheet in s.sheets]
    tables = [table for _, sheet in sheets for table in sheet.tables]
    typed = normalise(concatenate(sheets, lexicon.kind), lexicon, {})
    places = Places(typed, tables)
    codes, findings = codes_of(typed, submissions, places, spec)
    pointed = {at for at, table in enumerate(tables) if table.column_of(spec.maximum)}
    kept = typed[typed["table"].isin(pointed)] if pointed else typed
    rows = [
        _listed(codes[label] or "", label, row, places, spec)
        for label, row in zip(kept.index, kept.to_dict("records"), strict=True)
        if _is_code(codes[label])
    ]
    without = [label for label in kept.index if not _is_code(codes[label])] if pointed else []
    findings = [*findings, *(_codeless(label, kept.loc[label], places, spec) for label in without)]
    told = [f for f in validate(kept, lexicon, places) if f.field not in ("unit", spec.self_score)]
    return rows, [*findings, *told]


def _codeless(label: Hashable, row: pd.Series, places: Places, spec: ScoringSpec) -> Finding:
    """P620 of a row that is no indicator, for nobody can tell which: it is told, with its words."""
    name, cell = row["title_text"], places.cell(label, "title")
    return found(
        "P620",
        path=row["path"],
        sheet=row["sheet"],
        row=int(row["row"]),
        cell=cell,
        field=spec.code,
        value=name,
        title=name,
        text=name,
    )


def _is_code(code: str | None) -> bool:
    """Whether a code may be in a catalogue; a number alone is that of a part."""
    return code is not None and (not code.isdigit() or 0 < int(code) <= _MOST_PARTS)


def _listed(code: str, label: Hashable, row: Mapping[Any, Any], places: Places, spec: ScoringSpec) -> Listed:
    fields = {"code": spec.code, "max": spec.maximum, **({"appraised": spec.appraised} if spec.appraised else {})}
    return Listed(
        code,
        row["title_text"],
        number(row, spec.maximum),
        bool(spec.survey_based) and row[spec.survey_based] in spec.surveyed,
        day(row, "due"),
        number(row, spec.appraised),
        number(row, spec.survey_score),
        row["path"],
        row["sheet"],
        int(row["row"]),
        {name: places.cell(label, field) for name, field in fields.items()},
    )


def _as_mark(code: str, row: Listed) -> Mark:
    return Mark(code, None, row.maximum, path=row.path, sheet=row.sheet, row=row.row, cells=row.cells)


def _repeated(rows: Sequence[Listed], listed: Mapping[str, Listed], tree: IndicatorTree) -> Iterator[Finding]:
    """P616 of each row whose code stands above in the catalogue: the first counts."""
    counting = {id(row) for row in listed.values()}
    for row in rows:
        known = tree.find(row.code)
        if known and id(row) not in counting:
            first = listed[known.code]
            place = first.cells["code"] if first.sheet == row.sheet else f"{first.sheet}!{first.cells['code']}"
            yield found(
                "P616",
                path=row.path,
                sheet=row.sheet,
                row=row.row,
                cell=row.cells["code"],
                indicator=known.code,
                value=row.name,
                other=place,
            )
