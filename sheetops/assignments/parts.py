"""A part with what stands behind it: "Phần VIII: Nâng cao hiệu quả quản trị (Mục 8.3; Mục 8.4)"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from sheetops.assignments.codes import part_of
from sheetops.assignments.limits import Limits, content, exception, helping
from sheetops.assignments.model import Assignment, Role
from sheetops.assignments.part_head import name_behind, numerals
from sheetops.assignments.stream import CODES, GLUE, ROLES, Stream, is_doubtful


@dataclass(frozen=True, slots=True)
class Context:
    """The part to which items belong, and who does them."""

    part: str | None = None
    name: str = ""
    role: Role = "lead"
    partner: str = ""


Block: TypeAlias = Callable[[Stream, int, Context], None]


def part(stream: Stream, end: int, context: Context, block: Block) -> bool:
    """Read a part, or several by their numerals, with all that belongs to it; False where it is not understood.

    Args:
        block: what reads the inside of a bracket.
    """
    start, before = stream.at, len(stream.given)
    found = numerals(stream, end)
    name = name_behind(stream, end) if len(found) == 1 else ""
    own = replace(context, part=found[0], name=name) if found else context
    limits = _tail(stream, own, end, block) if found and not is_doubtful(name) else None
    items = len(stream.given) > before
    if limits is None or (items and (len(found) > 1 or limits.excluded or limits.scope)):
        stream.reached, stream.at = stream.at, start
        del stream.given[before:]
        return False
    if not items:
        stream.given += [_whole(stream, start, one, name, own, limits) for one in found]
    return True


def _whole(stream: Stream, start: int, numeral: str, name: str, context: Context, limits: Limits) -> Assignment:
    role: Role = "coordinate" if "coordinate" in (context.role, limits.role) else "lead"
    return Assignment(
        part=numeral,
        part_name=name,
        role=role,
        scope=limits.scope,
        excluded=limits.excluded,
        partner=limits.partner or context.partner,
        text=stream.shown(start, stream.at),
        span=stream.span(start, stream.at),
    )


def _tail(stream: Stream, context: Context, end: int, block: Block) -> Limits | None:
    """What belongs to a part behind its name: limits, which are returned, and items, which are given."""
    limits: Limits | None = Limits()
    near = True  # nothing but a colon or a dash stands between the part and what comes next
    while limits is not None:
        start = stream.at
        at = stream.after_glue(start, end)
        near = near and not stream.holds(frozenset(("newline", "sep", "bullet", "dot")), start, at)
        kind = stream.kind(at, end)
        if _own_items(stream, at, end, context, near=near):
            stream.at = at
            line = _line(stream, end)
            block(stream, line, context)
        elif kind in ("open", "except") or (near and kind in ("include", "content", "coordinate", "lead")):
            stream.at = at
            limits = _limit(stream, limits, context, end, block)
        else:
            stream.at = start
            return limits
    return None


def _own_items(stream: Stream, at: int, end: int, context: Context, *, near: bool) -> bool:
    """Whether items of the part begin here: at once, or behind a separator where their number is the part's."""
    roles = at
    while stream.kind(roles, end) in ROLES | {"word"} and stream.kind(at, end) in ROLES:
        roles += 1
    if not stream.begins_codes(roles, end):
        return False
    code = stream.token(roles + (stream.kind(roles, end) == "from")).value
    return near or part_of(code) == context.part


def _line(stream: Stream, end: int) -> int:
    """The end of what can belong to the part: the next part, or codes of another number."""
    at = stream.at
    first = stream.token(at + (stream.kind(at, end) == "from")).value
    while at < end:
        kind = stream.kind(at, end)
        if kind == "open":
            at = min(stream.closing(at, end), end - 1)
        elif _ends(stream, at, end, first):
            return at
        at += 1
    return end


def _ends(stream: Stream, at: int, end: int, first: str) -> bool:
    kind = stream.kind(at, end)
    if kind == "part":
        return stream.token(at - 1).kind in GLUE
    if kind in CODES:
        return bool(first) and part_of(stream.token(at).value) != part_of(first)
    return kind == "newline" and not _goes_on(stream, at, end)


def _goes_on(stream: Stream, at: int, end: int) -> bool:
    following = stream.after_glue(at, end)
    return stream.begins_codes(following, end) or stream.kind(following, end) in ROLES


def _limit(stream: Stream, limits: Limits, context: Context, end: int, block: Block) -> Limits | None:
    """One limit behind a part's name."""
    kind = stream.peek().kind
    if kind == "open":
        return _bracket(stream, limits, context, end, block)
    if kind == "include":
        stream.at += 1
        stream.take("colon", end)
        if not stream.begins_codes(stream.at, end):
            return None
        block(stream, _line(stream, end), context)
        return limits
    return _said(stream, limits, context, end, closed=False)


def _said(stream: Stream, limits: Limits, context: Context, end: int, *, closed: bool) -> Limits | None:
    kind = stream.peek().kind
    if kind in ROLES:
        return helping(stream, limits, end, closed=closed)
    if kind == "content":
        return content(stream, limits, end, "only", closed=closed)
    stream.at += 1
    return exception(stream, limits, end, lambda one: part_of(one) == context.part, closed=closed)


def _bracket(stream: Stream, limits: Limits, context: Context, end: int, block: Block) -> Limits | None:
    """A bracket behind a part's name: the items that are meant, or a limit of the whole."""
    close = stream.closing(stream.at, end)
    first = stream.after_glue(stream.at + 1, close)
    before = len(stream.given)
    stream.at = first
    kind = stream.kind(first, close)
    inside: Limits | None = limits
    if kind in ("except", "content") or (kind in ROLES and not stream.holds(CODES, first, close)):
        inside = _said(stream, limits, context, close, closed=True)
    elif kind == "whole":
        stream.skip(frozenset(("whole",)), close)
    elif kind != "end":
        stream.at += kind == "include"
        stream.skip(frozenset(("colon",)), close)
        block(stream, close, context)
        inside = limits if len(stream.given) > before else None
    stream.skip(GLUE, close)
    if inside is None or stream.at < close:
        return None
    stream.at = min(close + 1, end)
    return inside
