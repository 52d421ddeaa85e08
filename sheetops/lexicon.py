"""The words of one workspace: its units, sectors and origins, and what a section heading says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sheetops.config import Sector, Unit, Workspace
from sheetops.kind import Kind, sheet_words
from sheetops.status_words import StatusWords
from sheetops.text import bare_key, key
from sheetops.vocabulary import Vocabulary

_NUMBERING = re.compile(
    r"^\s*(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)/:-]\s*|^\s*(?:[-+*•])\s*|^\s*[ivx]+\s+(?=\S)", re.I
)
_COUNT = re.compile(r"\s*[:(\[]\s*\d+\s*[^\d()\]]{0,20}[)\]]?\s*$|\s*\([^()]*\)\s*$")
_MONTH = re.compile(r"\bthang (\d{1,2})(?: nam (\d{4})| (\d{4}))?\b")
_PARENTHESES = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"[,;\n/&+]|\s-\s|\bvà\b|\bva\b", re.I)
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class SectionMeaning:
    """What a section heading gives to the rows below it; None where it does not speak of it."""

    origin: str | None = None
    sector: str | None = None
    unit: str | None = None

    @property
    def speaks(self) -> bool:
        return bool(self.origin or self.sector or self.unit)


SILENT = SectionMeaning()


def without_numbering(text: str) -> str:
    """A heading without "I.", "1)", "a)", "-" before it and "(12 nhiệm vụ)" after it."""
    return _COUNT.sub("", _NUMBERING.sub("", text, count=1)).strip(" :.-")


def _sector_words(sectors: tuple[Sector, ...]) -> dict[str, list[str]]:
    """Names, codes and aliases, and each part of a name with commas that no other sector has."""
    words = {s.code: [s.name, s.code, *s.aliases] for s in sectors}
    parts = {s.code: [p.strip() for p in s.name.split(",")] for s in sectors if "," in s.name}
    for code, names in parts.items():
        others = {bare_key(w) for other, known in words.items() if other != code for w in known}
        words[code] += [name for name in names if bare_key(name) not in others]
    return words


class Lexicon:
    """The words of one workspace and kind."""

    def __init__(self, kind: Kind, workspace: Workspace) -> None:
        self.kind = kind
        self.workspace = workspace
        self.statuses = StatusWords(kind)
        self.units = Vocabulary({u.code: (u.name, u.code, *u.aliases) for u in workspace.units})
        self._plain_units = Vocabulary(
            {u.code: tuple(filter(None, map(self._without_fillers, (u.name, *u.aliases)))) for u in workspace.units}
        )
        self.sectors = Vocabulary(_sector_words(workspace.sectors))
        self.vocabularies = {
            name: Vocabulary({e.code: (e.label.vi, e.label.en, *e.words) for e in entries})
            for name, entries in kind.vocabularies.items()
        }
        self.find_units = lru_cache(maxsize=8192)(self._find_units)
        self.find_sector = lru_cache(maxsize=8192)(self._find_sector)
        self.section = lru_cache(maxsize=8192)(self._section)

    @cached_property
    def _unit_by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.workspace.units}

    @cached_property
    def _fillers(self) -> tuple[str, ...]:
        office = (self.workspace.office.short, self.workspace.office.place, self.workspace.office.name)
        words = {bare_key(w) for w in (*sheet_words().unit_fillers, *office) if w}
        return tuple(sorted(words, key=len, reverse=True))

    def unit_sector(self, unit: str | None) -> str | None:
        """The sector that the configuration gives a unit."""
        found = self._unit_by_code.get(unit or "")
        return found.sector if found else None

    def _without_fillers(self, text: str) -> str:
        padded = f" {bare_key(text)} "
        for filler in self._fillers:
            padded = padded.replace(f" {filler} ", " ")
        return padded.strip()

    def _one_unit(self, text: str) -> str | None:
        """The unit that a text names and nothing else."""
        for form in (text, _PARENTHESES.sub(" ", text)):
            if code := self.units.find(form):
                return code
            plain = self._without_fillers(form)
            if plain and (code := self.units.find(plain) or self._plain_units.find(plain)):
                return code
        return None

    def _find_units(self, text: str) -> tuple[str, ...]:
        """The units that a lead cell names, in its order: the first leads, the others coordinate.

        Empty where any part that comes first is no known unit: a name is never guessed from a part of it.
        """
        if code := self._one_unit(text):
            return (code,)
        codes: list[str] = []
        for part in filter(None, (p.strip() for p in _PARTS.split(text))):
            code = self._one_unit(part)
            if code is None:
                break
            codes.append(code)
        return tuple(dict.fromkeys(codes))

    def _find_sector(self, text: str) -> str | None:
        """The sector that a text names, with or without "Lĩnh vực" before it, in any order of its words."""
        if code := self.sectors.find(text):
            return code
        bare = bare_key(without_numbering(text))
        for prefix in sorted((bare_key(p) for p in sheet_words().section_prefixes), key=len, reverse=True):
            if bare.startswith(f"{prefix} ") and (code := self.sectors.find(bare.removeprefix(f"{prefix} "))):
                return code
        words = sorted(bare.split())
        same = {
            s.code for s in self.workspace.sectors for n in (s.name, *s.aliases) if sorted(bare_key(n).split()) == words
        }
        return next(iter(same)) if len(same) == 1 else self.sectors.find(bare)

    def _origin(self, text: str) -> str | None:
        """The origin that a heading speaks of, by its words, else by the month that it names."""
        found = self.vocabularies["origin"].longest_in(text, shortest=_SHORTEST_NAME) if "origin" in self.vocabularies else None
        if found and found[0] == "carried_over":
            return "carried_over"
        months = [(int(m[1]), int(m[2] or m[3] or 0)) for m in _MONTH.finditer(bare_key(text))]
        period = self.workspace.period
        inside = [
            (y or period.first.year, m) >= (period.first.year, period.first.month)
            and (y or period.last.year, m) <= (period.last.year, period.last.month)
            for m, y in months
        ]
        if months:
            return "in_period" if any(inside) else "carried_over" if self._before(months) else None
        return found[0] if found else None

    def _before(self, months: list[tuple[int, int]]) -> bool:
        first = self.workspace.period.first
        return all((y or first.year, m) < (first.year, first.month) for m, y in months)

    def _section(self, text: str) -> SectionMeaning:
        """What a heading says of origin, sector and unit."""
        plain = without_numbering(text)
        origin = self._origin(plain)
        unit = self._heading_unit(plain)
        sector = None if unit else self._find_sector(plain)
        if origin and not unit and not sector:
            rest = plain.rsplit(":", 1)[-1] if ":" in plain else plain
            sector = self._find_sector(rest) or self._named_in(self.sectors, plain, sheet_words().section_prefixes[0])
        return SectionMeaning(origin, sector, unit)

    def is_heading(self, text: str) -> bool:
        """Whether a text is by itself a heading of origin, sector or unit, and cannot be a task's title."""
        plain = without_numbering(text)
        if self._heading_unit(plain) or self._find_sector(plain):
            return True
        starts = tuple(f"{w} " for w in self._origin_starts)
        return f"{bare_key(plain)} ".startswith(starts) and self._origin(plain) is not None

    @cached_property
    def _origin_starts(self) -> tuple[str, ...]:
        """How a heading about the origin begins: the words of the vocabulary, or what a row is called."""
        words = [w for e in self.kind.vocabularies.get("origin", ()) for w in (e.label.vi, *e.words)]
        item = self.kind.item.vi
        return tuple({bare_key(w) for w in words if len(w.split()) > 1} | {bare_key(item), bare_key(f"các {item}")})

    def _heading_unit(self, text: str) -> str | None:
        bare = bare_key(text)
        for prefix in ("", *(bare_key(p) + " " for p in sheet_words().section_prefixes)):
            if bare.startswith(prefix) and (code := self._one_unit(bare.removeprefix(prefix))):
                return code
        return self._one_unit(text)

    @staticmethod
    def _named_in(names: Vocabulary, text: str, prefix: str) -> str | None:
        """A name that stands after a prefix word within a longer heading."""
        bare, word = bare_key(text), f"{bare_key(prefix)} "
        if word not in bare:
            return None
        found = names.longest_in(bare.split(word, 1)[1], shortest=_SHORTEST_NAME)
        return found[0] if found else None

    def title_units(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """The units that a title block or name speaks of, in order, without lines of addressees."""
        addressees = tuple(bare_key(w) for w in sheet_words().address_lines)
        codes: list[str] = []
        for line in lines:
            if bare_key(line).startswith(addressees):
                continue
            if code := self._one_unit(line):
                codes.append(code)
            elif found := self.units.longest_in(line, shortest=2):
                codes.append(found[0])
        return tuple(dict.fromkeys(codes))


def is_numbering(value: object) -> str | None:
    """The level of a section's number: "roman", "letter", "small"; "number" for a plain one; else None."""
    text = key(str(value)).strip(" .)(/-") if value is not None else ""
    if isinstance(value, float) and value.is_integer():
        return "number"
    if re.fullmatch(r"\d+(\.\d+)*", text):
        return "number"
    if not re.fullmatch(r"[a-zđ]{1,5}", text):
        return None
    raw = str(value).strip()
    if re.fullmatch(r"[ivx]+", text):
        return "roman"
    return ("letter" if raw[:1].isupper() else "small") if len(text) == 1 else None
