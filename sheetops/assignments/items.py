"""An item with what stands behind it: "mục 8.1 (trừ nội dung: …)", "7.10 - 7.12", "8.5 gồm: 8.5.1; 8.5.2"."""

from __future__ import annotations

from dataclasses import replace

from sheetops.assignments.codes import is_below, part_of
from sheetops.assignments.limits import Limits, codes, content, exception, helping, listed, noted, one_or_range
from sheetops.assignments.model import Assignment, Role
from sheetops.assignments.part_head import name_behind, numerals
from sheetops.assignments.stream import GLUE, Stream
from sheetops.assignments.words import assignment_words
from sheetops.text import folded

_BEFORE_TEXT = frozenset(("colon", "dot", "dash"))
_SAID = frozenset(("word", "sign", "intro", "whole", "to", "roman", "from", "lead"))


def items(
    stream: Stream, end: int, *, part: str | None = None, name: str = "", role: Role = "lead", partner: str = ""
) -> bool:
    """Read one item, or range of items, with its limits; False, and nothing read, where they are not understood."""
    start = stream.at
    found = one_or_range(stream, end)
    limits = _limits(stream, found[-1], end) if found else None
    if not found or limits is None:
        stream.at = start
        return False
    for code in found[:-1] + (limits.only or found[-1:]):
        own = Limits() if code in found[:-1] else limits
        stream.given.append(
            Assignment(
                part=part or limits.part,
                part_name=name or limits.part_name,
                item=code,
                role="coordinate" if "coordinate" in (role, own.role) else "lead",
                scope=own.scope,
                listed_children=own.listed,
                excluded=own.excluded,
                partner=own.partner or partner,
                note=own.note,
                text=stream.shown(start, stream.at),
                span=stream.span(start, stream.at),
            )
        )
    return True


def _limits(stream: Stream, code: str, end: int) -> Limits | None:
    """Everything behind an item that belongs to it; None where it is not understood."""
    limits: Limits | None = Limits()
    while limits is not None:
        if holder := _holder(stream, code, end):
            limits = replace(limits, part=holder[0], part_name=holder[1])
            continue
        start = stream.at
        stream.skip(_BEFORE_TEXT, end)
        if stream.kind(stream.after_glue(stream.at, end), end) == "except":
            stream.at = stream.after_glue(stream.at, end)
        kind = stream.kind(stream.at, end)
        if kind == "open":
            limits = _bracket(stream, limits, code, end)
        elif kind in ("include", "except", "content", "coordinate") or (kind == "lead" and start == stream.at):
            limits = _said(stream, limits, code, end, closed=False)
        elif kind in _SAID and not (kind == "from" and stream.begins_codes(stream.at, end)):
            limits = noted(stream, limits, end, closed=False)
        else:
            stream.at = start
            return limits
    return None


def _holder(stream: Stream, code: str, end: int) -> tuple[str, str] | None:
    """Numeral and name of the part that stands right behind its item: "mục 2.1 Phần II", "1.4 (thuộc Phần I)".

    It gives no more than the item.  Only the part that has the item's number is meant so, and only by itself.
    """
    start = stream.at
    opened = stream.take("open", end)
    close = stream.closing(start, end) if opened else end
    if folded(stream.shown(stream.at, stream.at + 1)) in map(folded, assignment_words().belonging_words):
        stream.at += 1
    meant = stream.kind(stream.at, close) == "part" and stream.peek().value == part_of(code)
    if meant and len(found := numerals(stream, close)) == 1:
        name = name_behind(stream, close)
        if not opened or stream.take("close", end):
            return found[0], name
    stream.at = start
    return None


def _said(stream: Stream, limits: Limits, code: str, end: int, *, closed: bool) -> Limits | None:
    kind = stream.peek().kind
    if kind in ("coordinate", "lead"):
        return helping(stream, limits, end, closed=closed)
    if kind == "content":
        return content(stream, limits, end, "only", closed=closed)
    stream.at += 1
    if kind == "include":
        return listed(stream, limits, code, end, closed=closed)
    return exception(stream, limits, end, lambda one: is_below(one, code), closed=closed)


def _bracket(stream: Stream, limits: Limits, code: str, end: int) -> Limits | None:
    """A bracket behind an item, all of which must be understood."""
    close = stream.closing(stream.at, end)
    stream.at += 1
    stream.skip(GLUE, close)
    kind = stream.kind(stream.at, close)
    inside: Limits | None
    if kind in ("include", "except", "content", "coordinate", "lead"):
        inside = _said(stream, limits, code, close, closed=True)
    elif stream.begins_codes(stream.at, close):
        only = codes(stream, close, lambda one: is_below(one, code))
        inside = Limits(limits.role, limits.partner, limits.scope, only=tuple(only)) if only else None
    else:
        inside = noted(stream, limits, close, closed=True)
    stream.skip(GLUE | {"whole"}, close)
    if inside is None or stream.at < close:
        return None
    stream.at = min(close + 1, end)
    return inside
