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
_KEYWORDS = frozenset(
    ("from", "to", "include", "except", "content", "coordinate", "lead", "whole", "intro", "and"),
)
_UNKNOWN = re.compile(r"\w+|.")


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
    parts, items, intro = (any_of(known) for known in (words.part_words, words.item_words, words.introductions))
    numeral = r"[ivxl]+\b|[0-9]{1,2}\b(?![.,][0-9])"
    kinds = {
        "numbering": r"(?m:^) *(?:[0-9]{1,2}|[a-z])(?=[.)]\s)",
        "part": rf"(?P<part_intro>(?:{intro} +){{0,3}})(?P<part_word>{parts})[ :]*(?P<numeral>{numeral})",
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
        "intro": intro,
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
            word = _UNKNOWN.match(plain, at)
            end = word.end() if word else at + 1
            token = Token("word", places[at], places[end])
            at = end
        else:
            at = match.end()
        if token.kind != "space":
            found.append(token)
    return found


def _token(match: re.Match[str], text: str, places: list[int]) -> Token | None:
    """The token of a match; None where a word differs from ours in its accents, or a numeral is none."""
    kind = next(name for name in ("part", "item", str(match.lastgroup)) if match[name] is not None)

    def written(name: str | int = 0) -> str:
        return text[places[match.start(name)] : places[match.end(name)]]

    value = ""
    if kind == "part":
        value = _numeral(match["numeral"])
        meant = is_roman(value) and is_meant(written("part_word")) and _are_introductions(match, text, places)
    elif kind == "item":
        value, meant = match["item_code"], is_meant(written("item_word"))
    elif kind == "code":
        value, meant = match["code"], True
    elif kind == "roman" or (kind == "numbering" and is_roman(written().strip())):
        kind, value, meant = "roman", written().strip(), is_roman(written().strip())
    else:
        meant = kind not in _KEYWORDS or written() in ("&", "/") or is_meant(written())
    return Token(kind, places[match.start()], places[match.end()], value) if meant else None


def _numeral(written: str) -> str:
    """A numeral in capitals, also of a number: "Phần 8"."""
    known = written.isdigit() and 0 < int(written) <= _MOST_PARTS
    return roman(int(written)) if known else written.upper()


def _are_introductions(match: re.Match[str], text: str, places: list[int]) -> bool:
    """Whether the words before a part are meant: "giao Phần II", but not "giáo Phần II"."""
    single = re.compile(any_of(assignment_words().introductions))
    ones = single.finditer(match.string, match.start("part_intro"), match.end("part_intro"))
    return all(is_meant(text[places[one.start()] : places[one.end()]]) for one in ones)
