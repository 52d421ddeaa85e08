"""How codes are shown: every sector, unit, status and origin has one label, and no two share one.

The counting formulas compare labels, as spreadsheets do without regard to case, so labels that would be taken
for each other are told apart by their codes.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from sheetops.evaluation import UNKNOWN
from sheetops.write.workbook.values import missing, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sheetops.config import Workspace
    from sheetops.kind import Kind
    from sheetops.write.workbook.words import Words

_LONGEST = 500


class Named(Protocol):
    """Whatever has a workspace and a kind: an evaluation, a lexicon."""

    @property
    def workspace(self) -> Workspace: ...

    @property
    def kind(self) -> Kind: ...


class Names:
    """The labels of one workspace and kind."""

    def __init__(self, of: Named, words: Words) -> None:
        self._workspace = of.workspace
        self._kind = of.kind
        self._words = words

    def sector(self, code: Any) -> str:
        """The name of a sector; the code where the configuration lacks it."""
        return self._of(self._sectors, code, self._words("common.unknown_sector"))

    def unit(self, code: Any) -> str:
        """The name of a unit; the code where the configuration lacks it."""
        return self._of(self._units, code, self._words("common.unknown_unit"))

    def status(self, code: Any) -> str:
        """The label of a status; empty where there is none."""
        return self._of(self.statuses, code, "")

    def origin(self, code: Any) -> str:
        """The label of an origin."""
        return self._of(self._origins, code, self._words("common.unknown_origin"))

    def entry(self, vocabulary: str | None, code: Any) -> str:
        """The label of an entry of one of the kind's vocabularies."""
        entries = self._kind.vocabularies.get(vocabulary or "", ())
        return next((entry.label.vi for entry in entries if entry.code == code), "" if missing(code) else str(code))

    @cached_property
    def sector_order(self) -> tuple[str, ...]:
        """The sectors' codes as the configuration lists them, the unknown last."""
        return (*(sector.code for sector in self._workspace.sectors), UNKNOWN)

    @cached_property
    def unit_order(self) -> tuple[str, ...]:
        """The units' codes as the configuration lists them, the unknown last."""
        return (*(unit.code for unit in self._workspace.units), UNKNOWN)

    @cached_property
    def agency(self) -> str:
        """The office in capitals, written out: ỦY BAN NHÂN DÂN XÃ LÙNG PHÌNH."""
        written = [self._words.label("abbreviations", word) for word in self._workspace.office.name.split()]
        return unicodedata.normalize("NFC", " ".join(written)).upper()

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """Status → label."""
        return _told_apart((status.code, status.label.vi) for status in self._kind.statuses)

    @cached_property
    def _sectors(self) -> Mapping[str, str]:
        return _told_apart((sector.code, sector.name) for sector in self._workspace.sectors)

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return _told_apart((unit.code, unit.name) for unit in self._workspace.units)

    @cached_property
    def _origins(self) -> Mapping[str, str]:
        own = {code: self._words.label("origins", code) for code in self._words.codes("origins")}
        kinds = {entry.code: entry.label.vi for entry in self._kind.vocabularies.get("origin", ())}
        return _told_apart({**own, **kinds}.items())

    def _of(self, labels: Mapping[str, str], code: Any, unknown: str) -> str:
        return unknown if missing(code) or code == UNKNOWN else labels.get(str(code), str(code))


def in_order(codes: Iterable[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """Codes in a given order; those that it lacks follow by the alphabet, the unknown is last."""
    places = {code: place for place, code in enumerate(order)}

    def place(code: str) -> tuple[bool, int, str]:
        return code == UNKNOWN, places.get(code, len(places)), code

    return tuple(sorted(set(codes), key=place))


def _told_apart(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    labels = {code: _one_line(label) for code, label in pairs}
    folded = [label.casefold() for label in labels.values()]
    return {
        code: label if folded.count(label.casefold()) == 1 else f"{label} ({code})" for code, label in labels.items()
    }


def _one_line(label: str) -> str:
    line = storable(" ".join(label.split()), "")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
