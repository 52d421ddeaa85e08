"""The matching key: what every stage needs of Vietnamese text.

Two keys, both for comparison only; what users read keeps the text as it was written.

`key` folds what carries no meaning: Unicode form, invisible characters, dashes, spaces, case, and where in
the syllable the tone mark stands (hoà = hòa, thuỷ = thủy, hòan = hoàn).  `bare_key` drops the accents too:
proof enough for closed vocabularies where exactly one entry has it, never for titles.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from sheetops.model import Cell, Share

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u3000\t\r\n\v\f"), " ")
_DASHES = dict.fromkeys(map(ord, "–—‐‑−‒―"), "-")
_FOLD: dict[int, str | None] = {**_INVISIBLE, **_SPACES, **_DASHES}
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")
_NOT_WORDS = re.compile(r"(?:[^\w\u0300-\u036f%]|_)+")
_EXACT_FLOAT = 1e15
_SPACE_RUN = re.compile(r" {2,}")


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """The text as it is stored: NFC, no invisible characters, single spaces, trimmed; line breaks are kept."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()  # most texts, and a fifth of the time
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE).replace("\u00a0", " ")
    lines = (_SPACE_RUN.sub(" ", line.replace("\t", " ")).strip() for line in text.splitlines())
    return "\n".join(lines).strip()


def as_text(value: Cell) -> str:
    """A cell's value as text, as a reader sees it: whole numbers without a fraction, dates day first."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, Share):
        return f"{round(value * 100, 6):.15g}%".replace(".", ",")
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _EXACT_FLOAT
        return str(int(value)) if whole else f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y") if value.time() == value.min.time() else value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def _tone_last(match: re.Match[str]) -> str:
    word = match.group()
    tones = "".join(ch for ch in word if ch in _TONES)
    return "".join(ch for ch in word if ch not in _TONES) + tones if tones else word


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The matching key of a text: equal for two texts that differ in nothing a reader would notice."""
    text = unicodedata.normalize("NFC", text).translate(_FOLD)
    text = _SPACE_RUN.sub(" ", text).strip().casefold()
    if text.isascii():
        return text
    return _WORD.sub(_tone_last, unicodedata.normalize("NFD", text))


@lru_cache(maxsize=65536)
def word_key(text: str) -> str:
    """`key` with punctuation taken for space: "Quá hạn, chưa xong" = "quá hạn - chưa xong"."""
    return _NOT_WORDS.sub(" ", key(text)).strip()


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """`key` without accents, đ as d, punctuation kept: what patterns are written over."""
    return "".join(ch for ch in key(text) if not unicodedata.combining(ch)).replace("đ", "d")


@lru_cache(maxsize=65536)
def bare_key(text: str) -> str:
    """`word_key` without accents, đ as d: "Đang triển khai" = "dang trien khai"."""
    return _NOT_WORDS.sub(" ", folded(text)).strip()


@lru_cache(maxsize=65536)
def compact_key(text: str) -> str:
    """`bare_key` without spaces, for abbreviations and file names: "VH-XH" = "vhxh"."""
    return bare_key(text).replace(" ", "")


_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1000)}
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Vietnamese alphabetical order: letters first (a ă â b c d đ …), then tones (ngang huyền hỏi ngã sắc nặng)."""
    letters: list[int] = []
    tones: list[int] = []
    for ch in unicodedata.normalize("NFC", text).casefold():
        parts = unicodedata.normalize("NFD", ch)
        tone = next((p for p in parts if p in _TONE_RANK), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else ch
        letters.append(_RANK.get(letter, 2000 + ord(letter[0]) if letter.isalpha() else min(ord(letter[0]), 999)))
        tones.append(_TONE_RANK.get(tone, 0))
    return tuple(letters), tuple(tones)
