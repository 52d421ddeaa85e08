"""The tokens of a passage → counts with the lists of their parts.

A colon, "gồm", "trong đó", a bracket or lines with bullets open a list.  Where the list of a part ends that is not in
brackets nobody writes: it is kept as open-ended, and whoever adds up tries every end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from sheetops.letter_check.figures import CLOSE, NEXT, OPEN, Token
from sheetops.letter_check.model import Count, Group

How = Literal["colon", "all", "some", "bracket", "lines", "repeat", "implied"]
_OPENS: dict[str, How] = {":": "colon", "all": "all", "some": "some"}
_LEAST_REPEATED = 3
_TOTALS = frozenset(("other", "origin"))  # what a total may be told by; not by a status
_DEEPEST = 12  # lists within lists; deeper than people write, they are one list


def tree(tokens: Sequence[Token]) -> tuple[Count, ...]:
    """The counts that are part of no other, each with its parts."""
    return _Parser(tokens).sentences()


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def sentences(self) -> tuple[Count, ...]:
        counts: list[Count] = []
        for said in _gathered(self._sentences()):
            counts = _told_next(counts, said) or [*counts, *said]
        return tuple(counts)

    def _sentences(self) -> list[list[Count]]:
        """The counts of each sentence."""
        told: list[list[Count]] = []
        while self._at < len(self._tokens):
            told.append(self._list("", semicolons=False))
            self._at += 1  # what ended the list, and has no beginning here
        return told

    def _kind(self, ahead: int = 0) -> str:
        place = self._at + ahead
        return self._tokens[place].kind if place < len(self._tokens) else "end"

    def _goes_on(self) -> bool:
        """Whether the next sentence begins with what opens a list: "22 nhiệm vụ. Trong đó: …"."""
        here, after = self._tokens[self._at], self._tokens[self._at + 1 : self._at + 2]
        return any(token.kind in {"all", "some"} and token.start - here.end <= 1 for token in after)

    def _list(self, until: str, *, semicolons: bool) -> list[Count]:
        """The counts up to an end: of the bracket or lines that it stands in, of the sentence, or a semicolon."""
        self._depth += 1
        counts = self._counts_of(until, semicolons=semicolons)
        self._depth -= 1
        return counts

    def _counts_of(self, until: str, *, semicolons: bool) -> list[Count]:
        counts: list[Count] = []
        delimiters: list[str] = []
        while (kind := self._kind()) != "end":
            is_deep = self._depth > _DEEPEST
            if kind in {")", CLOSE, NEXT} or (kind == ";" and semicolons):
                break
            if kind == "." and not (counts and self._goes_on()):
                if not until or until == ".":
                    break
            elif kind == "count":
                count = self._tokens[self._at].count
                counts += [replace(count, joint=delimiters[-1] if delimiters else "")] if count else []
            elif kind == "(" and not is_deep:
                counts = self._joined(counts, self._bracket(")"), "bracket")
                continue
            elif kind == OPEN and not is_deep:
                counts = self._joined(counts, self._lines(), "lines")
                continue
            elif kind in _OPENS and counts and not is_deep:
                counts = self._opened(counts, _OPENS[kind], until)
                continue
            elif kind in {";", ","} and counts:
                delimiters.append(kind)
            self._at += 1
        return _headed(counts, delimiters) if not until else counts

    def _bracket(self, end: str) -> list[Count]:
        self._at += 1
        inside = self._list(end, semicolons=False)
        if self._kind() == end:
            self._at += 1
        return inside

    def _lines(self) -> list[Count]:
        """The lines of a list: each is read by itself."""
        inside: list[Count] = []
        while self._kind() in {OPEN, NEXT}:
            self._at += 1
            inside += self._list("line", semicolons=False)
            while self._kind() not in {NEXT, CLOSE, "end"}:
                self._at += 1
        if self._kind() == CLOSE:
            self._at += 1
        return inside

    @staticmethod
    def _joined(counts: list[Count], inside: list[Count], how: How) -> list[Count]:
        """What stands in a bracket belongs to the count before it."""
        if not counts:
            return inside
        return [*counts[:-1], counts[-1].opened(Group(how, tuple(inside)))] if inside else counts

    def _opened(self, counts: list[Count], how: How, until: str) -> list[Count]:
        """The list behind an opener: that of the only count before it, else of the last one and without a clear end."""
        while self._kind() in _OPENS:
            how = "some" if self._kind() == "some" else how
            self._at += 1
        if self._kind() == OPEN:
            return self._joined(counts, self._lines(), "lines")
        nested = sum(count.axis != "loose" for count in counts) > 1 or until == "."
        rest = self._list(until or ".", semicolons=nested)
        group = Group(how, tuple(rest), open_ended=nested)
        return [*counts[:-1], counts[-1].opened(group)] if rest else counts


def _headed(counts: list[Count], delimiters: list[str]) -> list[Count]:
    """A total that is told from its parts by nothing but that its own words come again among them.

    "Có 10 nhiệm vụ đã hoàn thành; 03 nhiệm vụ đã hoàn thành, 01 nhiệm vụ trễ hạn, …": behind the semicolon stand commas
    only, and each part begins with its number.
    """
    head, *parts = counts or [Count(0)]
    if _are_statuses(parts) and head.axis in _TOTALS and head.item:
        return [head.opened(Group("implied", tuple(parts)))]
    told = delimiters[:1] == [";"] and ";" not in delimiters[1:]
    again = any(part.codes == head.codes and part.phrase.casefold() == head.phrase.casefold() for part in parts)
    if len(parts) < _LEAST_REPEATED or not (told and again and head.codes and not head.groups):
        return counts
    if not all(part.direct and part.axis == "status" for part in parts):
        return counts
    return [replace(head, codes=(), axis="other").opened(Group("repeat", tuple(parts)))]


def _gathered(sentences: Sequence[list[Count]]) -> list[list[Count]]:
    """Sentences of one status each, one behind the other, as one: "Hoàn thành 20 nhiệm vụ. Đang thực hiện 13 …"."""
    made: list[list[Count]] = []
    for is_part, run in groupby(sentences, key=lambda said: len(said) == 1 and _is_status(said[0])):
        known = list(run)
        made += [[count for said in known for count in said]] if is_part and len(known) >= _LEAST_REPEATED else known
    return made


def _told_next(counts: list[Count], said: list[Count]) -> list[Count] | None:
    """A sentence of statuses behind one that states a total: "Được giao 20 nhiệm vụ. Hoàn thành 12 nhiệm vụ; …"."""
    if len(counts) != 1 or counts[0].groups or counts[0].axis not in _TOTALS or not counts[0].item:
        return None
    return [counts[0].opened(Group("implied", tuple(said)))] if _are_statuses(said) else None


def _are_statuses(parts: Sequence[Count]) -> bool:
    """Whether all of several counts are of a status, and of nobody in particular."""
    return len(parts) > 1 and all(map(_is_status, parts))


def _is_status(part: Count) -> bool:
    return part.axis == "status" and part.direct
