"""Two forms of a word: one word typed with a slip, perhaps one word, or two words.

A slip is told from another word by what came of it: no Vietnamese syllable, or one that nobody uses beside one that
reports are full of.  "thuê" and "thuế", "giống" and "giếng" are one sign apart and two words; people decide there.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from sheetops.legacy.common import FREQUENT, KNOWN
from sheetops.legacy.syllables import is_syllable, is_upland_name
from sheetops.reconcile.words import bare_form, composed, is_bare, word_form

SLIP, DOUBT, OTHER = 2, 1, 0
_LONG = 5
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ASK_FALL = {"\u0309", "\u0303"}  # hỏi and ngã, which many do not tell apart


@lru_cache(maxsize=1)
def _forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The frequent, the known syllables, and the known ones without accents, as forms."""
    known = frozenset(map(word_form, KNOWN))
    return frozenset(map(word_form, FREQUENT)), known, frozenset(map(bare_form, known))


@lru_cache(maxsize=65536)
def _parts(form: str) -> tuple[str, str]:
    """A form's letters with their hats and hooks, and its tone."""
    tone = "".join(ch for ch in form if ch in _TONES)
    return composed("".join(ch for ch in form if ch not in _TONES)), tone


@lru_cache(maxsize=65536)
def is_word(form: str) -> bool:
    """Whether a form can be a Vietnamese syllable, wherever in it the tone mark stands."""
    letters, tone = _parts(form)
    spelt = {unicodedata.normalize("NFC", letters[:at] + tone + letters[at:]) for at in range(1, len(letters) + 1)}
    return any(is_syllable(word) or is_upland_name(word) for word in spelt)


@lru_cache(maxsize=262144)
def likeness(one: str, other: str, *, name: bool = False, bare: bool = False) -> int:
    """How two different forms are alike: SLIP, DOUBT or OTHER.

    Args:
        one: a form.
        other: another form.
        name: whether one of them may be a proper name: there a slip must have left no syllable.
        bare: whether one of the two titles is typed without accents.
    """
    if bare_form(one) == bare_form(other):
        if bare or (not name and (_only_ask_or_fall(one, other) or _all_accents_lost(one, other))):
            return SLIP
        return _judged(one, other, name=name)
    if not _one_letter(one, other, bare=bare):
        return OTHER
    if bare:
        return DOUBT if {bare_form(one), bare_form(other)} <= _forms()[2] else _judged(one, other, name=name)
    return _judged(one, other, name=name)


def _only_ask_or_fall(one: str, other: str) -> bool:
    (letters, tone), (letters_too, tone_too) = _parts(one), _parts(other)
    return letters == letters_too and {tone, tone_too} == _ASK_FALL


def _all_accents_lost(one: str, other: str) -> bool:
    """Whether one of two words is the other without any accents, as people type in a hurry."""
    return is_bare(one) or is_bare(other)


def _one_letter(one: str, other: str, *, bare: bool) -> bool:
    """Whether one insertion, deletion, replacement or exchange of neighbours lies between two long words."""
    (letters, tone), (letters_too, tone_too) = _parts(one), _parts(other)
    if max(len(letters), len(letters_too)) < _LONG or any(ch.isdigit() for ch in one + other):
        return False
    if bare:
        return OSA.distance(bare_form(one), bare_form(other), score_cutoff=1) <= 1
    if tone and tone_too and tone != tone_too:
        return False
    return OSA.distance(letters, letters_too, score_cutoff=1) <= 1


def _judged(one: str, other: str, *, name: bool) -> int:
    valid = is_word(one), is_word(other)
    if name:
        return SLIP if sum(valid) == 1 else DOUBT
    frequent, known, _ = _forms()
    unused = (one in frequent and other not in known) or (other in frequent and one not in known)
    return SLIP if unused or not all(valid) else DOUBT
