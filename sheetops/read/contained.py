"""Reading in a child process: what no file may do to the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheetops.engine import ContainedError, Reason, contained
from sheetops.read.problems import Problem

if TYPE_CHECKING:
    from sheetops.model import Finding, Grid
    from sheetops.read.workbook import ReadWorkbook

_READER = "sheetops.read.workbook:read_here"
_MOST_BYTES = 100 << 20
_DIED: dict[Reason, Problem] = {
    "time": Problem("F109", params={"limit": "time"}),
    "memory": Problem("F109", params={"limit": "memory"}),
    "crash": Problem("F101", params={"reason": "damaged"}),
}
_DEFECT = Problem("F101", params={"reason": "defect"})


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as read: its grids, none where it could not be read, what is wrong with it, a template's stamp."""

    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...]
    stamp: str | None = None


def read_workbook(data: bytes, path: str) -> FileRead:
    """The grids of a workbook's worksheets, in its order; never raises for what the file holds.

    Args:
        data: the file's bytes.
        path: for the findings, relative to the workspace.
    """
    grids, problems, stamp = _read(data, path)
    return FileRead(grids, tuple(_finding(problem, path) for problem in problems), stamp)


def died(path: str, reason: Reason) -> Finding:
    """The finding about a file that broke a limit, or took its reader down."""
    return _finding(_DIED[reason], path)


def _read(data: bytes, path: str) -> tuple[tuple[Grid, ...], tuple[Problem, ...], str | None]:
    if len(data) > _MOST_BYTES:
        return (), (Problem("F109", params={"limit": "size"}),), None
    try:
        read: ReadWorkbook = contained(_READER, data, path)
    except ContainedError as error:
        return (), (_DEFECT if error.details else _DIED[error.reason],), None
    return read.grids, read.problems, read.stamp


def defect(path: str) -> Finding:
    """The finding about a file at which sheetops itself fails."""
    return _finding(_DEFECT, path)


def _finding(problem: Problem, path: str) -> Finding:
    from sheetops.catalogue import found  # the child, which reads, needs no catalogue

    return found(
        problem.code,
        path=path,
        sheet=problem.sheet,
        cell=problem.cell,
        row=problem.row,
        value=problem.value,
        **problem.params,  # type: ignore[arg-type] # params never bear the name of a field
    )
