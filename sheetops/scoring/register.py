"""The register of what is scored: the catalogue, and who is in charge, from spreadsheets and letters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.assignments import (
    CatalogueRow,
    Given,
    IndicatorTree,
    Place,
    indicator_tree,
    letter_tables,
    read_columns,
    read_table,
)
from sheetops.assignments.codes import is_roman, roman, roman_value
from sheetops.assignments.letter import letter_lines
from sheetops.catalogue import found
from sheetops.discover.folder import MOST_BYTES
from sheetops.journey.submission import set_aside
from sheetops.model import a1
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.score import Listed, Mark, catalogue_findings
from sheetops.scoring.cited import cited_later
from sheetops.scoring.codes import codes_of
from sheetops.scoring.marks import day, number
from sheetops.text import as_text, clean
from sheetops.validate import Places, validate

if TYPE_CHECKING:
    import pandas as pd

    from sheetops.assignments import AssignmentTable
    from sheetops.discover import Candidate
    from sheetops.journey.submission import Submission
    from sheetops.kind.rules import ScoringSpec
    from sheetops.model import Cell, Finding, Recognised
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
    assigned = _Assigned.of(submissions, letters, lexicon)
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


def _is_idle(finding: Finding, submission: Submission, assigned: _Assigned, spec: ScoringSpec) -> bool:
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


@dataclass(frozen=True)
class _Assigned:
    """The tables of assignments of spreadsheets and letters."""

    tables: tuple[AssignmentTable, ...]
    sheets: frozenset[tuple[str, str]]
    findings: tuple[Finding, ...]
    hashes: tuple[tuple[str, str], ...]

    @property
    def given(self) -> tuple[Given, ...]:
        return tuple(one for table in self.tables for one in table.given)

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(path for path, _ in self.sheets)

    @property
    def assigns(self) -> bool:
        """Whether anything is assigned, or was meant to be: a column of leads that nobody has filled gives nothing."""
        return any(table.given or table.findings for table in self.tables)

    @classmethod
    def of(cls, submissions: Sequence[Submission], letters: Sequence[Candidate], lexicon: Lexicon) -> _Assigned:
        otherwise = lexicon.workspace.assignment_date or lexicon.workspace.cutoff
        tables: list[AssignmentTable] = []
        sheets: set[tuple[str, str]] = set()
        findings: list[Finding] = []
        for path, sheet in _sheets(submissions):
            name, rows = sheet.grid.sheet, sheet.grid.rows
            table = read_table(rows, lexicon.units.find, path=path, sheet=name) or _by_columns(path, sheet, lexicon)
            if table:
                tables.append(table)
                sheets.add((path, name))
                findings += table.findings
                findings += cited_later(_above(rows, table.header_row, path, name), otherwise)
        hashes: list[tuple[str, str]] = []
        for letter in letters:
            read, told, digest = _letter(letter, lexicon)
            tables += read
            findings += told
            hashes += [(letter.path, digest)] if digest else []
        return cls(tuple(tables), frozenset(sheets), tuple(findings), tuple(hashes))


def _sheets(submissions: Sequence[Submission]) -> Iterator[tuple[str, Recognised]]:
    """Each sheet with its path, once: of tables side by side there are several parts."""
    seen: set[tuple[str, str]] = set()
    for submission in submissions:
        for sheet in submission.sheets:
            if (submission.path, sheet.grid.sheet) not in seen:
                seen.add((submission.path, sheet.grid.sheet))
                yield submission.path, sheet


def _by_columns(path: str, sheet: Recognised, lexicon: Lexicon) -> AssignmentTable | None:
    """The leads of a catalogue whose header has several rows, by the columns that were recognised; None without."""
    spec = lexicon.kind.scoring
    fields = {"code": spec.code if spec else "", "name": "title", "lead": "unit", "coordinating": "coordinating"}
    for table in sheet.tables:
        found_columns = {name: table.column_of(field) for name, field in fields.items()}
        columns = {name: column - 1 for name, column in found_columns.items() if column}
        if {"code", "lead"} <= columns.keys() and table.header_rows:
            rows, header, name = sheet.grid.rows, max(table.header_rows), sheet.grid.sheet
            return read_columns(rows, header, columns, lexicon.units.find, path=path, sheet=name)
    return None


def _above(rows: Sequence[Sequence[Cell]], header: int, path: str, sheet: str) -> Iterator[tuple[str, Place]]:
    for number_, row in enumerate(rows[: header - 1], start=1):
        for column, cell in enumerate(row, start=1):
            if text := as_text(cell):
                yield text, Place(path, sheet, number_, a1(number_, column))


def _letter(letter: Candidate, lexicon: Lexicon) -> tuple[list[AssignmentTable], list[Finding], str]:
    """The tables of assignments of a letter, what is to be told of it, and the hash of its bytes.

    A letter that assigns nothing is nobody's business.
    """
    file = lexicon.workspace.root / letter.path
    try:
        if file.stat().st_size > MOST_BYTES:
            return [], [found("F109", path=letter.path, limit="size")], ""
        data = file.read_bytes()
    except OSError:
        return [], [found("F101", path=letter.path, reason="no_access")], ""
    grids, problems = letter_tables(data, letter.path)
    read = [read_table(grid, lexicon.units.find, path=letter.path, addresses=False) for grid in grids]
    tables = [table for table in read if table]
    findings = [*problems, *(finding for table in tables for finding in table.findings)]
    if tables:
        otherwise = lexicon.workspace.assignment_date or lexicon.workspace.cutoff
        lines = ((line, Place(letter.path)) for line in letter_lines(data))
        findings += cited_later(lines, otherwise)
    return tables, findings, hashlib.sha256(data).hexdigest()
