"""Unicode → what a sheet typed in TCVN3 or VNI holds (domain, section 5); written apart from the product's tables."""

from __future__ import annotations

import unicodedata

_TCVN3 = """à B5 ả B6 ã B7 á B8 ạ B9; ă A8 ằ BB ẳ BC ẵ BD ắ BE ặ C6; â A9 ầ C7 ẩ C8 ẫ C9 ấ CA ậ CB; đ AE;
è CC ẻ CE ẽ CF é D0 ẹ D1; ê AA ề D2 ể D3 ễ D4 ế D5 ệ D6; ì D7 ỉ D8 ĩ DC í DD ị DE;
ò DF ỏ E1 õ E2 ó E3 ọ E4; ô AB ồ E5 ổ E6 ỗ E7 ố E8 ộ E9; ơ AC ờ EA ở EB ỡ EC ớ ED ợ EE;
ù EF ủ F1 ũ F2 ú F3 ụ F4; ư AD ừ F5 ử F6 ữ F7 ứ F8 ự F9; ỳ FA ỷ FB ỹ FC ý FD ỵ FE;
Ă A1 Â A2 Ê A3 Ô A4 Ơ A5 Ư A6 Đ A7"""
_LETTERS = _TCVN3.replace(";", " ").split()
TCVN3 = {letter: chr(int(code, 16)) for letter, code in zip(_LETTERS[::2], _LETTERS[1::2], strict=True)}
_SINGLE = {"ơ": "F4", "ư": "F6", "í": "ED", "ì": "EC", "ỉ": "E6", "ĩ": "F3", "ị": "F2", "ỵ": "EE", "đ": "F1"}
_TONE = {"́": "F9", "̀": "F8", "̉": "FB", "̃": "F5", "̣": "EF"}
_CIRCUMFLEX = {"": "E2", "́": "E1", "̀": "E0", "̉": "E5", "̃": "E3", "̣": "E4"}
_BREVE = {"": "EA", "́": "E9", "̀": "E8", "̉": "FA", "̃": "FC", "̣": "EB"}


def without_tall_tones(text: str) -> str:
    """What TCVN3's ordinary fonts can hold: they have no toned capitals, so people type the small letter."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if c in TCVN3 or c.isascii() else _lowered(c) for c in composed)


def _lowered(letter: str) -> str:
    return letter.lower() if letter.lower() in TCVN3 else letter


def tcvn3(text: str) -> str:
    """Small letters and the seven capitals; call `without_tall_tones` first."""
    return "".join(TCVN3.get(c, c) for c in unicodedata.normalize("NFC", text))


def tcvn3_capitals(text: str) -> str:
    """For a font whose name ends in H, which shows small letters as capitals."""
    return "".join(TCVN3.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    return "".join(_vni_letter(c) for c in unicodedata.normalize("NFC", text))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    typed = _vni_small(small)
    if letter == small:
        return typed
    return "".join(c.upper() if c.isascii() else chr(ord(c) - 0x20) for c in typed)


def _vni_small(letter: str) -> str:
    if letter in _SINGLE:
        return chr(int(_SINGLE[letter], 16))
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((m for m in marks if m in _TONE), "")
    if "̂" in marks:
        return base + chr(int(_CIRCUMFLEX[tone], 16))
    if "̆" in marks:
        return base + chr(int(_BREVE[tone], 16))
    horned = {"o": "F4", "u": "F6"}[base] if "̛" in marks else None
    body = chr(int(horned, 16)) if horned else base
    return body + (chr(int(_TONE[tone], 16)) if tone else "")
