"""Whether the name behind a numeral is that of the catalogue's part, or rather another part's (P603)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from math import log

from sheetops.assignments.words import assignment_words
from sheetops.text import bare_key

_LIKE = 0.5
_ENOUGH = 0.25  # for the part of the numeral itself, where no other part's name comes nearer
_CLOSE = 0.9


class PartNames:
    """The names of the catalogue's parts.

    Args:
        names: numeral → name; parts without a name are compared with nothing.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._grams = {numeral: _grams(name) for numeral, name in names.items() if name.strip()}
        holders = Counter(gram for grams in self._grams.values() for gram in grams)
        self._weights = {gram: log(1 + len(self._grams) / count) for gram, count in holders.items()}
        self._rare = log(1 + len(self._grams)) if self._grams else 0.0

    def agrees(self, numeral: str, stated: str) -> bool:
        """Whether a name can be that of a numeral's part; True where nothing can be compared."""
        if not stated.strip() or numeral not in self._grams:
            return True
        scores = self._scores(stated)
        return scores[numeral] >= _ENOUGH and scores[numeral] >= _CLOSE * max(scores.values())

    def suggestion(self, stated: str) -> str | None:
        """The one part whose name this is."""
        scores = self._scores(stated)
        best = max(scores.values(), default=0.0)
        near = [numeral for numeral, score in scores.items() if score >= _LIKE and score >= _CLOSE * best]
        return near[0] if len(near) == 1 else None

    def _scores(self, stated: str) -> dict[str, float]:
        """Numeral → how much of the two names is the same, from 0 to 1; what several parts' names share weighs less."""
        own = _grams(stated)
        return {numeral: self._likeness(own, grams) for numeral, grams in self._grams.items()}

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        shared = self._weight(one & other)
        return 2 * shared / (self._weight(one) + self._weight(other)) if shared else 0.0

    def _weight(self, grams: frozenset[str]) -> float:
        return sum(self._weights.get(gram, self._rare) for gram in sorted(grams))


def _grams(name: str) -> frozenset[str]:
    """The pairs of neighbouring syllables of a name, for most words have two; and its single ones."""
    syllables = _written_out(bare_key(name)).split()
    return frozenset((*syllables, *(f"{a} {b}" for a, b in pairwise(syllables))))


def _written_out(bare: str) -> str:
    return _abbreviations().sub(lambda match: _meanings()[match.group()], bare)


@lru_cache(maxsize=1)
def _meanings() -> Mapping[str, str]:
    return {bare_key(short): bare_key(long) for short, long in assignment_words().abbreviations.items()}


@lru_cache(maxsize=1)
def _abbreviations() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(s) for s in sorted(_meanings(), key=len, reverse=True))})\b")
