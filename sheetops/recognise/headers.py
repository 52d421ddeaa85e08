"""Which fields a header text may mean, and how sure that is."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sheetops.kind import Kind
from sheetops.text import bare_key, word_key
from sheetops.words.confirmed import header_key
from sheetops.words.lexicon import Lexicon
from sheetops.words.sheet import sheet_words

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FOOTNOTE = re.compile(r"[*¹²³]+$")
_LONGEST_HEADER = 90
_FEWEST_WORDS = 2
_SHORTEST_SLIP = 8
_NEAR = 85
SURE = 0.95
ADJUSTS = "adjusts"


def plain_header(text: str) -> str:
    """A header without what stands in brackets and without footnote marks."""
    return _FOOTNOTE.sub("", _ASIDE.sub(" ", text)).strip()


def _upright(text: str) -> str:
    """A header that is written letter below letter ("S T T"), in one word."""
    letters = bare_key(text).split()
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else ""


def is_earlier(text: str) -> bool:
    """Whether a header speaks of an earlier time than its sheet's ("Kết quả kỳ trước")."""
    bare = f" {bare_key(text)} "
    return any(f" {bare_key(word)} " in bare for word in sheet_words().earlier)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Fields that a header may mean, the likeliest first; `decide` says by what; `sure` is 0…1.

    `decide` is `order`, `cells`, or `adjusts`: its cells count in place of those of the field's own column.
    """

    fields: tuple[str, ...]
    decide: str
    how: str
    sure: float


class HeaderWords:
    """The header words of a kind, and those that the Office has confirmed, which come first."""

    def __init__(self, kind: Kind) -> None:
        self._confirmed: Mapping[str, str] = {}
        self._exact: dict[str, tuple[tuple[str, ...], str]] = {}
        self._bare: dict[str, set[tuple[tuple[str, ...], str]]] = {}
        for shared in kind.shared_headers:
            for header in shared.headers:
                self._learn(header, shared.fields, shared.decide)
        for field in kind.fields:
            for header in (field.label.vi, *field.headers):
                self._learn(header, (field.name,), "order")
            for header in field.adjusted:
                self._learn(header, (field.name,), ADJUSTS)
        alone = {bare_key(header) for shared in kind.shared_headers if shared.alone for header in shared.headers}
        single = (b for b, meant in self._bare.items() if len(meant) == 1 and b not in alone)
        self._phrases = sorted(single, key=lambda bare: (-len(bare), bare))
        self._remember()

    def _remember(self) -> None:
        self.meaning = lru_cache(maxsize=4096)(self._meaning)
        self.sure_meaning = lru_cache(maxsize=4096)(self._sure_meaning)

    def confirming(self, confirmed: Mapping[str, str]) -> HeaderWords:
        """The same words, and before them the headers that are confirmed: their key → field."""
        other = copy.copy(self)
        other._confirmed = confirmed
        other._remember()
        return other

    def _learn(self, header: str, fields: tuple[str, ...], decide: str) -> None:
        """Learn a header once: what several fields share is nobody's own, even where it is a field's label."""
        if word_key(header) not in self._exact:
            self._exact[word_key(header)] = (fields, decide)
            self._bare.setdefault(bare_key(header), set()).add((fields, decide))

    def _whole(self, text: str) -> Meaning | None:
        if known := self._exact.get(word_key(text)):
            return Meaning(*known, how="exact", sure=1.0)
        known_bare = self._bare.get(bare_key(text), set())
        if len(known_bare) == 1:
            return Meaning(*next(iter(known_bare)), how="accents", sure=SURE)
        return None

    def _meaning(self, text: str) -> Meaning | None:
        """The meaning of a header; None where it has no word of the kind's."""
        if sure := self.sure_meaning(text):
            return sure
        plain = plain_header(text)
        return None if len(text) > _LONGEST_HEADER else self._slip(plain) or self._part(bare_key(plain))

    def _sure_meaning(self, text: str) -> Meaning | None:
        """The meaning of a header that is confirmed, or known as it stands, or but for brackets and footnotes."""
        if name := self._confirmed.get(header_key(text)):
            return Meaning((name,), "order", "confirmed", 1.0)
        if len(text) > _LONGEST_HEADER:
            return None
        text = _FOOTNOTE.sub("", text.strip())
        for form in (text, _ASIDE.sub(" ", text), _upright(_ASIDE.sub(" ", text))):
            if bare_key(form) and (meaning := self._whole(form)):
                return meaning
        return None

    def _slip(self, text: str) -> Meaning | None:
        """The one known header from which a text differs by a single letter, added, left out, changed or moved.

        A text with accents is compared with accents, for "Số văn bằng" is no "Số văn bản".
        """
        bare, accented = bare_key(text), word_key(text)
        if len(bare) < _SHORTEST_SLIP:
            return None
        from rapidfuzz.distance import OSA

        known = self._bare if bare == accented else {header: {meant} for header, meant in self._exact.items()}
        text = bare if bare == accented else accented
        near = [meant for header, meant in known.items() if OSA.distance(text, header, score_cutoff=1) == 1]
        meant = set().union(*near)
        return Meaning(*next(iter(meant)), how="slip", sure=0.65) if len(meant) == 1 else None

    def near(self, text: str) -> tuple[str, ...]:
        """The fields whose headers look most like a text, the likest first; none where no header is near."""
        from rapidfuzz import fuzz, process

        found = process.extract(bare_key(plain_header(text)), list(self._bare), scorer=fuzz.ratio, score_cutoff=_NEAR)
        meanings = (meaning for phrase, _, _ in found for meaning in sorted(self._bare[phrase]))
        return tuple(dict.fromkeys(name for fields, _ in meanings for name in fields))

    def _part(self, bare: str) -> Meaning | None:
        """The longest known header that stands in the text; one of a single word only where it begins the text."""
        for phrase in self._phrases:
            begins = bare.startswith(f"{phrase} ")
            several = len(phrase.split()) >= _FEWEST_WORDS
            if begins or (several and f" {phrase} " in f" {bare} "):
                sure = (0.7 if begins else 0.6) if several else 0.5
                return Meaning(*next(iter(self._bare[phrase])), how="beginning" if begins else "within", sure=sure)
        return None


class _Holder:
    """A kind that hashes by identity: pydantic models with dictionaries do not hash."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def __hash__(self) -> int:
        return id(self.kind)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder) and other.kind is self.kind


@lru_cache(maxsize=16)
def _words_of(holder: _Holder) -> HeaderWords:
    return HeaderWords(holder.kind)


def header_words(kind: Kind) -> HeaderWords:
    """The header words of a kind, made once."""
    return _words_of(_Holder(kind))


def words_for(lexicon: Lexicon) -> HeaderWords:
    """The words by which a row is known for a header: those of the kind, and those that the Office has confirmed."""
    confirmed = frozenset((key, name) for key, name in lexicon.confirmed.fields.items() if name)
    return _words_confirming(_Holder(lexicon.kind), confirmed) if confirmed else header_words(lexicon.kind)


@lru_cache(maxsize=64)
def _words_confirming(holder: _Holder, confirmed: frozenset[tuple[str, str]]) -> HeaderWords:
    return _words_of(holder).confirming(dict(confirmed))
