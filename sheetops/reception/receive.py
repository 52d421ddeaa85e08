"""What was sent, received: every row of every file, which of them count, and what is wrong with whole files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sheetops.discover import Candidate, counting
from sheetops.journey.submission import Submission, set_aside
from sheetops.model import Finding, SubmittedFile
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.reception.files import submitted_files
from sheetops.reception.findings import file_findings
from sheetops.reception.repeats import told_again, told_elsewhere
from sheetops.reception.replaced import Replaced, replaced
from sheetops.reception.versions import counted_rows, versions
from sheetops.words.lexicon import Lexicon


@dataclass(frozen=True)
class Reception:
    """What became of the files of an inbox, before any task is looked at.

    Attributes:
        submissions: every file that was read, those of another period set aside.
        typed: all of their rows, as `normalise` gives them.
        in_counting_file: of each row whether its file counts for its unit; the index of `typed`.
        again: label of a row that its file told before → label of the row that counts.
        elsewhere: label of a row whose task counts with another file → label of the row that counts.
        counted: of each row whether it counts; the index of `typed`.
        files: every file of the inbox, sorted by path.
        gave_way: (path, unit) → what a finding F105 says of it.
        findings: about whole files, what their reading and recognition gave, and units that have not submitted.
    """

    submissions: tuple[Submission, ...]
    typed: pd.DataFrame
    in_counting_file: pd.Series
    again: pd.Series
    elsewhere: pd.Series
    counted: pd.Series
    files: tuple[SubmittedFile, ...]
    gave_way: Replaced
    findings: tuple[Finding, ...]


def receive(
    submissions: Sequence[Submission],
    lexicon: Lexicon,
    inbox: Sequence[Candidate],
    copies: Mapping[str, str],
    register: pd.DataFrame | None = None,
    *,
    timed: bool | None = None,
) -> Reception:
    """Whose tasks each file holds, and which of the files and rows count.

    Args:
        submissions: every readable file, in the order of the inbox.
        inbox: every file; `copies`: path of an identical copy → path of the file that is kept.
        register: the typed rows of the register: as many rows of one title count as it has tasks.
        timed: keep the times at which the files were saved; None where a submission deadline is set (invariant 4).
    """
    workspace, kind = lexicon.workspace, lexicon.kind
    read = tuple(set_aside(submission) for submission in submissions)
    sheets = [(s.path, sheet) for s in read for sheet in s.sheets]
    typed = normalise(concatenate(sheets, kind), lexicon, {s.path: s.unit for s in read})
    known = versions(typed, read, lexicon)
    counts = counting(list(known.values()))
    in_counting_file = counted_rows(typed, counts, {s.path for s in read if s.stated_period is None})
    again = told_again(typed, in_counting_file, typed.head(0) if register is None else register, lexicon)
    elsewhere = told_elsewhere(typed, in_counting_file & ~typed.index.isin(again.index), counts, kind)
    counted = in_counting_file & ~typed.index.isin([*again.index, *elsewhere.index])
    superseded = {str(path): int(rows) for path, rows in typed.loc[~counted, "path"].value_counts().items()}
    keep_times = workspace.submission_deadline is not None if timed is None else timed
    files = submitted_files(inbox, read, copies, known, counts, superseded, lexicon, timed=keep_times)
    gave_way = replaced(typed, known, counts, kind)
    with_rows = _with_rows(counts, typed[counted])
    findings = file_findings(files, read, copies, known, with_rows, gave_way, workspace)
    return Reception(read, typed, in_counting_file, again, elsewhere, counted, files, gave_way, tuple(findings))


def _with_rows(counts: Mapping[str, tuple[str, ...]], kept: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Unit → of the files that count for it, those of which a row counts."""
    rows = set(zip(kept["unit"].fillna(""), kept["path"], strict=True))
    return {unit: tuple(path for path in paths if (unit, path) in rows) for unit, paths in counts.items()}
