"""The register in the journey: the sheets of assigned tasks, read and recognised like any other, and linted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from sheetops.catalogue import found
from sheetops.discover import Candidate
from sheetops.journey.assigning import file_lead, is_only_issued, under_leads
from sheetops.journey.submission import Submission, set_aside
from sheetops.kind import Kind
from sheetops.model import Finding, Table
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.reconcile import register_repeats, register_twins, told_apart_by
from sheetops.validate import Places, validate
from sheetops.words.lexicon import Lexicon

# What a clear assignment names (R412).
_CLEAR = ("unit", "due", "product")
_OF_REPORTS = ("S202",)
# What may hold a register that nobody can read (F112).
_UNREAD = frozenset({"document", "pdf", "archive", "cloud", "shortcut", "unfinished"})


@dataclass(frozen=True)
class Register:
    """What was assigned, as the register has it.

    Attributes:
        rows: the typed rows, as `normalise` gives them, and `cell` (of the title), `due_cell`, `unit_cell`;
            without what stands there twice.
        findings: of its files and rows, each on its own cell.
        files: (path, sha256) of what was read.
    """

    rows: pd.DataFrame
    findings: tuple[Finding, ...]
    files: tuple[tuple[str, str], ...] = ()

    @property
    def exists(self) -> bool:
        """Whether there is anything with which reports can be compared."""
        return len(self.rows) > 0


def register_of(submissions: Sequence[Submission], left_aside: Sequence[Candidate], lexicon: Lexicon) -> Register:
    """The register.

    Args:
        submissions: its files, read and recognised.
        left_aside: what lies in its folder and is no spreadsheet.
    """
    submissions = [under_leads(set_aside(submission), lexicon) for submission in submissions]
    sheets = [(s.path, sheet) for s in submissions for sheet in s.sheets]
    tables = [table for _, sheet in sheets for table in sheet.tables]
    typed = normalise(concatenate(sheets, lexicon.kind), lexicon, {s.path: file_lead(s, lexicon) for s in submissions})
    typed = typed.assign(status=pd.Series(None, index=typed.index, dtype="str"), **_products(typed, tables))
    places = Places(typed, tables)
    typed = typed.assign(**_cells(typed, places))
    twice = register_repeats(typed)
    issued = {s.path for s in submissions if is_only_issued(s, lexicon)}
    findings = [
        *(f for s in submissions for f in _of_file(s, lexicon)),
        *(found("F112", path=c.path, content=c.ignored) for c in left_aside if c.ignored in _UNREAD and typed.empty),
        *_of_values(typed, lexicon, places),
        *_unclear(typed.drop(index=twice.index), tables, places, issued, lexicon.kind),
        *_twice(typed, twice, merged=True),
        *_twice(typed, register_twins(typed.drop(index=twice.index)), merged=False),
        *_nothing(typed, [*(s.path for s in submissions), *(c.path for c in left_aside)], lexicon),
    ]
    files = tuple((s.path, s.candidate.sha256 or "") for s in submissions)
    return Register(typed.drop(index=twice.index), tuple(findings), files)


def _products(typed: pd.DataFrame, tables: Sequence[Table]) -> dict[str, pd.Series]:
    """What is to come of each task: a register's “Sản phẩm”, which is a report's result, is what is asked for."""
    if not {"product", "result"} <= set(typed.columns):
        return {}
    has_own = typed["table"].map({at: table.column_of("product") is not None for at, table in enumerate(tables)})
    swapped = ~has_own.astype(bool)
    return {
        f"product{end}": typed[f"product{end}"].mask(swapped, typed[f"result{end}"])
        for end in ("", "_text", "_verdict")
    }


def _cells(typed: pd.DataFrame, places: Places) -> dict[str, pd.Series]:
    """The cells of title, deadline and lead; of the title where no cell says who leads."""
    led = typed["unit_text"].ne("") if "unit_text" in typed else pd.Series(False, index=typed.index)
    cells = {
        name: pd.Series([places.cell(label, field) for label in typed.index], index=typed.index, dtype="str")
        for name, field in (("cell", "title"), ("due_cell", "due"), ("unit_cell", "unit"))
    }
    return {**cells, "unit_cell": cells["unit_cell"].where(led, cells["cell"])}


def _of_file(submission: Submission, lexicon: Lexicon) -> Iterator[Finding]:
    """What was found in reading; a column that only reports have is not missed."""
    yield from (finding for finding in submission.findings if finding.code not in _OF_REPORTS)
    if submission.stated_period:
        at = submission.stated_at._asdict() if submission.stated_at else {}
        said, period = submission.stated_period, lexicon.workspace.period.text
        yield found("F108", path=submission.path, stated=said, period=period, **at)


def _of_values(typed: pd.DataFrame, lexicon: Lexicon, places: Places) -> Iterator[Finding]:
    """What the cells of the register themselves have wrong; the kind's checks are about reports."""
    of_reports = {check.code for check in lexicon.kind.checks}
    yield from (finding for finding in validate(typed, lexicon, places) if finding.code not in of_reports)


