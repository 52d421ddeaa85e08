"""How likely a word is, as it stands and as legacy bytes: natural logarithms, the most frequent syllables being 0.

Only words with a character in U+00A1..U+00FF say anything: all others look the same in every encoding.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.legacy.codec import TABLES, code_pattern, decode
from sheetops.legacy.common import FREQUENT, KNOWN
from sheetops.legacy.fonts import Encoding
from sheetops.legacy.syllables import is_syllable, is_upland_name

# Orders of magnitude, not counts: a known syllable is some twenty times rarer than a frequent one, and so on down.
_FREQUENT, _KNOWN, _SYLLABLE = 0.0, -3.0, -7.0
_UNIT = -1.0
_ABBREVIATION = -6.0
_SYMBOL = -8.0
_FOREIGN = -10.0
_ODD_CASE = -12.0
_UPLAND = -13.0
_LONE = -14.0
_NO_SYLLABLE = -16.0
_GARBAGE = -18.0
_IMPOSSIBLE = -22.0
_QUOTED = -3.0

WORD = re.compile(r"[A-Za-z]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]+")
_MEASURE = re.compile(r"µ(?:[mgslLAVFHMW]|Sv|mol|Pa)|[kcdm]?m[²³]|°[CFK]?|[Nn][º°]|[A-Za-z]{3,}[²³®©]")
_QUOTE = re.compile(r"[«»¿¡]?([^«»¿¡]+)[«»]?")
# Two vowels of which the second bears a mark as no language puts it there: how VNI looks.
_VNI_LOOK = re.compile(r"[aeo][âåä]|[aeoôö][ø]|[aeuyôö][ùõ]|[aeoôö]õ|[ôö][ûïëùø]|u[ûïø]|y[øûõï]|aê|ñaé")
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz\u00df\u00e7\u00f0\u00f1\u00fe]{2,}")
_ABBREVIATED = re.compile(r"[A-ZĐĂÂÊÔƠƯ]{2,6}|(?i:[bcdđghklmnpqrstvx]{2,6})")
_SAFE_ALONE = "®"  # đ: đồng, đ/c
# Signs that go with numbers and stand for no word of their own: they stay, also in a text that is converted.
_LETTER = r"[A-Za-z\u00a1-\u00ff]"
NUMBER_SIGN = re.compile(
    rf"(?<=\d)\s?[×¹](?!{_LETTER})"  # 3×4, a footnote
    rf"|(?<!{_LETTER})(?:×(?=\s?\d)|(?:[½¼¾÷·»]|µ[mgslL])(?!{_LETTER}))"
)


def _in_one_case(word: str) -> bool:
    return word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())


def _syllable(small: str) -> float | None:
    if not is_syllable(small):
        return None
    return _FREQUENT if small in FREQUENT else _KNOWN if small in KNOWN else _SYLLABLE


@lru_cache(maxsize=65536)
def as_it_stands(word: str) -> float:
    """How likely a word is in a text that is Unicode: Vietnamese, of another language, a measure, a symbol."""
    if _MEASURE.fullmatch(word):
        return _UNIT
    if not _LATIN.fullmatch(word):
        return _quoted(word)
    score = _syllable(word.lower())
    if score is not None:
        return score if _in_one_case(word) else _ODD_CASE
    small = word.lower()
    odd = not _in_one_case(word) or _VNI_LOOK.search(small) or _NO_VOWEL.fullmatch(small)
    return _GARBAGE if odd else _FOREIGN


def _quoted(word: str) -> float:
    """A word in «quotes», or a symbol by itself."""
    if len(set(word)) == 1:
        return _SYMBOL
    core = _QUOTE.fullmatch(word)
    if not core or core[1] == word:
        return _GARBAGE
    return _QUOTED + (as_it_stands(core[1]) if not core[1].isascii() else _FOREIGN)


@lru_cache(maxsize=65536)
def as_legacy(word: str, encoding: Encoding) -> float:
    """How likely a word is in a text of legacy bytes."""
    left = [ch for ch in code_pattern(encoding).sub("", word) if not ch.isascii()]
    if any(_LATIN.fullmatch(ch) for ch in left):
        return _IMPOSSIBLE
    if not set(word) & _coded(encoding):
        return as_it_stands(word)
    shown = "".join(ch for ch in decode(word, encoding) if ch not in left)
    if len(word) == 1 and not _LATIN.fullmatch(word):
        return _SYMBOL if word in _SAFE_ALONE else _LONE
    score = _syllable(shown.lower())
    if score is not None:
        return score if len(shown) > 1 or score > _SYLLABLE else _LONE
    if _ABBREVIATED.fullmatch(shown):
        return _ABBREVIATION
    return _UPLAND if is_upland_name(shown.lower()) else _NO_SYLLABLE


def is_contrary(word: str, encoding: Encoding) -> bool:
    """Whether a word is Vietnamese neither as it stands nor as legacy bytes."""
    return as_it_stands(word) <= _FOREIGN and as_legacy(word, encoding) <= _NO_SYLLABLE


@lru_cache(maxsize=4)
def _coded(encoding: Encoding) -> frozenset[str]:
    return frozenset("".join(code for code in TABLES[encoding] if not code.isascii())) - frozenset(map(chr, range(128)))
