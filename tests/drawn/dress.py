"""The same text as different machines and hands write it."""

from __future__ import annotations

import unicodedata

from drawn.chance import Chance

_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ"}
_TONES |= {"ọe": "oẹ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}
_TONES |= {old.upper(): new.upper() for old, new in _TONES.items()}
_SWAPPED = _TONES | {new: old for old, new in _TONES.items()}


def bare(text: str) -> str:
    """Without accents, as on a machine without a Vietnamese keyboard."""
    flat = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in flat if not unicodedata.combining(c)))


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def other_tone_place(text: str) -> str:
    """hòa ↔ hoà, at the ends of syllables only; "quý" has one place."""
    out, at = [], 0
    while at < len(text):
        pair, after, before = text[at : at + 2], text[at + 2 : at + 3], text[at - 1 : at] if at else ""
        swap = pair in _SWAPPED and not after.isalpha() and before not in ("q", "Q")
        out.append(_SWAPPED[pair] if swap else text[at])
        at += 2 if swap else 1
    return "".join(out)


def folded(text: str) -> str:
    """One line, NFC, plain spaces: the form in which texts are compared."""
    plain = unicodedata.normalize("NFC", text).replace(" ", " ")
    return " ".join(plain.split())


def broken(text: str, chance: Chance) -> str:
    """A line break instead of one of the spaces."""
    spaces = [i for i, c in enumerate(text) if c == " "]
    at = chance.pick(spaces) if spaces else None
    return text if at is None else text[:at] + "\n" + text[at + 1 :]


def worn(text: str, chance: Chance) -> str:
    """A short entry as it is typed: case, accents, spaces, tone places, a stop at the end."""
    if chance.happens(0.07):
        text = bare(text)
    if chance.happens(0.1):
        text = text.upper()
    elif chance.happens(0.15):
        text = text.lower()
    if chance.happens(0.05):
        text = nfd(text)
    if chance.happens(0.08):
        text = other_tone_place(text)
    if chance.happens(0.05):
        text = text.replace(" ", chance.pick([" ", "  ", "\n"]), 1)
    if chance.happens(0.06):
        text = text + chance.pick([".", ";", " ", ",", " ."])
    return text
