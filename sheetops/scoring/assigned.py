"""Who is in charge of what, as the register's spreadsheets and letters say it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheetops.assignments import Given, Place, letter_tables, read_columns, read_table
from sheetops.assignments.letter import letter_lines
from sheetops.catalogue import found
from sheetops.discover.folder import MOST_BYTES
from sheetops.model import a1
from sheetops.scoring.cited import cited_later
from sheetops.text import as_text

if TYPE_CHECKING:
    from sheetops.assignments import AssignmentTable
    from sheetops.discover import Candidate
    from sheetops.journey.submission import Submission
    from sheetops.model import Cell, Finding, Recognised
    from sheetops.words.lexicon import Lexicon


@dataclass(frozen=True)
class Assigned:
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
    def of(cls, submissions: Sequence[Submission], letters: Sequence[Candidate], lexicon: Lexicon) -> Assigned:
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
