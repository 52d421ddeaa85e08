"""What a status cell says: domain rule "words people type".

At each place the longest known phrase wins.  Words that say done count only where the whole text is understood,
for "đã hoàn thành dự thảo" is not done; words that say open may stand in a longer text, unless negated.  What
contradicts itself ("Hoàn thành/Chưa hoàn thành") is not understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from sheetops.kind import Kind, Status
from sheetops.text import bare_key, clean, compact_key, word_key
from sheetops.words.sheet import sheet_words
from sheetops.words.status_text import PART, Word, status_text
from sheetops.words.struck import as_meant
from sheetops.words.vocabulary import Vocabulary

Sense: TypeAlias = Literal["done", "open", "vague", "either", "partial"]
_NEGATION_REACH = 3
_MOST_NOUNS = 2


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What a text says.

    Attributes:
        code: a status.
        either: the pair (if done, if open) of an ambiguous word.
        whole: every word of the text was understood.
        several: statuses that contradict each other stand in one cell, or several columns are crossed.
    """

    code: str | None = None
    either: tuple[str, str] | None = None
    whole: bool = False
    several: bool = False

    @property
    def known(self) -> bool:
        return self.code is not None or self.either is not None or self.several


UNKNOWN_STATUS = StatusReading()
SEVERAL_STATUSES = StatusReading(several=True)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A known phrase, or one found in a text; `words` is how many it has."""

    sense: Sense
    code: str | None = None
    either: tuple[str, str] | None = None
    words: int = 0

    @property
    def reading(self) -> StatusReading:
        return StatusReading(self.code, self.either, whole=True)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A text taken apart: its phrases in order, and the words that no phrase or filler has."""

    found: tuple[_Phrase, ...]
    rest: tuple[Word, ...]

    def of(self, *senses: Sense) -> list[_Phrase]:
        return [phrase for phrase in self.found if phrase.sense in senses]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in status_text(text))


def _sense(status: Status) -> Sense:
    return "done" if status.done else "vague" if status.vague else "open"


