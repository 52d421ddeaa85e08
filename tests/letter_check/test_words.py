"""The words of `schemas/letter_check.yaml`: complete, in both languages, and each used."""

from __future__ import annotations

from pathlib import Path

import sheetops
from sheetops.letter_check.words import LetterWords, letter_words

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in (Path(sheetops.__file__).parent / "letter_check").glob("*.py")
)


def test_every_message_and_reason_is_used() -> None:
    words = letter_words()
    names = [*words.messages, *words.reasons, *words.unchecked]
    assert [name for name in names if f'"{name}"' not in SOURCES] == []


def test_every_list_is_used() -> None:
    assert [name for name in LetterWords.model_fields if SOURCES.count(f".{name}") == 0] == []


def test_what_means_the_same_is_among_what_is_counted() -> None:
    assert set(letter_words().same_items) <= set(letter_words().items)
