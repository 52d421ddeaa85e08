"""The letter of a result: drafted, or the Office's own draft brought up to date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sheetops.config import result_path
from sheetops.evaluate.assessment import assessment
from sheetops.scored import Result, Scored
from sheetops.write.atomic import bytes_of, replace_file
from sheetops.write.letter import letter_of
from sheetops.write.letter.document import letter_bytes
from sheetops.write.letter.renewed import Note, renewed

_NAME = "cong-van"


@dataclass(frozen=True, slots=True)
class LetterWritten:
    """Where the letter stands.

    Attributes:
        path: the file that was written.
        edited: the Office's own letter, which could not be brought up to date and stands beside it untouched.
        notes: what the Office must look at itself in a letter that it has edited.
    """

    path: Path
    edited: Path | None = None
    notes: tuple[Note, ...] = ()


def letter_path(result: Result, output: Path | str | None = None) -> Path:
    """Where the letter is written: `cong-van-<period>.docx` in the folder of the workbook."""
    workbook = result_path(result.workspace, output)
    return workbook.with_name(f"{_NAME}-{result.workspace.period.text}.docx")


def write_letter(result: Result, output: Path | str | None = None) -> LetterWritten:
    """Write the letter, whole or not at all.

    A letter that is there already keeps what the Office has written: only generated sentences and figures are brought
    up to date.  One that holds no trace of them is left as it is, and the new one stands beside it.

    Args:
        output: as for `write_outputs`.

    Raises:
        OutputBusyError: the letter is open in another program.
        WorkspaceError: the workspace's own wording cannot be used.
    """
    path = letter_path(result, output)
    letter = letter_of(result, None if isinstance(result, Scored) else assessment(result))
    if not path.is_file():
        replace_file(path, letter_bytes(letter))
        return LetterWritten(path)
    try:
        again = renewed(bytes_of(path), letter)
    except (OSError, KeyError, ValueError, AttributeError, SyntaxError):  # what python-docx meets in no letter
        again = None
    if again is None or again.data is None:
        beside = _beside(path)
        replace_file(beside, letter_bytes(letter))
        return LetterWritten(beside, edited=path)
    replace_file(path, again.data)
    return LetterWritten(path, notes=tuple(again.notes))


def _beside(path: Path) -> Path:
    """A name of its own beside a letter that must not be replaced."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(name for name in names if not name.exists())