class StatusWords:
    """The status words of a kind."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._exact: dict[str, _Phrase] = {}
        self._signs: dict[str, _Phrase] = {}
        self._phrases: dict[tuple[str, ...], set[_Phrase]] = {}
        self._compact: dict[str, set[_Phrase]] = {}
        for status in kind.statuses:
            for word in (status.label.vi, status.label.en, *status.words) if status.assignable else ():
                self._learn(word, _Phrase(_sense(status), status.code))
        for either in kind.evaluation.either:
            for word in either.words:
                self._learn(word, _Phrase("either", either=(either.if_done, either.if_open)))
        self._partial = _Phrase("partial", kind.partial_status)
        self._partials = {_words(word) for word in kind.partial_words} if kind.partial_status else set()
        self._fillers = {tuple(bare_key(word).split()) for word in kind.filler_words}
        self._negations = frozenset(map(bare_key, sheet_words().negations))
        self._widest = max(map(len, (*self._phrases, *self._partials, *self._fillers)), default=1)
        self._suggestions = Vocabulary({s.code: (s.label.vi, *s.words) for s in kind.statuses if s.assignable})
        self.read = lru_cache(maxsize=8192)(self._read)

    def _learn(self, word: str, phrase: _Phrase) -> None:
        if not word_key(word):
            self._signs.setdefault(clean(word), phrase)
            return
        self._exact.setdefault(word_key(word), phrase)
        self._phrases.setdefault(_words(word), set()).add(phrase)
        self._compact.setdefault(compact_key(word), set()).add(phrase)

    def nearest(self, text: str) -> tuple[str, ...]:
        """Labels of the statuses whose words look most like a text."""
        return self._suggestions.nearest(text)

    def _read(self, text: str) -> StatusReading:
        """The reading of a text; `known` is false where it is not understood."""
        if phrase := self._exact.get(word_key(text)) or self._signs.get(clean(text)):
            return phrase.reading
        if phrase := _only(self._compact.get(compact_key(text), set())):
            return phrase.reading
        words = status_text(text)
        for said in (words, self._without_fillers(words)):
            if (reading := self._said(self._parse(said))).known:
                return reading
        meant = as_meant(text)
        reading = self._read(meant) if meant else UNKNOWN_STATUS
        return reading if reading.whole else UNKNOWN_STATUS

    def _said(self, parsed: _Parsed) -> StatusReading:
        """What the phrases of a text say together."""
        done, still = parsed.of("done"), parsed.of("open")
        partial, vague, either = parsed.of("partial"), parsed.of("vague"), parsed.of("either")
        whole = not parsed.rest
        if done and not partial:
            understood = whole and not still and not vague
            return self._finished(done, either) if understood else UNKNOWN_STATUS
        if still or (either and vague):
            return StatusReading(self._most_pressing(still, either), whole=whole)
        if done and not whole and not any(phrase.words > 1 for phrase in partial):
            return UNKNOWN_STATUS
        if top := _longest([*vague, *either] or partial):
            return StatusReading(top.code, top.either, whole=whole)
        return UNKNOWN_STATUS

    @staticmethod
    def _finished(done: list[_Phrase], either: list[_Phrase]) -> StatusReading:
        """What "đã xong (trễ hạn)" says: what "trễ hạn" means of finished work."""
        top = _longest(done)
        code = either[0].either[0] if either and either[0].either else top.code if top else None
        return StatusReading(code, whole=True)

    def _most_pressing(self, still: list[_Phrase], either: list[_Phrase]) -> str | None:
        """Of several open statuses the one that calls for action first, else the one with the longest phrase."""
        codes = {phrase.code for phrase in still} | {phrase.either[1] for phrase in either if phrase.either}
        urgent = next((code for code in self._kind.evaluation.urge if code in codes), None)
        top = _longest(still)
        return urgent or (top.code if top else next(iter(codes)))

    def _parse(self, words: Sequence[Word]) -> _Parsed:
        """The known phrases in order, the longest at each place; what a ratio counts is no word left over."""
        found: list[_Phrase] = []
        rest: list[Word] = []
        at = nouns = 0
        while at < len(words):
            size, phrase = self._longest_at(words, at)
            if phrase and not self._negated(words, at, rest):
                found.append(phrase)
            elif phrase:
                rest += words[at : at + size]
            elif not size and (not nouns or words[at].text in self._negations):
                rest.append(words[at])
            at += max(size, 1)
            nouns = _MOST_NOUNS if words[at - 1].counted else 0 if size else max(nouns - 1, 0)
        return _Parsed(tuple(found), tuple(rest))

    def _longest_at(self, words: Sequence[Word], at: int) -> tuple[int, _Phrase | None]:
        """How many words the longest phrase or filler has that begins here; 0 for none."""
        for size in range(min(self._widest, len(words) - at), 0, -1):
            texts = tuple(word.text for word in words[at : at + size])
            phrase = self._partial if texts in self._partials else _only(self._phrases.get(texts, set()))
            if phrase and (len(texts[0]) > 1 or len(words) == 1):
                return size, _Phrase(phrase.sense, phrase.code, phrase.either, 1 if texts == (PART,) else size)
            if texts in self._fillers:
                return size, None
        return 0, None

    def _negated(self, words: Sequence[Word], at: int, rest: Sequence[Word]) -> bool:
        """Whether "không", "chưa" stands shortly before, in the same clause, and belongs to no phrase."""
        before = words[max(at - _NEGATION_REACH - 1, 0) : at]
        return any(w.text in self._negations and w in rest and w.clause == words[at].clause for w in before)

    def _without_fillers(self, words: Sequence[Word]) -> tuple[Word, ...]:
        kept: list[Word] = []
        at = 0
        while at < len(words):
            sizes = range(min(self._widest, len(words) - at), 0, -1)
            size = next((n for n in sizes if tuple(w.text for w in words[at : at + n]) in self._fillers), 0)
            kept += [] if size else [words[at]]
            at += max(size, 1)
        return tuple(kept)


def _only(phrases: set[_Phrase]) -> _Phrase | None:
    return next(iter(phrases)) if len(phrases) == 1 else None


def _longest(phrases: Sequence[_Phrase]) -> _Phrase | None:
    return max(phrases, key=lambda phrase: phrase.words, default=None)
