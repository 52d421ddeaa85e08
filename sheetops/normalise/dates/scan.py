"""A text → the items it consists of, from left to right; nothing is left out but spaces and full stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheetops.normalise.dates.found import Found
from sheetops.normalise.dates.items import Item, Piece, Position, Unknown, Word
from sheetops.normalise.dates.makers import MAKERS
from sheetops.normalise.dates.patterns import NUMBER, ROMAN_NUMBER, WORD, date_patterns, mark_pattern
from sheetops.normalise.dates.words import DateText, date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[\s.:\"'“”!*]+")


def scan(text: DateText) -> list[Item]:
    """Every item of the text, in order."""
    return list(_items(text))


def _items(text: DateText) -> Iterator[Item]:
    at = 0
    while at < len(text.plain):
        if space := _SPACE.match(text.plain, at):
            at = space.end()
        else:
            item, at = _form(text, at) or _phrase(text, at) or _number(text, at) or _mark(text, at) or _word(text, at)
            yield item


def _form(text: DateText, at: int) -> tuple[Item, int] | None:
    for name, pattern in date_patterns():
        match = pattern.match(text.plain, at)
        item = MAKERS[name](Found(match, text, date_words())) if match else None
        if match and item:
            return item, match.end()
    return None


def _phrase(text: DateText, at: int) -> tuple[Item, int] | None:
    phrase = date_words().phrase_at(text, at)
    if phrase is None:
        return None
    kind, _, position = phrase.kind.partition(":")
    item: Item = Position(position) if position else Word(kind, phrase.plain)
    return item, at + len(phrase.plain)


def _number(text: DateText, at: int) -> tuple[Item, int] | None:
    """A bare number, to be understood by its neighbours."""
    for pattern in (NUMBER, ROMAN_NUMBER):
        if match := pattern.match(text.plain, at):
            found = Found(match, text, date_words())
            piece = Piece("number", found.number("n"), year=found.year(), worded=False, roman=pattern is ROMAN_NUMBER)
            return piece, match.end()
    return None


def _mark(text: DateText, at: int) -> tuple[Item, int] | None:
    match = mark_pattern().match(text.plain, at)
    if not match:
        return None
    kind = match.lastgroup or ""
    return Word("list" if kind == "slash" else kind, match.group()), match.end()


def _word(text: DateText, at: int) -> tuple[Item, int]:
    match = WORD.match(text.plain, at)
    end = match.end() if match else at + 1
    return Unknown(text.plain[at:end]), end
