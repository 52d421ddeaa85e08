"""The roll-call: which units have sent their report, which of their files count, and how late."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from datetime import datetime

import pandas as pd

from sheetops.config import Workspace
from sheetops.evaluation import UNKNOWN
from sheetops.model import REPORT_HOLDERS, SubmittedFile

_TYPES = {"unit": "str", "expected": "bool", "state": "str", "versions": "int64"}
_TYPES |= dict.fromkeys(("accepted", "superseded", "duplicate", "unusable"), "object")
_TYPES |= {"modified": "datetime64[s]", "minutes_late": "float64"}


def roll_call(
    workspace: Workspace, files: Sequence[SubmittedFile], gave_way: Container[tuple[str, str]] = ()
) -> pd.DataFrame:
    """What each unit has sent.  A unit that is reported in another's compilation has sent that file.

    Args:
        gave_way: (path, unit) where a part of a file gave way to another file of that unit.

    Returns:
        RangeIndex; the units that must submit in the order of the configuration; then, not `expected`, those others
        that sent anything, and under `unknown` the files of no known unit.  Columns: `unit, expected, state`
        (received, or on_time and late where a deadline is set; missing where no file of it counts), `versions` (how
        many files it sent), which are the paths in `accepted, superseded, duplicate, unusable` (tuples, sorted),
        `modified` (when the latest of those that count was saved; missing where `files` bear no times) and
        `minutes_late` (float64, begun minutes after the deadline; missing where it is not late).
    """
    rows = [*_expected(workspace, files, gave_way), *_others(workspace, files, gave_way)]
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def _expected(
    workspace: Workspace, files: Sequence[SubmittedFile], gave_way: Container[tuple[str, str]]
) -> Iterator[tuple[object, ...]]:
    for unit in workspace.units:
        if unit.submits:
            own = [file for file in files if unit.code in file.units]
            yield _row(unit.code, own, gave_way, workspace.submission_deadline, expected=True)


def _others(
    workspace: Workspace, files: Sequence[SubmittedFile], gave_way: Container[tuple[str, str]]
) -> Iterator[tuple[object, ...]]:
    """Units that need not submit, and files of which no unit is known; only where there is a file."""
    of_nobody = [file for file in files if not file.units and file.reason in ("", *REPORT_HOLDERS)]
    idle = [(unit.code, [f for f in files if unit.code in f.units]) for unit in workspace.units if not unit.submits]
    for code, sent in (*idle, (UNKNOWN, of_nobody)):
        row = _row(code, sent, gave_way, workspace.submission_deadline, expected=False)
        if row[3]:
            yield row


def _row(
    unit: str,
    files: Sequence[SubmittedFile],
    gave_way: Container[tuple[str, str]],
    deadline: datetime | None,
    *,
    expected: bool,
) -> tuple[object, ...]:
    replaced = [f for f in files if f.state == "superseded" or (f.state == "accepted" and (f.path, unit) in gave_way)]
    accepted = [f for f in files if f.state == "accepted" and f not in replaced]
    copies = [f for f in files if f.state == "duplicate"]
    # A letter beside a unit's own sheet is nobody's report.
    unusable = [f for f in files if f.is_unusable and (f.state == "rejected" or not accepted)]
    sent = (accepted, replaced, copies, unusable)
    saved = max((f.modified for f in accepted if f.modified), default=None)
    late = deadline is not None and saved is not None and saved > deadline
    minutes = math.ceil((saved - deadline).total_seconds() / 60) if late and deadline and saved else None
    state = "missing" if not accepted else "received" if deadline is None else "late" if late else "on_time"
    paths = (tuple(sorted(file.path for file in part)) for part in sent)
    return (unit, expected, state, sum(map(len, sent)), *paths, saved, minutes)
