"""One submission's bytes → its returned copy; runs in a child process."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sheetops.model import Cell, Grid
from sheetops.read.encryption import is_encrypted, opened
from sheetops.read.sniff import sniff
from sheetops.read.workbook import ReadWorkbook, read_here
from sheetops.recognise import is_returned
from sheetops.write.returned.annotate import annotated
from sheetops.write.returned.rebuild import Source, rebuilt

if TYPE_CHECKING:
    from sheetops.write.returned.model import Return

_CONVERTED = "S208"
_DEBUG = "SHEETOPS_DEBUG"


def in_child(data: bytes, plan: bytes) -> bytes | None:
    """The copy of a submission: its own workbook annotated where that keeps every value, else made anew.

    None where no sheet of it can be read.

    Args:
        plan: the pickled `Return`.
    """
    given: Return = pickle.loads(plan)  # noqa: S301 - from our own parent
    read = read_here(data, given.path)
    content = sniff(data)
    if is_encrypted(data, content) and (plain := opened(data, content)):
        data, content = plain, sniff(plain)
    if content == "xlsx" and (copy := _annotated(data, given, read)):
        return copy
    grids = [grid for grid in read.grids if not is_returned(grid)]
    converted = any(problem.code == _CONVERTED for problem in read.problems)
    form = "" if content == "xlsx" else f".{content}"
    return rebuilt(grids, given, Source(form, read.stamp, converted=converted))


def _annotated(data: bytes, given: Return, read: ReadWorkbook) -> bytes | None:
    """The annotated copy; None where openpyxl fails at the file, or loses something that was read."""
    try:
        copy = annotated(data, given, read.grids)
        again = read_here(copy, given.path)
    except Exception:  # whatever comes of a damaged part
        if os.environ.get(_DEBUG) == "copies":
            raise
        return None
    return copy if _same(read.grids, again.grids) else None


def _same(before: Sequence[Grid], after: Sequence[Grid]) -> bool:
    """Whether the sheets hold the same, the lists of copies aside."""
    left, right = ([grid for grid in grids if not is_returned(grid)] for grids in (before, after))
    return len(left) == len(right) and all(map(_alike, left, right))


def _alike(one: Grid, other: Grid) -> bool:
    shape = one.sheet == other.sheet and one.hidden == other.hidden and set(one.merged) == set(other.merged)
    hidden = one.hidden_rows == other.hidden_rows and one.hidden_columns == other.hidden_columns
    if not shape or not hidden or dict(one.error_cells) != dict(other.error_cells):
        return False
    height = max(len(one.rows), len(other.rows))
    return all(_alike_row(one, other, row) for row in range(1, height + 1))


def _alike_row(one: Grid, other: Grid, row: int) -> bool:
    left, right = (grid.rows[row - 1] if row <= len(grid.rows) else () for grid in (one, other))
    if left == right:
        return True
    return all(_equal(one.cell(row, at), other.cell(row, at)) for at in range(1, max(len(left), len(right)) + 1))


def _equal(one: Cell, other: Cell) -> bool:
    """Whether two values are the same, times to the second: openpyxl rounds what a day's share stands for."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return abs(one - other) < timedelta(seconds=1)
    if isinstance(one, date) != isinstance(other, date):
        return False
    return one == other
