"""A unit's name as people write it → one way of writing: names of bodies shortened, an office holder as the office.

"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân" = "Văn phòng HĐND và UBND"; "PTP Kinh tế" is of "Phòng Kinh tế".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sheetops.text import bare_key
from sheetops.words.sheet import sheet_words

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}|[a-h])\s*[.)]\s+|^\s*[-+*•]\s*")


def one_way(text: str) -> str:
    """The text without accents and numbering, bodies by their abbreviations, holders of an office as the office."""
    bare = bare_key(_NUMBERING.sub("", text, count=1))
    for pattern, short in _bodies():
        bare = pattern.sub(short, bare)
    for pattern, kind in _holders():
        bare = pattern.sub(f"{kind} ", bare, count=1)
    return bare.strip()


def without_kind(name: str, kinds: Iterable[str]) -> str | None:
    """A name without the word for what it is, as it stands in a lead's cell: "Kinh tế" for "Phòng Kinh tế"."""
    bare = bare_key(name)
    rests = (bare.removeprefix(f"{kind} ") for kind in kinds if bare.startswith(f"{kind} "))
    return next(rests, None)


@lru_cache(maxsize=1)
def other_names() -> Mapping[str, tuple[str, ...]]:
    """Usual name, as `one_way` writes it → other names under which the unit is known anywhere."""
    return {one_way(name): others for name, others in sheet_words().unit_synonyms.items()}


@lru_cache(maxsize=1)
def _bodies() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(bare_key(name))}\b"), bare_key(short))
        for short, names in sheet_words().acronyms.items()
        for name in sorted(names, key=len, reverse=True)
    )


@lru_cache(maxsize=1)
def _holders() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Titles that begin a text; one that is followed by the office itself says nothing more."""
    holders = [(title, kind) for kind, titles in sheet_words().office_holders.items() for title in titles]
    return tuple(
        (re.compile(rf"^{re.escape(bare_key(title))}\b(?:\s+{re.escape(bare_key(kind))}\b)?\s*"), bare_key(kind))
        for title, kind in sorted(holders, key=lambda pair: -len(pair[0]))
    )
