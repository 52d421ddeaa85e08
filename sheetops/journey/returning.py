"""Returned copies: made in child processes, as reading is done, while the workbook is written."""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sheetops.engine import ContainedError, contained, map_files
from sheetops.journey.contained import COPIER
from sheetops.write.returned.message import message_bytes
from sheetops.write.returned.plan import returns

if TYPE_CHECKING:
    from sheetops.scored import Result
    from sheetops.write.returned.model import NoCopy, Return

_DEBUG = "SHEETOPS_DEBUG"


@dataclass(frozen=True, slots=True)
class Returned:
    """What goes back for one submission.

    Attributes:
        name: the copy's name below the folder of copies; `copy`: its bytes, None where none could be made.
        text_name, text: those of the text beside it.
        failed: whether there is no copy, though the file could be opened.
    """

    path: str
    name: str
    copy: bytes | None
    text_name: str
    text: bytes
    failed: bool = False

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """(name, bytes) of what is to be written."""
        copy = () if self.copy is None else ((self.name, self.copy),)
        return (*copy, (self.text_name, self.text))


def returned_copies(evaluation: Result) -> tuple[Returned, ...]:
    """What goes back to the units: for each submission with something to mend a copy, and a text beside it.

    The submissions are read again from the workspace; one that is no longer what was evaluated gets no copy, and its
    text says why.  Whatever a file does to openpyxl, the others get theirs.
    """
    given = returns(evaluation)
    return tuple(map_files(lambda each: _returned(each, evaluation), given, lambda each: each.path))


def _returned(given: Return, evaluation: Result) -> Returned:
    copy: bytes | None = None
    why: NoCopy | None = None
    if given.has_copy:
        data = _bytes_of(given, evaluation)
        if data is None:
            why = "gone"
        elif hashlib.sha256(data).hexdigest() != given.sha256:
            why = "changed"
        else:
            copy = _copied(data, given)
            why = "limits" if copy is None else None
    text = message_bytes(given, evaluation, why)
    return Returned(given.path, given.name, copy, given.text_name, text, failed=why is not None)


def _bytes_of(given: Return, evaluation: Result) -> bytes | None:
    """A submission as it is now; None where it cannot be read any more."""
    workspace = evaluation.workspace
    for path in (workspace.root / given.path, workspace.inbox / Path(given.path).name):
        with suppress(OSError):
            return path.read_bytes()
    return None


def _copied(data: bytes, given: Return) -> bytes | None:
    """The copy, made in a child process; None where the file took it down, broke a limit, or has no sheet."""
    try:
        copy: bytes | None = contained(COPIER, data, pickle.dumps(given))
    except ContainedError as error:
        if error.details and os.environ.get(_DEBUG):
            raise
        return None
    return copy
