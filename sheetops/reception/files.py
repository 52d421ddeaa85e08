"""Every file of the inbox, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sheetops.discover import Candidate, Version, unit_by_name
from sheetops.journey.submission import Submission
from sheetops.model import FileState, RowCounts, SubmittedFile
from sheetops.words.lexicon import Lexicon


def submitted_files(
    inbox: Sequence[Candidate],
    submissions: Sequence[Submission],
    copies: Mapping[str, str],
    known: Mapping[str, Version],
    counts: Mapping[str, tuple[str, ...]],
    superseded: Mapping[str, int],
    lexicon: Lexicon,
    *,
    timed: bool,
) -> tuple[SubmittedFile, ...]:
    """Every file of the inbox with its state.

    Args:
        superseded: path → how many of its rows do not count.
        timed: keep when each was saved.
    """
    by_path = {s.path: s for s in submissions}
    deadline = lexicon.workspace.submission_deadline
    files = []
    for candidate in inbox:
        submission = by_path.get(candidate.path)
        own = _units(candidate, submission, copies, known, lexicon)
        state: FileState = "duplicate" if candidate.path in copies else "ignored"
        files.append(
            SubmittedFile(
                path=candidate.path,
                sha256=candidate.sha256,
                unit=own[0] if len(own) == 1 else None,
                units=own,
                state=_state(submission, known[candidate.path], counts) if submission else state,
                late=candidate.modified > deadline if deadline and not candidate.ignored else None,
                modified=candidate.modified if timed else None,
                rows=_rows(submission, superseded),
                reason=candidate.ignored,
            )
        )
    return tuple(files)


def _units(
    candidate: Candidate,
    submission: Submission | None,
    copies: Mapping[str, str],
    known: Mapping[str, Version],
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """The units of a file: by what it holds; of a copy, those of its twin; of what was not read, by its name."""
    read = known.get(copies.get(candidate.path, candidate.path))
    if read and read.units:
        return read.units
    if submission and any(sheet.tables for sheet in submission.sheets):
        return ()
    by_name = unit_by_name(candidate.path, lexicon)
    return by_name[:1] if by_name else ()


def _state(submission: Submission, version: Version, counts: Mapping[str, tuple[str, ...]]) -> FileState:
    if not any(sheet.tables for sheet in submission.sheets) or submission.stated_period:
        return "rejected"
    parts = version.units or tuple(version.titles)
    if parts and all(submission.path not in counts.get(unit, ()) for unit in parts):
        return "superseded"
    return "accepted"


def _rows(submission: Submission | None, superseded: Mapping[str, int]) -> RowCounts:
    if submission is None:
        return RowCounts()
    return replace(submission.rows, superseded=superseded.get(submission.path, 0))
