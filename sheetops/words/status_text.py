"""A status cell's text → the words that matter: without dates and documents, shares as "n%".

"Đã hoàn thành (BC số 45/BC-UBND ngày 10/4/2026)" says "đã hoàn thành"; "Hoàn thành 8/14 thôn" says
"hoàn thành n%", "0,8" says "n%".  What is left out is listed in `schemas/sheet.yaml`; what is not, stays and is
not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from sheetops.text import folded
from sheetops.words.sheet import sheet_words

_SHARE = re.compile(r"(?:\d+(?:[.,]\d+)?\s*-\s*)?(\d+(?:[.,]\d+)?)\s*%")
_TENTHS = re.compile(r"\s*0[.,]\d+\s*")
_RATIO = re.compile(r"\b(\d+)\s*/\s*(\d+)\b")
_COUNTED = "¤"
_TOKEN = re.compile(rf"({_COUNTED}?)(\d+%|n%|[^\W_]+)|([,;:.()\[\]\n])")
_FULL = 100
_MONTHS, _DAYS = 12, 31
_YEARS = range(1900, 2200)
NOTHING, PART, ALL = "0%", "n%", "100%"


@dataclass(frozen=True, slots=True)
class Word:
    """A word without accents, and the number of the clause that it stands in.

    Attributes:
        counted: a share that was written as a ratio, so that what was counted may follow ("8/14 thôn").
    """

    text: str
    clause: int
    counted: bool = False


def _share(match: re.Match[str]) -> str:
    """A percentage as nothing, part or all, so that one word in the schema stands for every number."""
    amount = float(match[1].replace(",", "."))
    return f" {ALL if amount >= _FULL else PART if amount else NOTHING} "


def _ratio(match: re.Match[str]) -> str:
    """A ratio ("8/14") as a share, a day ("15/4"), which says nothing here, as none; what may be either stays."""
    part, whole = int(match[1]), int(match[2])
    if part == whole > 0:
        return f" {_COUNTED}{ALL} "
    if part < whole and whole > _MONTHS and whole not in _YEARS:
        return f" {_COUNTED}{PART} "
    is_day = whole < part <= _DAYS and 0 < whole <= _MONTHS
    return " " if is_day else match[0]


def has_figures(text: str) -> bool:
    """Whether figures stand in a text besides percentages, days and documents: "đã làm 4/87 hồ sơ" tells a result."""
    rest = _SHARE.sub(" ", _asides().sub(" ", folded(text)))
    return any(map(str.isdigit, _RATIO.sub(lambda match: " " if _ratio(match) == " " else match[0], rest)))


@lru_cache(maxsize=1)
def _asides() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in sheet_words().asides))


@lru_cache(maxsize=1)
def _long_words() -> dict[str, str]:
    return {folded(short): folded(word) for word, shorts in sheet_words().short_words.items() for short in shorts}


def _written_out(words: list[Word]) -> list[Word]:
    """Words in full that were shortened; a letter that stands alone is a word where others follow: "k hoàn thành"."""
    full = [(_long_words().get(word.text, word.text) if len(words) > 1 else word.text, word) for word in words]
    return [Word(part, word.clause, word.counted) for text, word in full for part in text.split()]


def _letters_joined(words: list[Word]) -> list[Word]:
    """Letters that stand alone as one word: "đang t/h" = "đang th", "C.H.T" = "cht"."""
    joined: list[Word] = []
    for alone, run in groupby(words, key=lambda word: len(word.text) == 1 and word.text.isalpha()):
        letters = list(run)
        joined += [Word("".join(w.text for w in letters), letters[0].clause)] if alone else letters
    return joined


def status_text(text: str) -> tuple[Word, ...]:
    """The words of a status text, in order."""
    if _TENTHS.fullmatch(text):
        return (Word(PART, 0),)
    plain = _asides().sub(" ", folded(text).replace(_COUNTED, " "))
    plain = _RATIO.sub(_ratio, _SHARE.sub(_share, plain))
    words: list[Word] = []
    clause = 0
    for counted, word, mark in _TOKEN.findall(plain):
        clause += bool(mark)
        if word:
            words.append(Word(word, clause, bool(counted)))
    return tuple(_written_out(_letters_joined(words)))
