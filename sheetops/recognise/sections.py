"""The headings above a row, by their level: a new heading ends those of its own level and below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sheetops.lexicon import Lexicon, is_numbering

_LEVELS = {"letter": 0, "roman": 1, "number": 2, "small": 3}
_UNNUMBERED = 9
_LEAD = re.compile(r"^\s*([IVXivx]+|[A-Za-zĐđ]|\d+(?:\.\d+)*)\s*[.):/-]|^\s*([IVX]+)\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its text, its level, and which of origin, sector, unit it speaks of."""

    text: str
    level: int
    speaks_of: frozenset[str]


def heading(text: str, number: str | None, lexicon: Lexicon) -> Heading:
    """A heading from its text and the level of its number, which may stand in the text itself."""
    lead = _LEAD.match(text)
    style = number or (is_numbering(lead[1] or lead[2]) if lead else None)
    meaning = lexicon.section(text)
    speaks = {n for n in ("origin", "sector", "unit") if getattr(meaning, n)}
    return Heading(text, _LEVELS.get(style or "", _UNNUMBERED), frozenset(speaks))


def push(stack: tuple[Heading, ...], new: Heading) -> tuple[Heading, ...]:
    """The headings in force after a new one."""
    if new.level != _UNNUMBERED:
        return (*(h for h in stack if h.level < new.level), new)
    for at, old in enumerate(stack):
        same = old.speaks_of & new.speaks_of or (not new.speaks_of and not old.speaks_of)
        if same:
            return (*stack[:at], new)
    return (*stack, new)
