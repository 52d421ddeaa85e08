"""Lines that stand in any sheet, told by their words: signatures, notes, counts, "none"; totals in `total_text`."""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.model import Cell
from sheetops.text import bare_key, folded, key, word_key
from sheetops.words.sheet import sheet_words

_LONGEST_SIGNATURE = 60
_FIRST = re.compile(r"[^\W_]")
_BULLET = re.compile(r"\s*[-+•*–]\s*")
_ROUND_MARKS = " ()[].,;"


@lru_cache(maxsize=16)
def _words(of: str, accented: bool) -> tuple[str, ...]:
    """The words of one list of `sheet.yaml`, the longest first."""
    fold = word_key if accented else bare_key
    words = {plain for word in getattr(sheet_words(), of) if (plain := fold(word))}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=16)
def _first_letters(of: str) -> frozenset[str]:
    return frozenset(word[0] for word in _words(of, accented=False))


def may_begin(text: str, of: str) -> bool:
    """Whether a text has the first letter of a word of a list, which costs less to see than to compare them."""
    begun = _FIRST.search(text)
    return begun is not None and bare_key(begun[0]) in _first_letters(of)


def compared(text: str, of: str) -> tuple[str, tuple[str, ...]]:
    """A text and the words of a list as they are compared: with accents where it has any, for "công" is not "cộng".

    Nothing of both where the text begins with another letter than they do, as most do.
    """
    if not may_begin(text, of):
        return "", ()
    accented = word_key(text) != bare_key(text)
    return (word_key(text) if accented else bare_key(text)), _words(of, accented)


@lru_cache(maxsize=64)
def word_pattern(of: str) -> str:
    """The words of one list as alternatives of a pattern over `folded` text, the longest first."""
    return "|".join(re.escape(word) for word in sorted(map(folded, getattr(sheet_words(), of)), key=len, reverse=True))


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    return frozenset(key(mark) for mark in sheet_words().marks)


@lru_cache(maxsize=1)
def _places() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in sheet_words().signature_places)


@lru_cache(maxsize=1)
def _note_signs() -> tuple[str, ...]:
    return tuple(word for word in sheet_words().notes if not bare_key(word))


def _starts(text: str, of: str) -> bool:
    """Whether a text is one of some words, or begins with one followed by no letter."""
    plain, words = compared(text, of)
    return any(plain == word or plain.startswith(f"{word} ") for word in words)


@lru_cache(maxsize=1)
def _unmarked() -> frozenset[str]:
    return frozenset(map(key, (*sheet_words().blanks, *sheet_words().unmarked)))


def _written(value: Cell) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def is_no_mark(value: Cell) -> bool:
    """Whether a cell says that there is no cross: a dash, a zero, "không"."""
    text = key(_written(value)) if value is not None else ""
    return value is None or text in _unmarked() or text.strip(_ROUND_MARKS) in _unmarked()


def is_mark(value: Cell) -> bool:
    """Whether a cell is a cross or the like, in brackets or with a stop behind it as well."""
    text = _written(value)
    return key(text) in _marks() or key(text.strip(_ROUND_MARKS)) in _marks()


def counted(text: str, *, guarded: bool) -> int | None:
    """The count at the end of a heading: ": 05 nhiệm vụ", "(5 NV)", "- 5 việc"; a bare number behind ":" or "(" only.

    Args:
        guarded: not in "Quý: 2", where the number names and does not count.
    """
    match = _count(guarded).search(folded(text))
    return int(match["worded"] or match["alone"]) if match else None


def counts_tasks(text: str) -> bool:
    """Whether a text ends with a count of tasks, and says that they are counted: ": 05 nhiệm vụ"."""
    match = _count(True).search(folded(text))
    return bool(match and match["worded"])


@lru_cache(maxsize=2)
def _count(guarded: bool) -> re.Pattern[str]:
    named = "".join(rf"(?<!\b{re.escape(folded(word))})" for word in sheet_words().numbered) if guarded else ""
    worded = rf"[:(\[-]\s*(?:co\s+)?(?P<worded>\d{{1,3}})\s*(?:{word_pattern('counted')})"
    return re.compile(rf"(?:{worded}|{named}\s*[:(\[]\s*(?P<alone>\d{{1,3}}))\s*[)\]]?\s*[.;]?\s*$")


@lru_cache(maxsize=4096)
def is_signature(text: str) -> bool:
    """A line of the signature block, or the place and date above it."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    if _starts(text, "signatures"):
        return True
    return any(pattern.match(folded(text)) for pattern in _places())


@lru_cache(maxsize=4096)
def is_note(text: str) -> bool:
    """A note below the table, or a guide's line."""
    return text.startswith(_note_signs()) or _starts(text, "notes")


def is_letterhead(text: str) -> bool:
    """Whether a text is the country's name or motto, which stand in letterheads only."""
    return bare_key(text) in map(bare_key, sheet_words().letterheads)


def is_placeholder(text: str) -> bool:
    """Whether a text stands in a cell that has nothing to say: "-", "…", "không có"; an error value is none."""
    return text.casefold() in sheet_words().blank_texts and not text.startswith("#")


@lru_cache(maxsize=4096)
def says_none(text: str) -> bool:
    """Whether a text says that there are no tasks: "Không có nhiệm vụ phát sinh"; not "Không để xảy ra cháy rừng"."""
    lower = text.lower()
    return any(word in lower for word in _words_of_none()) and bool(_none().fullmatch(bare_key(text)))


@lru_cache(maxsize=1)
def _words_of_none() -> tuple[str, ...]:
    """The first of the words that say so; most texts have none, and cost less than their key."""
    firsts = {phrase.split()[0].lower() for phrase in (*sheet_words().none, *sheet_words().none_alone)}
    forms = {*firsts, *map(folded, firsts)}
    return tuple(sorted(f"{word} " if len(word) == 1 else word for word in forms))  # a letter only as a word


@lru_cache(maxsize=1)
def _none() -> re.Pattern[str]:
    time = rf"(?:{word_pattern('numbered')}) (?:\d+|[ivx]+)(?: \d+)*"
    before = rf"(?:(?:{word_pattern('none_before')}|{time}) )*"
    after = rf"(?: (?:{word_pattern('counted')}|{word_pattern('none_after')}|{time}))*"
    return re.compile(rf"{before}(?:{word_pattern('none')}){after}|{word_pattern('none_alone')}")


def goes_on(text: str) -> bool:
    """Whether a text begins as the continuation of another: with a bullet, a small letter, or an aside in brackets."""
    aside = text.startswith("(") and (text.endswith(")") or text[1:2].islower())
    return aside or bool(_BULLET.match(text)) or text[:1].islower()


def is_capitals(text: str) -> bool:
    """Several words, all in capitals."""
    letters = [ch for ch in text if ch.isalpha()]
    return len(text.split()) > 1 and len(letters) > 4 and all(ch.isupper() for ch in letters)  # noqa: PLR2004
