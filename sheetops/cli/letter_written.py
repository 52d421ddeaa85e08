"""What is told of a letter that was written: where it is, and what the Office must look at itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding

from sheetops.cli.output import complain, text
from sheetops.cli.values import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from sheetops.cli.words import Words
    from sheetops.journey.letters import LetterWritten


def tell(letter: LetterWritten, words: Words) -> Iterator[RenderableType]:
    """The path, then each sentence that could not be brought up to date, with what it would say."""
    yield text(words("letter_write.written", path=shown_path(letter.path)), "bold")
    if letter.printed:
        yield text(words("letter_write.printed", path=shown_path(letter.printed)))
    if letter.edited:
        yield text(words("letter_write.beside", path=shown_path(letter.edited)), "yellow")
    for note in letter.notes:
        yield text(words(f"letter_write.{note.code}"), "yellow")
        yield Padding(text(note.text), (0, 0, 0, 2))
    for error in letter.not_printed:
        complain(words("trouble.error", message=error.message(words.lang)))
