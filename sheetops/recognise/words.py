"""Lines that stand in any sheet, told by their words: totals, signatures, notes."""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.kind import sheet_words
from sheetops.model import Cell
from sheetops.text import bare_key, key

_LONGEST_SIGNATURE = 60
_STATED = re.compile(r"[:=(]\s*\d|:\s*$")
_COUNT_FIRST = re.compile(r"(so )?[a-z ]{0,20}\d+.*")


@lru_cache(maxsize=8)
def _bare_words(of: str) -> tuple[str, ...]:
    """The words of one list of `sheet.yaml`, without accents, the longest first."""
    words = {bare for word in getattr(sheet_words(), of) if (bare := bare_key(word))}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    return frozenset(key(mark) for mark in sheet_words().marks)


@lru_cache(maxsize=1)
def _places() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in sheet_words().signature_places)


@lru_cache(maxsize=1)
def _note_signs() -> tuple[str, ...]:
    return tuple(word for word in sheet_words().notes if not bare_key(word))


def _starts(bare: str, words: tuple[str, ...]) -> bool:
    """Whether a text is one of some words, or begins with one followed by no letter."""
    return any(bare == word or bare.startswith(f"{word} ") for word in words)


def is_mark(value: Cell) -> bool:
    """Whether a cell is a cross or the like."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return key(text) in _marks()


def is_total_word(text: str) -> bool:
    """ "Tổng cộng" and nothing else."""
    return bare_key(text) in _bare_words("totals")


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """ "Tổng cộng", "Cộng: 5", "Tổng số nhiệm vụ: 22"; not "Tổng hợp kiến nghị cử tri"."""
    bare = bare_key(text)
    for word in _bare_words("totals"):
        if bare == word:
            return True
        if bare.startswith(f"{word} ") and (
            _STATED.search(text) or _COUNT_FIRST.fullmatch(bare.removeprefix(f"{word} "))
        ):
            return True
    return False


@lru_cache(maxsize=4096)
def is_signature(text: str) -> bool:
    """A line of the signature block, or the place and date above it."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    bare = bare_key(text)
    if _starts(bare, _bare_words("signatures")):
        return True
    plain = re.sub(r"[/\\]", " ", bare)
    return any(pattern.match(plain) for pattern in _places())


@lru_cache(maxsize=4096)
def is_note(text: str) -> bool:
    """A note below the table, or a guide's line."""
    return text.startswith(_note_signs()) or _starts(bare_key(text), _bare_words("notes"))


def is_capitals(text: str) -> bool:
    """Several words, all in capitals."""
    letters = [ch for ch in text if ch.isalpha()]
    return len(text.split()) > 1 and len(letters) > 4 and all(ch.isupper() for ch in letters)  # noqa: PLR2004
