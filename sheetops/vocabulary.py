"""Closed vocabularies: which entry a typed word means, and which entries come nearest to it.

A word is found by its key with accents, else by its accent-free key where exactly one entry has it, else,
for abbreviations, by its letters alone.  Nothing is ever replaced by what merely looks alike: `nearest` only
suggests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from sheetops.text import bare_key, compact_key, word_key


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

    def _find(self, text: str) -> str | None:
        """The code of a word; None where no entry, or more than one, has it."""
        if code := self._exact.get(word_key(text)):
            return code
        for table, folded in ((self._bare, bare_key(text)), (self._compact, compact_key(text))):
            codes = table.get(folded, ()) if folded else ()
            if len(codes) == 1:
                return next(iter(codes))
        return None

    def longest_in(self, text: str, *, shortest: int = 1) -> tuple[str, str] | None:
        """The code whose word of most letters stands in a text as whole words, and that word (accent-free).

        Words of fewer than `shortest` letters do not count; None where two codes tie.
        """
        padded = f" {bare_key(text)} "
        hits = [
            (len(word), word, codes)
            for word, codes in self._bare.items()
            if len(word) >= shortest and f" {word} " in padded
        ]
        if not hits:
            return None
        top = max(length for length, _, _ in hits)
        codes = {code for length, _, found in hits if length == top for code in found}
        return (next(iter(codes)), next(w for n, w, _ in hits if n == top)) if len(codes) == 1 else None

    def nearest(self, text: str, count: int = 3) -> tuple[str, ...]:
        """The labels of the entries that look most like a text, best first; none where nothing is near."""
        from rapidfuzz import fuzz, process

        choices = {(code, word): word for word, codes in self._bare.items() for code in codes}
        matches = process.extract(bare_key(text), choices, scorer=fuzz.WRatio, score_cutoff=60, limit=12)
        ranked = sorted(matches, key=lambda match: (-match[1], match[0]))
        labels = dict.fromkeys(self._labels[found[2][0]] for found in ranked)
        return tuple(labels)[:count]
