"""The head of a part: its numeral, or several, and its name."""

from __future__ import annotations

from functools import lru_cache

from sheetops.assignments.codes import part_range
from sheetops.assignments.stream import GLUE, ROLES, Stream
from sheetops.assignments.words import assignment_words
from sheetops.text import bare_key

_BEFORE_NAME = frozenset(("colon", "dot", "dash"))
_NOT_NAMED = frozenset(("part", "item", "code", "open", "newline", "except", "include"))
_GOING_ON = frozenset(("word", "and", "to"))
_BETWEEN = frozenset(("sep", "and"))
_ABBREVIATION = 12
_SENTENCE = 3


def numerals(stream: Stream, end: int) -> tuple[str, ...]:
    """The numerals of "Phần I", "Phần I, II và V", "Phần I - III", "Phần I đến Phần III"; empty where they go back."""
    found: tuple[str, ...] = (stream.peek().value,)
    stream.at += 1
    while True:
        kind, following = stream.kind(stream.at, end), stream.kind(stream.at + 1, end)
        if (kind == "to" and following in ("part", "roman")) or (kind == "dash" and following == "roman"):
            reached = part_range(found[-1], stream.peek(1).value)
            if reached is None:
                return ()
            found += reached[1:]
        elif kind in _BETWEEN and following == "roman" and stream.kind(stream.at + 2, end) not in ("dot", "colon"):
            found += (stream.peek(1).value,)
        else:
            return found
        stream.at += 2


def name_behind(stream: Stream, end: int) -> str:
    """The name behind a numeral, up to its bracket, its items, or the end of its line or sentence."""
    start = stream.at
    stream.skip(_BEFORE_NAME, end)
    first = stream.at
    while stream.at < end and not _ends_name(stream, first, end):
        stream.at += 1
    name = stream.words(first, stream.at)
    while stream.at > first and stream.token(stream.at - 1).kind in GLUE:
        stream.at -= 1
    stream.at = stream.at if name else start
    return "" if bare_key(name) in _whole_words() else name


def _ends_name(stream: Stream, first: int, end: int) -> bool:
    token, following = stream.peek(), stream.kind(stream.at + 1, end)
    if token.kind == "newline":
        written = stream.shown(stream.at + 1, stream.at + 2)
        return following not in _GOING_ON or not written[:1].islower() or stream.at == first
    if token.kind == "dot":
        return _ends_sentence(stream)
    if token.kind == "open":
        return not _is_abbreviation(stream, end)
    if token.kind == "close":
        return stream.token(stream.at - 2).kind != "open"
    if token.kind == "content":
        return following == "colon" or stream.at == first
    if token.kind == "from":
        return stream.begins_codes(stream.at, end)
    if token.kind in ROLES:
        return stream.at == first
    return token.kind in _NOT_NAMED or stream.shown(stream.at, stream.at + 1) == ";"


def _ends_sentence(stream: Stream) -> bool:
    before, behind = (stream.shown(at, at + 1) for at in (stream.at - 1, stream.at + 1))
    return not behind or (len(before) >= _SENTENCE and not before.isupper()) or not behind[0].isalnum()


def _is_abbreviation(stream: Stream, end: int) -> bool:
    """Whether a bracket holds one word in capitals, or a known abbreviation: "(CCHC)"."""
    inside = stream.shown(stream.at + 1, stream.at + 2)
    closed = stream.kind(stream.at + 1, end) == "word" and stream.kind(stream.at + 2, end) == "close"
    known = bare_key(inside) in map(bare_key, assignment_words().abbreviations)
    return closed and (known or (inside.isupper() and len(inside) <= _ABBREVIATION))


@lru_cache(maxsize=1)
def _whole_words() -> frozenset[str]:
    return frozenset(map(bare_key, assignment_words().whole_words))
