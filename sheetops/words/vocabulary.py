"""Closed vocabularies: which entry a typed word means, and which entries come nearest to it.

A word is found by its key with accents, else by its accent-free key where exactly one entry has it, else,
for abbreviations, by its letters alone.  Nothing is ever replaced by what merely looks alike: `nearest` only
suggests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from sheetops.text import bare_key, compact_key, word_key

_NEAR, _SPREAD = 68.0, 8.0
_CONTAINED, _LONG = 70.0, 100.0
_SHORTEST = 4


class Vocabulary:
    """Words → codes.

    Args:
        entries: code → the words for it, its label first; earlier entries win where two share a word.
    """

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, str] = {}
        self._bare: dict[str, set[str]] = {}
        self._compact: dict[str, set[str]] = {}
        self._labels: dict[str, str] = {}
        for code, words in entries.items():
            for word in words:
                self._labels.setdefault(code, word)
                self._exact.setdefault(word_key(word), code)
                self._bare.setdefault(bare_key(word), set()).add(code)
                self._compact.setdefault(compact_key(word), set()).add(code)
        self.find = lru_cache(maxsize=8192)(self._find)
        self._of_length = lru_cache(maxsize=8)(self._phrases)

    def exact(self, text: str) -> str | None:
        """The code of a word, case and punctuation apart; None where no entry has it."""
        return self._exact.get(word_key(text)) if text.strip() else None

    def _find(self, text: str) -> str | None:
        """The code of a word; None where no entry, or more than one, has it."""
        if not bare_key(text):
            return None
        if code := self._exact.get(word_key(text)):
            return code
        for table, word in ((self._bare, bare_key(text)), (self._compact, compact_key(text))):
            codes = table.get(word, set())
            if len(codes) == 1:
                return next(iter(codes))
        return None

    def longest_in(self, text: str, *, words: int = 1) -> str | None:
        """The code whose longest word stands in a text as whole words; None where none does, or two codes tie.

        A text with accents is compared with accents, for "tôn giáo" holds no "tồn".

        Args:
            words: a word counts only where it has at least so many words itself.
        """
        accented = word_key(text) != bare_key(text)
        padded = f" {word_key(text)} "
        known = self._of_length(accented, words)
        hits = {word: codes for spaced, word, codes in known if spaced in padded}
        top = max(map(len, hits), default=0)
        codes = {code for word, found in hits.items() if len(word) == top for code in found}
        return next(iter(codes)) if len(codes) == 1 else None

    def _phrases(self, accented: bool, words: int) -> tuple[tuple[str, str, set[str]], ...]:
        """(word between spaces, word, codes) of the words that have at least so many words themselves."""
        known = {word: {code} for word, code in self._exact.items()} if accented else self._bare
        return tuple((f" {word} ", word, codes) for word, codes in known.items() if len(word.split()) >= words)

    def nearest(self, text: str, count: int = 3) -> tuple[str, ...]:
        """The labels of the entries that look most like a text, best first; none where nothing is near.

        Near is a word that is like the whole text, one of several words that stands in it, or one that has all words of
        the text.
        """
        from rapidfuzz import fuzz

        bare = bare_key(text)
        scores: dict[str, float] = {}
        for word, codes in self._bare.items():
            score = fuzz.ratio(bare, word)
            if " " in word and f" {word} " in f" {bare} ":
                score = max(score, _CONTAINED + len(word) / _LONG)
            if len(bare) >= _SHORTEST and set(bare.split()) < set(word.split()):
                score = max(score, _CONTAINED + len(bare) / _LONG)
            for code in codes if score >= _NEAR else ():
                scores[self._labels[code]] = max(score, scores.get(self._labels[code], 0))
        least = max(scores.values(), default=0) - _SPREAD
        near = sorted((-score, label) for label, score in scores.items() if score >= least)
        return tuple(label for _, label in near[:count])
