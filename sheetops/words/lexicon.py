"""The words of one workspace: its units, sectors and origins, and what a section heading says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sheetops.config import Workspace
from sheetops.kind import Kind
from sheetops.text import bare_key
from sheetops.words.confirmed import NONE_CONFIRMED, ConfirmedHeaders
from sheetops.words.origins import OriginWords
from sheetops.words.sectors import SectorNames
from sheetops.words.sheet import sheet_words
from sheetops.words.statuses import StatusWords
from sheetops.words.units import UnitNames
from sheetops.words.vocabulary import Vocabulary

_NUMBERING = re.compile(
    r"^\s*(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)/:-]\s*|^\s*(?:[-+*•])\s*|^\s*[ivx]+\s+(?=\S)", re.IGNORECASE
)
_COUNT = re.compile(
    r"\s*[:(\[]\s*\d+\s*[^\d()\]]{0,20}[)\]]?\s*$|\s*\([^()]*\)\s*$|\s+[-–—]\s*\d{1,3}\s*[^\W\d]\D{0,19}$"
)


# The unit of a heading that stands where units' names stand, and is none that is known.
UNKNOWN_UNIT = "?"
_SIBLINGS = 2


@dataclass(frozen=True, slots=True)
class SectionMeaning:
    """What a section heading gives to the rows below it; None where it does not speak of it.

    `unit`: `UNKNOWN_UNIT` where it names one that is not known.
    `or_unit`: the unit that the words for the sector name as well ("VHXH"); the sheet's other headings tell which.
    """

    origin: str | None = None
    sector: str | None = None
    unit: str | None = None
    or_unit: str | None = None

    @property
    def speaks(self) -> bool:
        return bool(self.origin or self.sector or self.unit)


def without_numbering(text: str) -> str:
    """A heading without "I.", "1)", "a)", "-" before it and "(12 nhiệm vụ)", "- 12 nhiệm vụ" after it."""
    return _COUNT.sub("", _NUMBERING.sub("", text, count=1)).strip(" :.-")


@lru_cache(maxsize=4)
def _beginnings(of: str) -> tuple[str, ...]:
    """The words of one list of `sheet.yaml`, without accents and with a space behind, as texts begin with them."""
    return tuple(f"{bare_key(word)} " for word in getattr(sheet_words(), of))


class Lexicon:
    """The words of one workspace and kind.

    Attributes:
        confirmed: the column headers whose meaning the Office has confirmed.
    """

    def __init__(self, kind: Kind, workspace: Workspace) -> None:
        self.kind = kind
        self.workspace = workspace
        self.confirmed = NONE_CONFIRMED
        self.statuses = StatusWords(kind)
        self.units = UnitNames(workspace)
        self.sectors = SectorNames(workspace)
        self.origins = OriginWords(kind, workspace.period)
        self.vocabularies = {
            name: Vocabulary({e.code: (e.label.vi, e.label.en, *e.words) for e in entries})
            for name, entries in kind.vocabularies.items()
        }
        self.find_units = lru_cache(maxsize=8192)(self._find_units)
        self.find_sector = self.sectors.find
        self.section = lru_cache(maxsize=8192)(self._section)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as what it is made of; its caches stay behind."""
        return _remade, (self.kind, self.workspace, self.confirmed)

    def confirming(self, confirmed: ConfirmedHeaders) -> Lexicon:
        """The same words and caches, with other headers confirmed."""
        other = Lexicon.__new__(Lexicon)
        other.__dict__ = {**self.__dict__, "confirmed": confirmed}
        return other

    @cached_property
    def _unit_sectors(self) -> dict[str, str | None]:
        return {unit.code: unit.sector for unit in self.workspace.units}

    @cached_property
    def unit_beginnings(self) -> tuple[str, ...]:
        """With what the names of units begin, here and anywhere, without accents and with a space behind."""
        names = (f"{bare_key(unit.name).split()[0]} " for unit in self.workspace.units)
        return tuple(dict.fromkeys((*names, *_beginnings("unit_kinds"))))

    def unit_sector(self, unit: str | None) -> str | None:
        """The sector that the configuration gives a unit."""
        return self._unit_sectors.get(unit or "")

    def _find_units(self, text: str) -> tuple[str, ...]:
        """The units that a lead cell names, the one that leads first; empty where that is no known unit."""
        lead, others = self.units.in_cell(text)
        return (lead, *(code for code in others if code in self._unit_sectors)) if lead else ()

    def coordinators(self, text: str) -> tuple[str, ...]:
        """The names of those whom a lead cell names after the first; as written where they are no known unit."""
        names = {unit.code: unit.name for unit in self.workspace.units}
        return tuple(names.get(other, other) for other in self.units.in_cell(text)[1])

    def find_word(self, vocabulary: str, text: str) -> str | None:
        """The code of a word of one of the kind's vocabularies; an origin also by the month that a text names."""
        return self.origins.find(text) if vocabulary == "origin" else self.vocabularies[vocabulary].find(text)

    def sections(
        self, paths: Iterable[tuple[str, ...]], file: Iterable[str] | None = None
    ) -> Callable[[str], SectionMeaning]:
        """What the headings of one sheet say, by what its other headings and those of its file say.

        One that names a sector and a unit alike says what the others of its level say.  One that says nothing names an
        unknown unit where the others of its level name units, or where it begins as units' names do and others name
        units.

        Args:
            paths: headings of the sheet, each below those that it stands under; `file`: all headings of its file.
        """
        levels: dict[str, set[int]] = {}
        for path in paths:
            for level, text in enumerate(path):
                levels.setdefault(text, set()).add(level)
        plain = {text: meaning for text in levels if not (meaning := self.section(text)).or_unit}
        by_unit = {level for text, meaning in plain.items() if meaning.unit for level in levels[text]}
        by_unit -= {level for text, meaning in plain.items() if meaning.sector for level in levels[text]}

        def known(text: str) -> SectionMeaning:
            meaning = self.section(text)
            is_unit = meaning.or_unit and by_unit & levels.get(text, set())
            return SectionMeaning(meaning.origin, unit=meaning.or_unit) if is_unit else meaning

        units = {text: unit for text in levels if (unit := known(text).unit)}
        beside = any(self.section(text).unit for text in (levels if file is None else file))
        at_level: dict[int, set[str]] = {}
        for text, unit in units.items():
            for level in levels[text]:
                at_level.setdefault(level, set()).add(unit)
        of_units = {level for level, named in at_level.items() if len(named) >= _SIBLINGS}

        def read(text: str) -> SectionMeaning:
            meaning = known(text)
            if meaning.speaks or meaning.or_unit:
                return meaning
            unknown = levels.get(text, set()) & of_units or (beside and self.begins_as_a_unit(text))
            return SectionMeaning(unit=UNKNOWN_UNIT) if unknown else meaning

        return read

    def begins_as_a_unit(self, text: str) -> bool:
        """Whether a heading begins as units' names do: "Trạm …", "Ban quản lý …", but not "Ban hành …"."""
        bare = f"{bare_key(without_numbering(text))} "
        return bare.startswith(_beginnings("unit_kinds")) and not bare.startswith(_beginnings("no_units"))

    def _section(self, text: str) -> SectionMeaning:
        """What a heading says of origin, sector and unit."""
        plain = without_numbering(text)
        origin = self.origins.find(plain)
        sector = self.sectors.named(plain)
        unit = self._heading_unit(plain)
        if unit is None and (named := self._heading_unit(_COUNT.sub("", text))):
            return SectionMeaning(origin, unit=named)  # "P. Kinh tế", whose P is no number
        if sector:
            return SectionMeaning(origin, sector, or_unit=unit)
        if unit is None:
            last = plain.rsplit(":", 1)[-1]
            sector = self.sectors.find(plain) or self.sectors.find(last) or self.sectors.within(plain)
            unit = self._heading_unit(last) if sector is None and last != plain else None
        return SectionMeaning(origin, sector, unit)

    def is_heading(self, text: str) -> bool:
        """Whether a text is by itself a heading of origin, sector or unit, and cannot be a task's title."""
        plain = without_numbering(text)
        if self._heading_unit(plain) or self._heading_unit(_COUNT.sub("", text)) or self.sectors.find(plain):
            return True
        return self.origins.begins(plain) and self.origins.find(plain) is not None

    def _heading_unit(self, text: str) -> str | None:
        """The unit whose heading a text is, with or without "Nhiệm vụ của" before its name."""
        if code := self.units.find(text):
            return code
        bare = bare_key(text)
        prefixes = sorted((f"{bare_key(p)} " for p in sheet_words().unit_prefixes), key=len, reverse=True)
        rests = (bare.removeprefix(prefix) for prefix in prefixes if bare.startswith(prefix))
        return next((code for rest in rests if (code := self.units.find(rest))), None)

    def title_units(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """The units that a title block or name speaks of, in order, without lines of addressees."""
        addressees = tuple(bare_key(word) for word in sheet_words().address_lines)
        spoken = (line for line in lines if not bare_key(line).startswith(addressees))
        return tuple(dict.fromkeys(code for line in spoken for code in self.units.in_line(line)))


def _remade(kind: Kind, workspace: Workspace, confirmed: ConfirmedHeaders) -> Lexicon:
    return Lexicon(kind, workspace).confirming(confirmed)
