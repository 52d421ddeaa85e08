"""Legacy bytes ↔ Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sheetops.legacy import tcvn3, vni
from sheetops.legacy.fonts import Encoding

LAST_BYTE = "\u00ff"
# Both kinds of fonts show cp1252's punctuation; some software hands those bytes on as control characters.
_PUNCTUATION = {chr(byte): bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
PUNCTUATION = frozenset(ch for ch in _PUNCTUATION.values() if ch > LAST_BYTE and not ch.isalpha())
TABLES: Mapping[Encoding, Mapping[str, str]] = {"TCVN3": tcvn3.TABLE, "VNI": vni.TABLE}
_CODES: Mapping[Encoding, Mapping[str, str]] = {
    "TCVN3": {letter: code for code, letter in tcvn3.TABLE.items()},
    "VNI": vni.CODES,
}


def _longest_first(codes: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(codes, key=len, reverse=True))))


def code_pattern(encoding: Encoding) -> re.Pattern[str]:
    """What finds the letters of an encoding, the longest first."""
    return _CODE[encoding]


def as_seen(text: str) -> str:
    """Legacy bytes as an ordinary font shows them, with nothing unseen: the soft hyphen is a hyphen there."""
    return "".join(_PUNCTUATION.get(ch, ch) for ch in text).replace("\u00ad", "-").replace("\u00a0", " ")


_SHOWN: Mapping[Encoding, Mapping[str, str]] = {name: {**table, **_PUNCTUATION} for name, table in TABLES.items()}
_CODE: Mapping[Encoding, re.Pattern[str]] = {name: _longest_first(table) for name, table in _SHOWN.items()}


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text that a legacy font shows, in NFC.

    Args:
        text: the bytes, each as the character of Latin-1 or cp1252; what stands for no letter is left as it is.
        capitals: the font shows small letters as capitals.
    """
    shown = _SHOWN[encoding]
    plain = _CODE[encoding].sub(lambda match: shown[match[0]], unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", plain.upper() if capitals else plain)


def encode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """A Unicode text as it is typed for a legacy font: what `decode` makes the (NFC) text of again.

    Args:
        capitals: for a font that shows small letters as capitals; the text must be in capitals.

    Raises:
        ValueError: the encoding lacks a character: a capital with a tone in TCVN3, or a letter of another language.
    """
    plain = unicodedata.normalize("NFC", text)
    codes = _CODES[encoding]
    small = plain.lower() if capitals else plain
    lacking = {ch for ch in small if ch not in codes and not _is_neutral(ch)}
    typed = "".join(codes.get(letter, letter) for letter in small)
    if lacking or decode(typed, encoding, capitals=capitals) != plain:
        raise ValueError(f"{encoding} cannot write {''.join(sorted(lacking)) or plain!r}")
    return typed


def _is_neutral(ch: str) -> bool:
    """Whether a character looks the same in a legacy font."""
    return ch.isascii() or ch in PUNCTUATION or (ch <= LAST_BYTE and not ch.isalpha())
