"""A task as it will be written: what it is, and what each of its cells holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from drawn.chance import Chance
from drawn.data import words
from drawn.dates import BLANK, Written, digits
from drawn.dress import folded, worn
from drawn.facts import Row, Storyteller
from drawn.layout import Layout
from drawn.world import Sector, Unit, World


@dataclass(frozen=True)
class Draft:
    title: str
    unit: str
    sector: str
    origin: str
    row: Row
    assigned: Written
    cells: Mapping[str, Any]
    group: str = ""

    def written(self, name: str) -> Written:
        """The date in the column due, completed or assigned."""
        return self.assigned if name == "assigned" else getattr(self.row, name)


class Titles:
    """Titles that no two tasks of a workspace share."""

    def __init__(self, chance: Chance, year: int) -> None:
        self._chance, self._year = chance, year
        self._used: set[str] = set()

    def draw(self, sector: str) -> str:
        pool = words("titles")
        while True:
            fill = {"p": self._chance.pick(pool["places"]), "y": self._year, "m": self._chance.between(1, 12)}
            fill |= {"n": self._chance.between(2, 99), "q": self._chance.pick(["I", "II", "III", "IV"])}
            title = self._chance.pick(pool[sector]).format(**fill)
            if self._chance.happens(0.12):
                title += self._chance.pick(pool["tails"])
            if folded(title).lower() not in self._used:
                self._used.add(folded(title).lower())
                return title


class Drafter:
    """Draws the tasks of one sheet of one unit, or of several."""

    def __init__(self, chance: Chance, world: World, layout: Layout, titles: Titles) -> None:
        self._chance, self._world, self._layout, self._titles = chance, world, layout, titles
        self._stories = Storyteller(chance, world, layout)

    def draft(self, unit: Unit, origin: str | None = None) -> Draft:
        sector = self._sector_of(unit)
        origin = origin or self._origin()
        row = self._stories.row(origin == "carried_over")
        assigned = self._assigned(origin)
        cells = self._cells(unit, sector, origin, row) | {"assigned": assigned.cell}
        group = self._chance.pick(words("headings")["neutral"][:3]) if "neutral" in self._layout.sections else ""
        title = self._titles.draw(sector.code)
        return Draft(title, unit.code, sector.code, origin, row, assigned, cells, group)

    def _sector_of(self, unit: Unit) -> Sector:
        own = self._world.sector(unit.sector)
        told = "sector" in self._layout.sections or (self._layout.has("sector") and self._layout.sector_cells)
        return self._chance.pick([own, own, *self._world.sectors]) if told else own

    def _origin(self) -> str:
        told = self._layout.origin_by and (self._layout.origin_by != "source" or self._world.letter)
        return "carried_over" if told and self._chance.happens(0.35) else "in_period"

    def _cells(self, unit: Unit, sector: Sector, origin: str, row: Row) -> dict[str, Any]:
        chance = self._chance
        cells: dict[str, Any] = {"due": row.due.cell, "completed": row.completed.cell, "status": row.word.cell}
        cells |= {"progress": row.progress, "result": row.result}
        cells |= self._text_cells()
        cells["unit"] = self._unit_cell(unit)
        cells["sector"] = self._sector_cell(sector)
        cells["origin"] = self._origin_cell(origin)
        cells["source"] = self._source_cell(origin)
        cells["id"] = f"{unit.code}.{chance.between(10, 99)}.{chance.between(1, 999):03d}"
        if self._layout.dashes:
            dashed = ("completed", "evidence", "note", "problem", "progress")
            cells |= {name: self._layout.dashes for name in dashed if not cells.get(name) and cells.get(name) != 0}
        others = [u for u in self._world.units if u.code != unit.code]
        cells["coordinating"] = ", ".join(u.name for u in chance.sample(others, chance.between(1, 2)))
        if chance.happens(0.3):
            cells["coordinating"] = None
        return cells

    def _text_cells(self) -> dict[str, Any]:
        chance, people = self._chance, words("people")
        n = chance.between(2, 90)
        pools = {
            "officer": ("names", 0.9),
            "leader": ("leaders", 0.9),
            "product": ("products", 0.85),
            "evidence": ("evidence", 0.4),
        }
        pools |= {"problem": ("problems", 0.2), "proposal": ("proposals", 0.15), "note": ("notes", 0.2)}
        given = {field: share for field, (_, share) in pools.items() if self._layout.has(field)}
        return {f: chance.pick(people[pools[f][0]]).format(n=n) for f, share in given.items() if chance.happens(share)}

    def _unit_cell(self, unit: Unit) -> str:
        said = unit.name if self._layout.unit_cells == "name" else self._chance.pick(unit.said)
        others = [u.name for u in self._world.units if u.code != unit.code]
        if self._chance.happens(0.06):
            said += self._chance.pick([", ", "; ", "\n", " - phối hợp: "]) + self._chance.pick(others)
        return said

    def _sector_cell(self, sector: Sector) -> str | None:
        if not self._layout.sector_cells:
            return None
        said = self._chance.pick(sector.said)
        return worn(self._chance.pick([said, said, sector.name, f"Lĩnh vực {sector.name}"]), self._chance)

    def _origin_cell(self, origin: str) -> str:
        return self._chance.pick(words("headings")["origin_cells"][origin]).format(**self._world.words())

    def _assigned(self, origin: str) -> Written:
        first, cutoff = self._world.period.first, self._world.cutoff
        if origin == "carried_over":
            day = self._chance.day(first - timedelta(60), first - timedelta(1))
        else:
            day = self._chance.day(first, min(first + timedelta(8), cutoff))
        if self._layout.origin_by != "assigned" and self._chance.happens(0.2):
            return BLANK
        if self._chance.happens(0.7):
            return Written(day, day, "true")
        return digits(self._chance, day, self._world.period)

    def _source_cell(self, origin: str) -> str | None:
        """The assignment letter, an older one of the same symbol, or a plan that says nothing of origin."""
        chance, span = self._chance, self._world.period
        letter = self._world.letter or self._world.letter_text()
        symbol = letter.split(" ")[0].split("/", 1)[1]
        if origin == "carried_over":
            old = chance.day(span.first - timedelta(60), span.first - timedelta(1))
            citing = f"{chance.between(100, 900)}/{symbol} ngày {_short(chance, old)}"
            return citing if self._layout.origin_by == "source" or chance.happens(0.5) else None
        if chance.happens(0.4):
            return letter
        other = chance.pick(words("people")["source_other"]).format(y=span.year)
        return other if chance.happens(0.8) else None


def _short(chance: Chance, day: date) -> str:
    return f"{day:%d/%m/%Y}" if chance.happens(0.5) else f"{day.day:02d}/{day.month}/{day.year}"
