"""A text of assignments → words, codes, numerals and signs, each with its place in the text as it was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sheetops.assignments.codes import CODE, is_roman, roman
from sheetops.assignments.words import any_of, assignment_words, is_meant
from sheetops.text import folded

_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
_BREAKS = frozenset("\n\r\v\f\u2028\u2029")
_MOST_PARTS = 59


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign.

    Attributes:
        kind: part, item, code, roman, from, to, and, include, except, content, whole, coordinate, lead, intro,
            open, close, sep, dot, colon, dash, bullet, newline, numbering, word, sign.
        value: the numeral of a part, the code of an item; else "".
        start, end: its place in the text as written.
    """

    kind: str
    start: int
    end: int
    value: str = ""


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without accents, small, and the place in the text of each of its characters, and of its end."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        shown = "\n" if char in _BREAKS else " " if char.isspace() else "" if char in _INVISIBLE else char
        for letter in unicodedata.normalize("NFD", folded(shown) if shown.strip() else shown):
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    return "".join(letters), [*places, len(text)]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = assignment_words()
    code = rf"(?<![\w./]){CODE}(?!\w|/|\.\d)"
    parts, items = any_of(words.part_words), any_of(words.item_words)
    kinds = {
        "numbering": r"(?m:^) *(?:\d{1,2}|[a-z])[.)](?=\s)",
        "part": rf"(?P<part_word>{parts})[ :]*(?P<numeral>[ivxl]+\b|[0-9]{{1,2}}\b(?![.,][0-9]))",
        "item": rf"(?P<item_word>{items})[ :.]*(?P<item_code>{CODE}(?!\w|/|\.\d)|[1-9]\b(?![.,/]\d))",
        "code": code,
        "roman": r"(?<![\w/.])[ivxl]+(?![\w/])",
        "from": any_of(words.from_words),
        "to": any_of(words.to_words),
        "include": any_of(words.include_words),
        "except": any_of(words.except_words),
        "content": any_of(words.content_words),
        "coordinate": any_of(words.coordinate_words),
        "lead": any_of(words.lead_words),
        "whole": any_of(words.whole_words),
        "intro": any_of(words.introductions),
        "and": any_of(words.and_words) + "|[&/]",
    }
    signs = {
        "open": r"[(\[{]",
        "close": r"[)\]}]",
        "sep": "[;,]",
        "dot": r"\.+|…",
        "colon": ":",
        "dash": "-+",
        "bullet": "[+*•●▪◦‣►■✓>\uf0b7]",
        "newline": "[\n ]*\n",
        "space": " +",
        "word": r"\w+",
        "sign": ".",
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in {**kinds, **signs}.items()))


def tokens(text: str) -> list[Token]:
    """The words and signs of a text, without its spaces."""
    plain, places = _folded(text)
    found: list[Token] = []
    at = 0
    while at < len(plain):
        match = _pattern().match(plain, at)
        if match is None:  # no character is without a kind
            break
        token = _token(match, text, places)
        if token is None:  # a word that differs from ours in its accents
            word = re.compile(r"\w+|.").match(plain, at)
            end = word.end() if word else at + 1
            token = Token("word", places[at], places[end])
            at = end
        else:
            at = match.end()
        if token.kind != "space":
            found.append(token)
    return found


def _token(match: re.Match[str], text: str, places: list[int]) -> Token | None:
    kind = str(match.lastgroup)
    kind = next(name for name in ("part", "item", kind) if match[name] is not None)
    written = text[places[match.start()] : places[match.end()]]
    token = Token(kind, places[match.start()], places[match.end()])
    if kind == "part":
        numeral = match["numeral"].upper()
        value = roman(int(numeral)) if numeral.isdigit() and 0 < int(numeral) <= _MOST_PARTS else numeral
        word = text[places[match.start("part_word")] : places[match.end("part_word")]]
        return Token(kind, token.start, token.end, value) if is_roman(value) and is_meant(word) else None
    if kind == "item":
        word = text[places[match.start("item_word")] : places[match.end("item_word")]]
        return Token(kind, token.start, token.end, match["item_code"]) if is_meant(word) else None
    if kind == "code":
        return Token(kind, token.start, token.end, match["code"])
    if kind == "roman":
        numeral = written.strip()
        return Token(kind, token.start, token.end, numeral) if is_roman(numeral) else None
    if kind in _KEYWORDS and not is_meant(written) and written not in ("&", "/"):
        return None
    return token


_KEYWORDS = frozenset(
    ("from", "to", "include", "except", "content", "coordinate", "lead", "whole", "intro", "and"),
)
