"""The text of an assignment, as offices write it in a cell → what it gives, and what could not be read of it.

    "- Phần I: Chỉ đạo điều hành; - Phần VIII: … (Mục 8.1 (trừ nội dung: …); mục 8.5.3)"

Nothing is guessed: where words stand that are not understood, what they belong to is unread, word for word, and gives
nothing (P612).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sheetops.assignments.items import items
from sheetops.assignments.lexer import Token
from sheetops.assignments.model import Reading
from sheetops.assignments.parts import Context, part
from sheetops.assignments.stream import DEEPEST, GLUE, ROLES, Stream, is_doubtful

_SKIPPED = GLUE | {"intro", "sign", "close"}
_BEHIND_NUMERAL = frozenset(("dot", "colon", "dash", "sep", "and", "to", "newline", "end", "open", "close"))
_HEADS = frozenset(("part", "item", "code", "colon", "open", "from"))


@lru_cache(maxsize=4096)
def read_assignments(text: str) -> Reading:
    """The parts and items that a text gives, in its order."""
    stream = Stream(text)
    _block(stream, len(stream.tokens), Context())
    return stream.result()


def _block(stream: Stream, end: int, context: Context) -> None:
    """Read a segment: the whole text, or the inside of a bracket."""
    if stream.depth > DEEPEST:
        return _unread(stream, end)
    stream.depth += 1
    _entries(stream, end, context)
    stream.depth -= 1
    return None


def _entries(stream: Stream, end: int, context: Context) -> None:
    own, stays = context, False
    while True:
        before = stream.at
        stream.skip(_SKIPPED, end)
        if stream.at >= end:
            return
        passed = stream.tokens[before : stream.at]
        if not stays and _begins_anew(stream, before):
            own = context
        start, kind = stream.at, stream.kind(stream.at, end)
        if kind in ROLES:
            changed = _role(stream, end, own)
            own, stays = changed or own, changed is not None and stream.kind(stream.at, end) == "newline"
            understood = changed is not None
        else:
            understood = _entry(stream, end, own)
        if not understood:
            stream.at = start - _introduced(passed)
            _unread(stream, end)


def _introduced(passed: list[Token]) -> int:
    """How many words of introduction stand right before: they are part of what was not understood."""
    count = 0
    for token in reversed(passed):
        if token.kind != "intro":
            break
        count += 1
    return count


def _begins_anew(stream: Stream, before: int) -> bool:
    """Whether what comes next stands for itself: on a new line, or as a part behind a dash."""
    kinds = [token.kind for token in stream.tokens[before : stream.at]]
    return "newline" in kinds or ("dash" in kinds and stream.peek().kind == "part")


def _entry(stream: Stream, end: int, context: Context) -> bool:
    kind = stream.kind(stream.at, end)
    if kind == "from" and stream.kind(stream.at + 1, end) == "part":
        stream.at += 1
        return part(stream, end, context, _block)
    if kind == "part" or (kind == "roman" and stream.kind(stream.at + 1, end) in _BEHIND_NUMERAL):
        return part(stream, end, context, _block)
    if stream.begins_codes(stream.at, end):
        return items(stream, end, part=context.part, name=context.name, role=context.role, partner=context.partner)
    if kind == "open" and context.role == "coordinate":
        close = stream.closing(stream.at, end)
        stream.at += 1
        _block(stream, close, context)
        stream.at = min(close + 1, end)
        return True
    return False


def _role(stream: Stream, end: int, context: Context) -> Context | None:
    """Who leads or helps in what follows, and with whom; None where nothing follows."""
    role = stream.peek().kind
    stream.at += 1
    stream.skip(frozenset(("and", "sep")), end)
    if role == "lead" and stream.kind(stream.at, end) == "coordinate":
        stream.at += 1
    first = stream.at
    while (
        stream.kind(stream.at, end) not in _HEADS | {"end", "newline"} and stream.shown(stream.at, stream.at + 1) != ";"
    ):
        stream.at += 1
    partner = stream.words(first, stream.at)
    heads = stream.kind(stream.at, end) in _HEADS
    if not heads or is_doubtful(partner):
        return None
    stream.take("colon", end)
    return replace(context, role="lead" if role == "lead" else "coordinate", partner=partner)


def _unread(stream: Stream, end: int) -> None:
    """Leave what is not understood, up to a semicolon, a new line, or a part behind a sign."""
    start = stream.at
    while stream.at < end:
        kind = stream.kind(stream.at, end)
        if kind == "open":
            stream.at = min(stream.closing(stream.at, end), end - 1)
        elif (
            stream.at > start
            and stream.at >= stream.reached
            and (
                kind == "newline"
                or stream.shown(stream.at, stream.at + 1) == ";"
                or (kind in ("dash", "bullet", "dot") and stream.kind(stream.at + 1, end) == "part")
            )
        ):
            break
        stream.at += 1
    stream.unread(start, stream.at)
