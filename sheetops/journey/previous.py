"""Last period in the journey: its consolidated workbook, or whatever sheet the Office kept of it, as typed rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from sheetops.catalogue import found
from sheetops.decisions import TaskKey, task_key
from sheetops.earlier import EarlierRow, periods_before
from sheetops.harvest import decisions_of
from sheetops.journey.sources import Sources
from sheetops.journey.submission import Submission
from sheetops.kind import FieldSpec, Kind
from sheetops.model import Finding
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.validate import Places
from sheetops.words.lexicon import Lexicon

_DATES = ("date", "deadline")
_NUMBERS = ("number", "percent")
_CODED = {"vocabulary", "sector", "unit", "status"}
# What tallies are made by, whether or not the kind has a field for it.
_OF_EVERY_KIND = ("origin", "sector", "unit")


@dataclass(frozen=True)
class Previous:
    """How last period ended.

    Attributes:
        rows: typed rows as `normalise` gives them, and `cell` (of the title), `final_status`.
        period: as text, "2026-03"; "" where it is not known.
        findings: of its files.
        files: (path, sha256) of what was read.
    """

    rows: pd.DataFrame
    period: str = ""
    findings: tuple[Finding, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


def previous_of(sources: Sources, lexicon: Lexicon) -> Previous:
    """Last period's tasks: of its consolidated workbook, else of other sheets of it that were read and recognised."""
    book, wrong = sources.workbook, tuple(_misplaced(sources, lexicon))
    if book is None:
        told = _of_sheets(sources.kept_read, lexicon)
        return replace(told, findings=(*told.findings, *wrong, *_nothing(told, sources, lexicon)))
    decided = {d.key: d.status for d in decisions_of(book, lexicon) if d.status}
    rows = _typed(book.rows, book.path, lexicon.kind, decided)
    return Previous(rows, book.period.text if book.period else "", wrong, ((book.path, book.sha256),))


def earlier_counts(sources: Sources, lexicon: Lexicon) -> list[tuple[str, int, Mapping[str, int]]]:
    """(period, tasks, tasks per status) of every period before this one that is known, in their order."""
    known = periods_before(sources.before, sources.results, lexicon.workspace.period, lexicon.kind)
    return [(one.period.text, one.total, one.statuses) for one in known]


def _nothing(told: Previous, sources: Sources, lexicon: Lexicon) -> Iterator[Finding]:
    """R421: something lies in the folder of last period, and no task of it can be read."""
    lying = [c.path for c in (*sources.kept, *sources.idle)]
    if told.rows.empty and lying and not sources.later:
        folder = lexicon.workspace.folders.previous
        yield found("R421", path=lying[0], folder=folder, source="previous", needed="previous")


def _misplaced(sources: Sources, lexicon: Lexicon) -> Iterator[Finding]:
    """R419 of each workbook whose period does not end where this one begins, or that another takes the place of."""
    period = lexicon.workspace.period
    for book in [*filter(None, [sources.workbook]), *sources.later]:
        if book.period and book.period.last + timedelta(days=1) != period.first:
            yield found("R419", path=book.path, stated=book.period.text, period=period.text)
    for book in sources.others:
        used = sources.workbook.path if sources.workbook else ""
        yield found("R419", path=book.path, used=PurePosixPath(used).name)


def _of_sheets(submissions: Sequence[Submission], lexicon: Lexicon) -> Previous:
    """Last period's tasks by sheets that sheetops has not written: they stand as they were reported then."""
    sheets = [(s.path, sheet) for s in submissions for sheet in s.sheets]
    typed = normalise(concatenate(sheets, lexicon.kind), lexicon, {s.path: s.unit for s in submissions})
    places = Places(typed, [table for _, sheet in sheets for table in sheet.tables])
    cells = [places.cell(label, "title") for label in typed.index]
    finished = pd.Series(next(iter(lexicon.kind.evaluation.finished), None), index=typed.index, dtype="str")
    done = finished.where(typed["completed"].notna()) if "completed" in typed else finished.head(0)
    rows = typed.assign(
        cell=pd.Series(cells, index=typed.index, dtype="str"),
        final_status=typed["status"].fillna(done.reindex(typed.index)).fillna(lexicon.kind.evaluation.undetermined),
    )
    findings = tuple(f for s in submissions for f in s.findings if f.code.startswith("F") or f.code == "S201")
    return Previous(rows, "", findings, tuple((s.path, s.candidate.sha256 or "") for s in submissions))


def _typed(rows: Sequence[EarlierRow], path: str, kind: Kind, decided: Mapping[TaskKey, str | None]) -> pd.DataFrame:
    """The rows of our workbook as `normalise` would give them; what the Office concluded after its run counts."""
    ended = [decided.get(task_key(row.id, row.title)) or row.status for row in rows]
    columns: dict[str, pd.Series] = {
        "id": _texts([row.id or None for row in rows]),
        "path": _texts([path for _ in rows]),
        "sheet": _texts([row.sheet for row in rows]),
        "row": pd.Series([row.number for row in rows], dtype="int64"),
        "cell": _texts([row.address("title") for row in rows]),
        "due_cell": _texts([row.address("due") for row in rows]),
        "unit_cell": _texts([row.address("unit") for row in rows]),
        "final_status": _texts([status or kind.evaluation.undetermined for status in ended]),
        **{name: _texts([row.codes.get(name) for row in rows]) for name in _OF_EVERY_KIND},
    }
    for field in kind.fields:
        columns |= _column(field, rows)
    return pd.DataFrame(columns).assign(**_rest(len(rows)))


def _rest(size: int) -> Mapping[str, Any]:
    """What only a report has."""
    nothing = _texts([None] * size)
    empty = pd.Series([{} for _ in range(size)], dtype=object)
    told = ("status_done", "status_open", "unit_heading", "origin_said", "sector_said")
    flags = dict.fromkeys(("status_several", "result_done", "source_older"), pd.Series(False, index=range(size)))
    extra = pd.Series([() for _ in range(size)], dtype=object)
    return {**dict.fromkeys(told, nothing), **flags, "places": empty, "stated_in": empty, "extra": extra, "table": -1}


def _column(field: FieldSpec, rows: Sequence[EarlierRow]) -> Iterator[tuple[str, pd.Series]]:
    """A field's values, its texts, and no verdict."""
    name, texts = field.name, [row.text(field.name) for row in rows]
    if field.type in _DATES:
        days = [_assigned_due(row) if name == "due" else row.day(name) for row in rows]
        texts = [f"{day:%d/%m/%Y}" if day else text for day, text in zip(days, texts, strict=True)]
        if name == "due":
            texts = [text or row.text("due_text") for text, row in zip(texts, rows, strict=True)]
        values = pd.Series([pd.NaT if day is None else pd.Timestamp(day) for day in days], dtype="datetime64[s]")
    elif field.type in _NUMBERS:
        values = pd.Series([row.number_in(name) for row in rows], dtype="float64")
    elif field.type in _CODED:
        of = "reported_status" if name == "status" else name
        values = _texts([row.codes.get(of) for row in rows])
    else:
        values = _texts([text or None for text in texts])
    yield name, values
    yield f"{name}_text", _texts(texts)
    yield f"{name}_verdict", _texts(["" for _ in rows])


def _assigned_due(row: EarlierRow) -> date | None:
    """The deadline as it was assigned: an extension is laid upon it anew."""
    return row.day("assigned_due") or row.day("due")


def _texts(values: Sequence[str | None]) -> pd.Series:
    return pd.Series(list(values), dtype="str")
