"""What a Vietnamese syllable is: an onset, a rime, a tone, and the few rules of spelling that join them."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu
    o oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut ư ưa ưc ưi ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    uân uâng uât uây uê uêch uênh uêt uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
"""
ONSETS = frozenset(_ONSETS.split())
RIMES = frozenset(_RIMES.split())
# After "qu" and "gi", of which the last letter is the rime's own vowel or the lip's rounding.
_ONLY_AFTER_QU = frozenset({"ych", "yn", "ynh", "yt"})
_ONLY_AFTER_GI = frozenset({"êc", "êng"})
_ROUNDED = ("oa", "oă", "oe", "uâ", "uê", "uơ", "uy")
_NEVER_ROUNDED = frozenset({"b", "m", "p", "ph", "v", "gi"})
_AS_THEY_ARE = frozenset({"gi", "gin", "ka", "kan", "kang", "buyt", "phuy", "voan", "boa", "moay"})
_FRONT = frozenset("eêiy")
_ONSET_BEFORE_FRONT = {"c": False, "g": False, "ng": False, "k": True, "gh": True, "ngh": True, "gi": False}
_BEFORE_Y = frozenset({"", "h", "k", "l", "m", "s", "t", "v", "qu"})

_TONES = {"": "", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
_STOPPED = ("c", "ch", "p", "t")
_STOPPED_TONES = frozenset({"\u0301", "\u0323"})
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = frozenset("ăâêôơư")


def _tone_places(rime: str) -> tuple[int, ...]:
    """Where in a rime the tone mark stands; twice where old and new orthography differ (hoà, hòa)."""
    marked = [at for at, letter in enumerate(rime) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    if rime in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if rime.startswith(("oa", "oe", "uy", "oo")) else (0,)


@cache
def _toned() -> dict[str, str]:
    """Every rime with every tone that it can have, as written, → the rime without its tone."""
    toned = {}
    for rime in RIMES | _ONLY_AFTER_QU | _ONLY_AFTER_GI:
        for tone in _STOPPED_TONES if rime.endswith(_STOPPED) else _TONES:
            for at in _tone_places(rime):
                written = unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])
                toned[written] = rime
    return toned


def _fit(onset: str, rime: str) -> bool:
    """Whether onset and rime are spelt together."""
    if onset + rime in _AS_THEY_ARE:
        return True
    if rime in _ONLY_AFTER_QU or rime in _ONLY_AFTER_GI:
        return onset == ("qu" if rime in _ONLY_AFTER_QU else "gi")
    if onset == "qu":
        return rime[0] not in "ouư" and (rime[0] != "ô" or rime == "ôc") and not rime.startswith(("iê", "ia"))
    if onset in _ONSET_BEFORE_FRONT and _ONSET_BEFORE_FRONT[onset] != (rime[0] in _FRONT):
        return onset == "gi" and rime[0] == "ê"
    if rime.startswith(("yê", "iê")):
        return (onset == "") == rime.startswith("yê")
    if rime == "y":
        return onset in _BEFORE_Y
    return not (rime.startswith(_ROUNDED) and onset in _NEVER_ROUNDED)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a small NFC word can be a Vietnamese syllable, its tone mark where it belongs."""
    toned = _toned()
    for length in range(min(3, len(word) - 1), -1, -1):
        onset, rime = word[:length], toned.get(word[length:])
        if rime is not None and (not onset or onset in ONSETS) and _fit(onset, rime):
            return True
    return False


# Names of the uplands that no rule of Vietnamese spelling makes: Krông, Plông, Đắk, Đăk.
_UPLAND_ONSETS = ("bl", "br", "dr", "đr", "gr", "hr", "kl", "kn", "kr", "pl", "pr")
_UPLAND_RIMES = frozenset(rime[:-1] + "k" for rime in RIMES if rime.endswith("c"))


@lru_cache(maxsize=4096)
def is_upland_name(word: str) -> bool:
    """Whether a small NFC word is a syllable but for its two consonants before, or a k behind."""
    if word.endswith("k"):
        plain = any(word.endswith(rime) and word.removesuffix(rime) in ONSETS for rime in _UPLAND_RIMES)
        return plain or is_syllable(word[:-1] + "c")
    return word.startswith(_UPLAND_ONSETS) and is_syllable("l" + word[2:])
