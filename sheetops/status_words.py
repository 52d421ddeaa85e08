"""What a status cell says: domain rule "words people type".

The longest known phrase wins.  Words that say done count only where the whole text is understood, for
"đã hoàn thành dự thảo" is not done; words that say open may stand in a longer text, unless negated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sheetops.kind import Kind
from sheetops.text import bare_key, key, word_key
from sheetops.vocabulary import Vocabulary

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}"
_ASIDE = re.compile(
    r"\([^()]*\d+/[^()]*\)"  # "(BC số 12/BC-UBND)", "(15/4)"
    rf"|\bngay\u0300?\s*{_DAY}(?:\s*[/.-]\s*\d{{2,4}})?"  # "ngày 15/4"
    rf"|\b{_DAY}\s*[/.-]\s*\d{{4}}"  # "15/4/2026"
)
_NEGATIONS = frozenset({"chua", "khong", "chang"})
_FULL = 100


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What a text says.  `code` is a status; `either` the pair (if done, if open) of an ambiguous word."""

    code: str | None = None
    either: tuple[str, str] | None = None
    whole: bool = False

    @property
    def known(self) -> bool:
        return self.code is not None or self.either is not None


UNKNOWN_STATUS = StatusReading()


def _percents_named(text: str) -> str:
    """Every percentage below 100 as "n%", so that one word in the schema stands for all."""

    def name(match: re.Match[str]) -> str:
        return "100%" if float(match.group(1).replace(",", ".")) >= _FULL else "n%"

    return _PERCENT.sub(name, key(text))


class StatusWords:
    """The status words of a kind."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._exact: dict[str, StatusReading] = {}
        self._bare: dict[str, set[StatusReading]] = {}
        self._tails: list[str] = []
        for status in kind.statuses:
            for word in (status.label.vi, *status.words) if status.assignable else ():
                self._learn(word, StatusReading(code=status.code, whole=True))
        for either in kind.evaluation.either:
            for word in either.words:
                self._learn(word, StatusReading(either=(either.if_done, either.if_open), whole=True))
        started = next((c for rule in kind.evaluation.statuses for c in rule.admissible if self._open(c)), None)
        self._partial = StatusReading(code=kind.partial_status or started, whole=True)
        self._tails = sorted((bare_key(_percents_named(w)) for w in kind.partial_words), key=len, reverse=True)
        self._fillers = {bare_key(word) for word in kind.filler_words}
        self._widest = max((len(word.split()) for word in self._bare), default=1)
        self._suggestions = Vocabulary({s.label.vi: (s.label.vi, *s.words) for s in kind.statuses if s.assignable})
        self.read = lru_cache(maxsize=8192)(self._read)

    def _open(self, code: str) -> bool:
        status = self._kind.status_by_code[code]
        return status.assignable and not status.done

    def _learn(self, word: str, reading: StatusReading) -> None:
        self._exact.setdefault(word_key(_percents_named(word)), reading)
        self._bare.setdefault(bare_key(_percents_named(word)), set()).add(reading)

    def nearest(self, text: str) -> tuple[str, ...]:
        """Labels of the statuses whose words look most like a text."""
        return self._suggestions.nearest(text)

    def _read(self, text: str) -> StatusReading:
        """The reading of a text; `known` is false where no word of it is a status."""
        named = _percents_named(text)
        if reading := self._exact.get(word_key(named)):
            return reading
        bare = bare_key(named)
        if len(readings := self._bare.get(bare, set())) == 1:
            return next(iter(readings))
        plain = bare_key(_ASIDE.sub(" ", named))
        if plain != bare and len(readings := self._bare.get(plain, set())) == 1:
            return next(iter(readings))
        return self._compose(plain)

    def _compose(self, bare: str) -> StatusReading:
        """A text of several phrases: the longest wins; what mixes done with open is not understood."""
        found, rest = self._phrases(bare.split())
        if not found:
            return UNKNOWN_STATUS
        precise = [f for f in found if not self._vague(f[1])] or found
        done = {self._done(reading) for _, reading in precise}
        longest = max(precise, key=lambda f: f[0])[1]
        if len(done) > 1 or (rest and True in done):
            return UNKNOWN_STATUS
        return StatusReading(longest.code, longest.either, whole=not rest)

    def _vague(self, reading: StatusReading) -> bool:
        return reading.code is not None and self._kind.status_by_code[reading.code].vague

    def _done(self, reading: StatusReading) -> bool | None:
        return self._kind.status_by_code[reading.code].done if reading.code else None

    def _phrases(self, words: list[str]) -> tuple[list[tuple[int, StatusReading]], list[str]]:
        """The known phrases in order, greedily the longest at each place, and the words left over."""
        found: list[tuple[int, StatusReading]] = []
        rest: list[str] = []
        at = 0
        while at < len(words):
            if any(" ".join(words[at:]).startswith(tail) for tail in self._tails):
                found.append((1, self._partial))
                break
            size, reading = self._longest_at(words, at)
            if reading is not None and not (rest and rest[-1] in _NEGATIONS and rest[-1] == words[at - 1]):
                found.append((size, reading))
            elif size == 0:
                rest.append(words[at])
            at += max(size, 1)
        return found, rest

    def _longest_at(self, words: list[str], at: int) -> tuple[int, StatusReading | None]:
        for size in range(min(self._widest, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            if len(readings := self._bare.get(phrase, set())) == 1:
                return size, next(iter(readings))
            if phrase in self._fillers:
                return size, None
        return 0, None
