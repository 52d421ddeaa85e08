"""What the figures of a letter are about, by the names that a result has for its origins, sectors and units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sheetops.config import Workspace
from sheetops.config.period import Period
from sheetops.kind import Kind
from sheetops.text import bare_key
from sheetops.words.origins import OriginWords
from sheetops.words.sheet import sheet_words
from sheetops.words.vocabulary import Vocabulary

_AND = re.compile(r"[,;]")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of a result: None stands for all of them.

    Attributes:
        sure: the origin is told by its own words, not only by a month that the text happens to name.
        unknown: a sector is named that the result does not have.
    """

    origin: str | None = None
    sector: str | None = None
    unit: str | None = None
    sure: bool = False
    unknown: bool = False


class Names:
    """The names of a result's groups.

    Args:
        document: the result's JSON; its `detail` says how sectors and units are called.
        workspace: the configuration that it came from, which knows more names; None where it is not at hand.
    """

    def __init__(self, document: Mapping[str, Any], kind: Kind, workspace: Workspace | None) -> None:
        self._origins = OriginWords(kind, Period.parse(document["period"]))
        entries = kind.vocabularies.get("origin", ())
        self._origin_words = Vocabulary({e.code: (e.label.vi, e.label.en, *e.words) for e in entries})
        sectors, units = _shown(document, kind, "sector"), _shown(document, kind, "unit")
        if workspace is not None:
            for sector in workspace.sectors:
                sectors.setdefault(sector.code, []).extend([sector.name, *sector.aliases])
            for unit in workspace.units:
                units.setdefault(unit.code, []).extend([unit.name, *unit.aliases])
        self.sectors = Vocabulary({code: (*names, *_fields(names)) for code, names in sectors.items()})
        self.units = Vocabulary(units)
        self.sector_names = {code: names[0] for code, names in sectors.items() if names}
        self.unit_names = {code: names[0] for code, names in units.items() if names}

    def group(self, texts: Iterable[str]) -> Group:
        """What texts speak of, the nearest first: each of origin, sector and unit by the first that names one."""
        known = list(texts)
        sector = unit = None
        unknown = False
        for text in known:
            sector, unit = self._named(text)
            unknown = not (sector or unit) and _speaks_of_group(text)
            if sector or unit or unknown:
                break
        told = next((code for text in known if (code := self._origin(text))), None)
        origin = told or next((code for text in known if (code := self._origins.find(text))), None)
        return Group(origin, sector, unit, told is not None, unknown)

    def is_known(self, texts: Iterable[str]) -> bool:
        """Whether texts name an origin, a sector or a unit of the result."""
        group = self.group(texts)
        return bool(group.origin or group.sector or group.unit)

    def _named(self, text: str) -> tuple[str | None, str | None]:
        """The sector or the unit that a text names: "Phòng Kinh tế" is the unit, "Lĩnh vực Kinh tế" the sector."""
        if sector := self.sectors.find(_bare(text)):
            return sector, None
        if unit := self.units.find(text):
            return None, unit
        if sector := self._behind_prefix(text):
            return sector, None
        if unit := self.units.longest_in(text, words=2):
            return None, unit
        return self.sectors.longest_in(text, words=2), None

    def _origin(self, text: str) -> str | None:
        return self._origin_words.find(text) or self._origin_words.longest_in(text, words=2)

    def _behind_prefix(self, text: str) -> str | None:
        for prefix in sheet_words().section_prefixes:
            _, found, rest = f" {bare_key(text)} ".partition(f" {bare_key(prefix)} ")
            if found and (code := self.sectors.find(rest) or self.sectors.longest_in(rest)):
                return code
        return None


def _bare(text: str) -> str:
    bare = bare_key(text)
    prefixes = sorted((bare_key(word) for word in sheet_words().section_prefixes), key=len, reverse=True)
    return next((bare.removeprefix(f"{p} ") for p in prefixes if bare.startswith(f"{p} ")), text)


def _speaks_of_group(text: str) -> bool:
    """Whether a text is about some sector or unit: it has a word for sectors, or begins as a unit's name does."""
    bare = f" {bare_key(text)} "
    kinds, others = (_beginnings(words) for words in (sheet_words().unit_kinds, sheet_words().no_units))
    of_unit = bare.startswith(kinds) and not bare.startswith(others)
    return of_unit or f" {bare_key(sheet_words().section_prefixes[0])} " in bare


def _beginnings(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {bare_key(word)} " for word in words)


def _fields(names: Iterable[str]) -> list[str]:
    """The fields that a sector's names list: "Văn hóa - Xã hội, Nội vụ"."""
    return [part.strip() for name in names if "," in name for part in _AND.split(name) if part.strip()]


def _shown(document: Mapping[str, Any], kind: Kind, field: str) -> dict[str, list[str]]:
    """Code → the names under which the sheet Chi tiết shows it."""
    detail = document.get("detail") or {}
    columns = list(detail.get("columns", ()))
    labels = {kind.field_label(field, lang) for lang in ("vi", "en")} | (
        {"Đơn vị", "Unit"} if field == "unit" else set()
    )
    place = next((at for at, column in enumerate(columns) if column in labels), None)
    names: dict[str, list[str]] = {}
    if place is None:
        return names
    by_id = {row[0]: row[place] for row in detail.get("rows", ()) if len(row) > place and row[place]}
    for task in document.get("tasks", ()):
        name = by_id.get(task["id"])
        if task.get(field) and isinstance(name, str) and name not in names.setdefault(task[field], []):
            names[task[field]].append(name)
    return names
