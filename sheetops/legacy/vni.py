"""VNI (the "VNI-" fonts): a vowel is its letter and a second character for its marks; some are one.

A mark after a letter of the other case is read all the same: the letter decides.
"""

from __future__ import annotations

# What a mark makes of each of its letters, in the order of the letters.
_TONES = {"ù": "áéóúýớứ", "ø": "àèòùỳờừ", "û": "ảẻỏủỷởử", "õ": "ãẽõũỹỡữ", "ï": "ạẹọụỵợự"}
_CIRCUMFLEX = {"â": "âêô", "á": "ấếố", "à": "ầềồ", "å": "ẩểổ", "ã": "ẫễỗ", "ä": "ậệộ"}
_BREVE = {"ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"}
_ALONE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}

_SMALL: dict[str, str] = {
    **_ALONE,
    **{
        letter + mark: shown
        for letters, marks in (("aeouyôö", _TONES), ("aeo", _CIRCUMFLEX), ("a", _BREVE))
        for mark, made in marks.items()
        for letter, shown in zip(letters, made, strict=True)
    },
}


def _cased(code: str, shown: str) -> dict[str, str]:
    """A code in both cases; for a letter with a mark, the mark in either."""
    letter, mark = code[0], code[1:]
    return {
        **{letter + m: shown for m in {mark, mark.upper()}},
        **{letter.upper() + m: shown.upper() for m in {mark, mark.upper()}},
    }


TABLE: dict[str, str] = {key: value for code, shown in _SMALL.items() for key, value in _cased(code, shown).items()}

# How each letter is typed: marks in the case of their letter, ỵ as its own character.
CODES: dict[str, str] = {
    shown: code
    for small, letter in sorted(_SMALL.items(), key=lambda pair: -len(pair[0]))
    for shown, code in ((letter, small), (letter.upper(), small.upper()))
}
