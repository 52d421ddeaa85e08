"""Words as the keys were struck: what is left where Telex or VNI typing was off, or came twice ("hoanf thanhf").

Only for closed vocabularies, and only where a word as it stands is no Vietnamese syllable.
"""

from __future__ import annotations

import re
import unicodedata

from sheetops.text import folded

_INITIALS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x"
_VOWELS = (
    "uyê|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyu|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|yê|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|"
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_FINALS = "ng|nh|ch|c|m|n|p|t"
_SYLLABLE = re.compile(rf"(?:{_INITIALS}|đ)?(?:{_VOWELS})(?:{_FINALS})?")
_TELEX_LETTERS = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_LETTERS = {"6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}, "9": {"d": "đ"}}
_WORD = re.compile(r"[^\W_]+")
# Most texts have none of these, and need no closer look.
_MAY_BE = re.compile(r"[aeiouy][a-z]{0,3}[sfrxjw](?![aeiouy])|dd|aa|ee|oo|w|[a-z][0-9]")
_TELEX_TONE = re.compile(r"(?<=[aeiouyăâêôơư])([a-zđăâêôơư]*?)([sfrxj])([a-zđăâêôơư]*)")


def as_meant(text: str) -> str | None:
    """The text that the keys were meant to give; None where no word of it is left over from typing."""
    if not _MAY_BE.search(folded(text)):
        return None
    written = unicodedata.normalize("NFC", text)
    meant = _WORD.sub(lambda match: _word(match.group()), written)
    return meant if meant != written else None


def _word(word: str) -> str:
    plain = folded(word)
    if len(plain) == 1 or _SYLLABLE.fullmatch(plain) or not plain[0].isalpha():
        return word
    return _vni(plain) or _telex(plain) or word


def _telex(plain: str) -> str | None:
    tone = ""
    match = _TELEX_TONE.search(plain)
    bare = plain
    if match:
        tone = _TELEX_TONES[match[2]]
        bare = plain[: match.start(2)] + plain[match.end(2) :]
    whole = bare
    for struck, letter in _TELEX_LETTERS:
        bare = bare.replace(struck, letter)
    return _syllable(bare, tone) or _syllable(bare.replace("w", "ư"), tone) or _with_horn(whole, tone)


def _with_horn(bare: str, tone: str) -> str | None:
    """A "w" that was struck at the end: "chuaw" for "chưa"."""
    if not bare.endswith("w"):
        return None
    forms = (bare[:-1].replace(*pair) for pair in (("uo", "ươ"), ("u", "ư"), ("o", "ơ"), ("a", "ă")))
    return next((syllable for form in forms if form != bare[:-1] and (syllable := _syllable(form, tone))), None)


def _vni(plain: str) -> str | None:
    if not any(ch.isdigit() for ch in plain):
        return None
    letters: list[str] = []
    tone = ""
    for ch in plain:
        if ch in _VNI_TONES:
            tone = _VNI_TONES[ch]
        elif ch in _VNI_LETTERS:
            place = next((at for at in reversed(range(len(letters))) if letters[at] in _VNI_LETTERS[ch]), None)
            if place is None:
                return None
            letters[place] = _VNI_LETTERS[ch][letters[place]]
        else:
            letters.append(ch)
    return _syllable("".join(letters), tone)


def _syllable(bare: str, tone: str) -> str | None:
    """The syllable with its tone, if it is one."""
    if not _SYLLABLE.fullmatch(bare):
        return None
    vowel = next(at for at, ch in enumerate(bare) if unicodedata.normalize("NFD", ch)[0] in "aeiouy")
    return unicodedata.normalize("NFC", bare[: vowel + 1] + tone + bare[vowel + 1 :])
