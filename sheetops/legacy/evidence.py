"""What one text says by itself: for each encoding, how much likelier it is as legacy bytes than as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sheetops.legacy.codec import PUNCTUATION
from sheetops.legacy.fonts import ENCODINGS, Encoding
from sheetops.legacy.words import WORD, as_it_stands, as_legacy, is_contrary

# A text or word that is a thousand times likelier in one reading speaks clearly.
CLEAR = 7.0
# What a Unicode word in capitals loses in a text that is not: in TCVN3 a code for a small letter may look like one.
_SHOUTED = -4.0
_BEYOND = re.compile(f"[^\x00-\xff{re.escape(''.join(sorted(PUNCTUATION)))}]")
_CONTROL = re.compile("[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The case for each encoding.

    Attributes:
        odds: logarithm of how much likelier the text is as legacy bytes; below 0 it is likelier Unicode.
        clear: the words that only this encoding explains.
        contrary: the words of another language, or of none, that it does not explain.
    """

    odds: Mapping[Encoding, float]
    clear: Mapping[Encoding, frozenset[str]]
    contrary: Mapping[Encoding, frozenset[str]]


def is_unicode(text: str) -> bool:
    """Whether a text has a character that no legacy font's bytes can be."""
    return _BEYOND.search(text) is not None


def has_control(text: str) -> bool:
    """Whether a text has one of the control characters that cp1252's punctuation is handed on as."""
    return _CONTROL.search(text) is not None


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


@lru_cache(maxsize=16384)
def evidence(text: str) -> Evidence | None:
    """What a text says; None where it is Unicode already, or looks the same in every encoding."""
    if text.isascii() or is_unicode(text):
        return None
    shouted = _SHOUTED if any(ch.islower() for ch in text) else 0.0
    words = {word: as_it_stands(word) + shouted * _is_shouted(word) for word in WORD.findall(text)}
    if not words:
        return None
    gains = {e: {word: as_legacy(word, e) - stands for word, stands in words.items()} for e in ENCODINGS}
    return Evidence(
        {e: sum(gains[e].values()) for e in ENCODINGS},
        {e: frozenset(word.lower() for word, gain in gains[e].items() if gain >= CLEAR) for e in ENCODINGS},
        {e: frozenset(word.lower() for word in words if is_contrary(word, e)) for e in ENCODINGS},
    )
