"""What limits a part or an item: content, exclusions, stated lists, who helps; in brackets or behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sheetops.assignments.codes import code_range, is_below
from sheetops.assignments.model import Role, Scope
from sheetops.assignments.stream import CODES, GLUE, Stream, is_doubtful
from sheetops.assignments.words import assignment_words
from sheetops.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable

_LISTED = GLUE - {"dash", "colon"}
_NOT_SAID = frozenset(("item", "code", "part", "include", "except"))
_FIRST_WORDS = 4
_WITH = frozenset(("and", "colon", "dash"))


@dataclass(frozen=True, slots=True)
class Limits:
    """What stands behind a part or an item.

    Attributes:
        only: the codes of a list in brackets behind an item, without "gồm": no more than these is given.
        whole: the text says that the whole is given.
        part, part_name: the part that stands behind an item: "mục 2.1 Phần II".
    """

    role: Role = "lead"
    partner: str = ""
    scope: Scope | None = None
    listed: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    note: str = ""
    whole: bool = False
    part: str | None = None
    part_name: str = ""


def codes(stream: Stream, end: int, wanted: Callable[[str], bool], *, seps: frozenset[str] = _LISTED) -> list[str]:
    """The codes of a list from here on, as long as they are wanted ones; ranges written out; empty where none is."""
    found: list[str] = []
    while True:
        start = stream.at
        if found:
            stream.skip(seps, end)
        one = one_or_range(stream, end) if stream.begins_codes(stream.at, end) else None
        if not one or not all(map(wanted, one)):
            stream.at = start
            return found
        found += one


def one_or_range(stream: Stream, end: int) -> tuple[str, ...] | None:
    """A code, or all of a range: "7.10", "7.10 - 7.12", "từ 7.10 đến 7.12"; None where the range is none."""
    spoken = stream.take("from", end)
    start, first = stream.at, stream.peek().value
    stream.at += 1
    if stream.kind(stream.at + 1, end) not in CODES or not (_is_to(stream, start, end) or _is_dash(stream, start, end)):
        return None if spoken else (first,)
    last = stream.peek(1).value
    stream.at += 2
    return code_range(first, last)


def _is_to(stream: Stream, start: int, end: int) -> bool:
    return stream.kind(start + 1, end) == "to"


def _is_dash(stream: Stream, start: int, end: int) -> bool:
    """Whether a dash between two codes means a range: not where dashes set off more than two."""
    if stream.kind(start + 1, end) != "dash":
        return False
    before = stream.token(start - 1).kind == "dash"
    if before and stream.token(start - 2).kind in CODES:
        return False
    behind = stream.kind(start + 3, end) == "dash" and stream.kind(start + 4, end) in CODES
    return not behind and not (before and stream.kind(start + 2, end) == "item")


def exception(stream: Stream, limits: Limits, end: int, below: Callable[[str], bool], *, closed: bool) -> Limits | None:
    """What stands behind "trừ": codes, else content.

    Args:
        closed: the end of a bracket sets it off, so that it goes on behind semicolons.
    """
    stream.take("colon", end)
    if stream.begins_codes(stream.at, end):
        seps = _LISTED if closed else frozenset(("and",))
        found = codes(stream, end, below if not closed else lambda _: True, seps=seps)
        while not closed and stream.shown(stream.at, stream.at + 1) == "," and stream.begins_codes(stream.at + 1, end):
            stream.at += 1
            found += codes(stream, end, below, seps=seps)
        return replace(limits, excluded=(*limits.excluded, *found)) if found else None
    return content(stream, limits, end, "except", closed=closed)


def content(stream: Stream, limits: Limits, end: int, kind: str, *, closed: bool) -> Limits | None:
    """A limit by content: the text up to the end of the bracket, or to what is given next."""
    start = stream.at
    stream.take("content", end)
    first = stream.at
    stop = end if closed else stream.cut(stream.at, end, at_signs=False)
    stream.at = stop
    text = stream.words(first, stop)
    if not text or limits.scope or (kind == "only" and _begins_doubtful(stream.shown(start, stop))):
        return None
    return replace(limits, scope=Scope("only" if kind == "only" else "except", text))


def _begins_doubtful(text: str) -> bool:
    """Whether a limit begins with words that leave open what is given; "nội dung còn lại" is a limit like another."""
    begins = " ".join(text.split()[:_FIRST_WORDS])
    rest = any(folded(word) in folded(begins) for word in assignment_words().rest_words)
    return is_doubtful(begins) and not rest


def helping(stream: Stream, limits: Limits, end: int, *, closed: bool) -> Limits | None:
    """Who helps whom: "phối hợp với Phòng Kinh tế"; or "chủ trì"."""
    role: Role = "lead" if stream.peek().kind == "lead" else "coordinate"
    stream.at += 1
    stream.skip(_WITH, end)
    if role == "lead" and stream.take("coordinate", end):
        stream.skip(_WITH, end)
    stop = end if closed else stream.cut(stream.at, end, at_signs=True)
    if stream.holds(_NOT_SAID, stream.at, stop) or is_doubtful(stream.shown(stream.at, stop)):
        return None
    partner = stream.words(stream.at, stop)
    stream.at = stop
    return replace(limits, role=role, partner=partner)


def noted(stream: Stream, limits: Limits, end: int, *, closed: bool) -> Limits | None:
    """What else is said of an item: its name, what is to be done."""
    stop = end if closed else stream.cut(stream.at, end, at_signs=True)
    said = stream.words(stream.at, stop)
    if stream.holds(_NOT_SAID, stream.at, stop) or is_doubtful(said):
        return None
    stream.at = stop
    return replace(limits, note=" ".join(filter(None, (limits.note, said))))


def listed(stream: Stream, limits: Limits, code: str, end: int, *, closed: bool) -> Limits | None:
    """What stands behind "gồm" after an item: codes below it, else content."""
    stream.take("colon", end)
    if not stream.begins_codes(stream.at, end):
        return content(stream, limits, end, "only", closed=closed)
    found = codes(stream, end, lambda one: is_below(one, code))
    return replace(limits, listed=tuple(found)) if found else None
