"""A unit's name as people write it → one way of writing: names of bodies shortened, an office holder as the office.

"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân" = "Văn phòng HĐND và UBND"; "PTP Kinh tế" is of "Phòng Kinh tế".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from sheetops.text import bare_key
from sheetops.words.sheet import sheet_words

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}|[a-h])\s*[.)]\s+|^\s*[-+*•]\s*")


def one_way(text: str) -> str:
    """The text without accents and numbering, bodies by their abbreviations, holders of an office as the office."""
    bare = bare_key(_NUMBERING.sub("", text, count=1))
    bodies, shorts = _bodies()
    holders, kinds = _holders()
    bare = bodies.sub(lambda match: shorts[match.group()], bare)
    return holders.sub(lambda match: f"{kinds[match[1]]} ", bare, count=1).strip()


def without_kind(name: str, kinds: Iterable[str]) -> str | None:
    """A name without the word for what it is, as it stands in a lead's cell: "Kinh tế" for "Phòng Kinh tế"."""
    bare = bare_key(name)
    rests = (bare.removeprefix(f"{kind} ") for kind in kinds if bare.startswith(f"{kind} "))
    return next(rests, None)


@lru_cache(maxsize=1)
def other_names() -> Mapping[str, tuple[str, ...]]:
    """Usual name, as `one_way` writes it → other names under which the unit is known anywhere."""
    return {one_way(name): others for name, others in sheet_words().unit_synonyms.items()}


Table: TypeAlias = tuple[re.Pattern[str], Mapping[str, str]]


@lru_cache(maxsize=1)
def _bodies() -> Table:
    """A pattern for any body's name in full, and its abbreviation by that name."""
    shorts = {bare_key(name): bare_key(short) for short, names in sheet_words().acronyms.items() for name in names}
    return re.compile(rf"\b(?:{_any_of(shorts)})\b"), shorts


@lru_cache(maxsize=1)
def _holders() -> Table:
    """A pattern for a title that begins a text, with the office itself behind it, if it is; the office by the title."""
    kinds = {bare_key(t): bare_key(kind) for kind, titles in sheet_words().office_holders.items() for t in titles}
    offices = _any_of(dict.fromkeys(kinds.values(), ""))
    return re.compile(rf"^({_any_of(kinds)})\b(?:\s+(?:{offices})\b)?\s*"), kinds


def _any_of(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