def _unclear(
    typed: pd.DataFrame, tables: Sequence[Table], places: Places, issued: Collection[str], kind: Kind
) -> Iterator[Finding]:
    """R412 of each task without a clear lead, deadline or product, as far as its sheet has a place for it.

    A lead is missed too in files that name only who has issued them (`issued`).
    """
    names = [name for name in _CLEAR if name in kind.field_by_name]
    led = typed[typed["unit"].notna()]
    with_leads = set(zip(led["path"], led["sheet"], strict=True))  # by headings or the file, where there is no column
    for label, row in zip(typed.index, typed.to_dict("records"), strict=True):
        table = tables[row["table"]]
        places_of = {"unit": ("unit",), "due": ("due",), "product": ("product", "result")}
        has = {name: next(filter(table.column_of, places_of[name]), None) for name in names}
        led_here = (row["path"], row["sheet"]) in with_leads or row["path"] in issued
        missing = [name for name in names if (has[name] or (name == "unit" and led_here)) and _is_missing(row, name)]
        if missing:
            field = has[missing[0]] if len(missing) == 1 else None
            at = places.cell(label, field or "title")
            yield _finding("R412", row, at, missing[0] if field else "title", {"missing": ", ".join(missing)})


def _is_missing(row: Mapping[Any, Any], name: str) -> bool:
    """Whether a row leaves something open: also where all units, or none that is known, are to lead."""
    return bool(pd.isna(row["unit"])) if name == "unit" else row[f"{name}_text"] == "" and row[f"{name}_verdict"] == ""


def _nothing(typed: pd.DataFrame, paths: Sequence[str], lexicon: Lexicon) -> Iterator[Finding]:
    """R421: something lies in the register's folder, and no task of it can be read."""
    if typed.empty and paths:
        folder = lexicon.workspace.folders.register
        yield found("R421", path=paths[0], folder=folder, source="register", needed="register")


def _twice(typed: pd.DataFrame, twice: pd.Series, *, merged: bool) -> Iterator[Finding]:
    """R409 of each row that says again what stands before it, and of each with the same title and lead."""
    rows = dict(zip(typed.index, typed.to_dict("records"), strict=True))
    for label, earlier in twice.items():
        row, first = rows[label], rows[earlier]
        place = first["cell"] if row["sheet"] == first["sheet"] else f"{first['sheet']}!{first['cell']}"
        where = "same_file" if row["path"] == first["path"] else f"“{PurePosixPath(first['path']).name}”"
        outcome = "merged" if merged else told_apart_by(row, first)
        yield _finding("R409", row, row["cell"], "title", {"other": place, "where": where, "outcome": outcome})


def _finding(code: str, row: Mapping[Any, Any], cell: str, field: str, params: Mapping[str, str]) -> Finding:
    about = found(
        code,
        path=row["path"],
        sheet=row["sheet"],
        cell=cell,
        row=int(row["row"]),
        field=field,
        title=row["title_text"],
        unit=None if pd.isna(row["unit"]) else row["unit"],
    )
    return replace(about, params=params)
