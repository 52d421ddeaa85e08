"""The letter of a result: drafted, or the Office's own draft brought up to date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from sheetops.config import result_path
from sheetops.evaluate.assessment import assessment
from sheetops.scored import Result, Scored
from sheetops.write.atomic import bytes_of, replace_file
from sheetops.write.letter import letter_of
from sheetops.write.letter.content import Letter
from sheetops.write.letter.document import letter_bytes
from sheetops.write.letter.renewed import Note, Renewed, renewed
from sheetops.write.pdf import PdfError, write_pdf

_NAME = "cong-van"


@dataclass(frozen=True, slots=True)
class LetterWritten:
    """Where the letter stands.

    Attributes:
        path: the file that was written.
        edited: the Office's own letter, which could not be brought up to date and stands beside it untouched.
        notes: what the Office must look at itself in a letter that it has edited.
        printed: its PDF, where one was asked for; `not_printed`: why there is none.
    """

    path: Path
    edited: Path | None = None
    notes: tuple[Note, ...] = ()
    printed: Path | None = None
    not_printed: tuple[PdfError, ...] = ()


def letter_path(result: Result, output: Path | str | None = None) -> Path:
    """Where the letter is written: `cong-van-<period>.docx` in the folder of the workbook."""
    workbook = result_path(result.workspace, output)
    return workbook.with_name(f"{_NAME}-{result.workspace.period.text}.docx")


def write_letter(result: Result, output: Path | str | None = None, *, pdf: bool = False) -> LetterWritten:
    """Write the letter, whole or not at all.

    A letter that is there already keeps what the Office has written: only generated sentences and figures are brought
    up to date.  One that holds no trace of them is left as it is, and the new one stands beside it.

    Args:
        output: as for `write_outputs`.
        pdf: make a PDF too, by LibreOffice.

    Raises:
        OutputBusyError: the letter is open in another program.
        WorkspaceError: the workspace's own wording cannot be used.
    """
    written = _written(letter_path(result, output), result)
    if not pdf:
        return written
    try:
        return replace(written, printed=write_pdf(written.path))
    except PdfError as error:
        return replace(written, not_printed=(error,))


def _written(path: Path, result: Result) -> LetterWritten:
    letter = letter_of(result, None if isinstance(result, Scored) else assessment(result))
    if not path.is_file():
        replace_file(path, letter_bytes(letter))
        return LetterWritten(path)
    again = _renewed(bytes_of(path), letter)
    if again is None or again.data is None:
        beside = _beside(path)
        replace_file(beside, letter_bytes(letter))
        return LetterWritten(beside, edited=path)
    replace_file(path, again.data)
    return LetterWritten(path, notes=tuple(again.notes))


def _renewed(data: bytes, letter: Letter) -> Renewed | None:
    """The Office's letter brought up to date; None where it is damaged or no letter at all."""
    try:
        return renewed(data, letter)
    except Exception:  # python-docx raises what it happens upon in a damaged letter
        return None


def _beside(path: Path) -> Path:
    """A name of its own beside a letter that must not be replaced."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(name for name in names if not name.exists())
