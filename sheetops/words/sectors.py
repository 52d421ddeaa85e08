"""The names of the sectors (lĩnh vực), as people write them in cells and headings.

A sector whose name lists several fields ("Văn hóa - Xã hội, Nội vụ") is found by each of them too, and by the
initials of each ("VH-XH"), where no other sector has it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.config import Sector, Workspace
from sheetops.text import bare_key, clean
from sheetops.words.abbreviations import abbreviates
from sheetops.words.sheet import sheet_words
from sheetops.words.vocabulary import Vocabulary

_PART = re.compile(r"[,;/&\n]|\s-\s|\bvà\b|\bva\b", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:[ivx]{1,4}|\d{1,2}|[a-h])\s*[.)]\s+|^\s*[-+*•]\s*", re.IGNORECASE)
_AND = "va"
_FEWEST_LETTERS = 4


def _words(sector: Sector) -> tuple[str, ...]:
    return (sector.name, sector.code, *sector.aliases)


def _fields(sector: Sector) -> tuple[str, ...]:
    """The fields that a sector's names list."""
    names = (sector.name, *sector.aliases)
    return tuple(part.strip() for name in names if "," in name for part in name.split(",") if part.strip())


class SectorNames:
    """The sectors of a workspace by their names."""

    def __init__(self, workspace: Workspace) -> None:
        self._sectors = workspace.sectors
        self._named = Vocabulary({s.code: _words(s) for s in self._sectors})
        self._fields = Vocabulary({s.code: _fields(s) for s in self._sectors})
        self._sorted = Vocabulary({s.code: map(self._in_order, (*_words(s), *_fields(s))) for s in self._sectors})
        prefixes = {bare_key(word) for word in sheet_words().section_prefixes}
        self._prefixes = tuple(sorted(prefixes, key=lambda word: (-len(word), word)))
        self.find = lru_cache(maxsize=8192)(self._find)
        self.nearest = self._named.nearest

    @staticmethod
    def _in_order(text: str) -> str:
        return " ".join(sorted(word for word in bare_key(text).split() if word != _AND))

    def named(self, text: str) -> str | None:
        """The sector whose name, code or alias a text is."""
        return self._named.find(text)

    def _without_prefix(self, text: str) -> str:
        bare = bare_key(_NUMBERING.sub("", text, count=1))
        return next((bare.removeprefix(f"{p} ") for p in self._prefixes if bare.startswith(f"{p} ")), bare)

    def _find(self, text: str) -> str | None:
        """The sector that a text names, with or without "Lĩnh vực" before it, in any order of its words."""
        if code := self._whole(text):
            return code
        codes = {self._whole(part) for part in _PART.split(clean(text)) if bare_key(part)}
        return next(iter(codes)) if len(codes) == 1 else None

    def _whole(self, text: str) -> str | None:
        for form in dict.fromkeys((text, self._without_prefix(text))):
            for names in (self._named, self._fields):
                if code := names.find(form):
                    return code
            if code := self._sorted.find(self._in_order(form)) or self._abbreviated(form):
                return code
        return None

    def _abbreviated(self, text: str) -> str | None:
        """The one sector whose name, or a field of it, a text abbreviates by four letters or more."""
        if len(bare_key(text).replace(" ", "")) < _FEWEST_LETTERS:
            return None
        names = {s.code: (s.name, *s.aliases, *_fields(s)) for s in self._sectors}
        codes = {code for code, forms in names.items() if any(" " in n and abbreviates(text, n) for n in forms)}
        return next(iter(codes)) if len(codes) == 1 else None

    def within(self, text: str) -> str | None:
        """The sector that a longer heading names behind a word for sectors: "Nhiệm vụ mới lĩnh vực Kinh tế"."""
        bare, word = bare_key(text), f" {bare_key(sheet_words().section_prefixes[0])} "
        _, found, rest = f" {bare} ".partition(word)
        return self._find(rest) or self._named.longest_in(rest) if found else None
