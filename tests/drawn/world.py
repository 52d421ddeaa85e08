"""A commune in one period: its units, sectors, cut-off and assignment letter."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from drawn.chance import Chance
from drawn.data import words

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Span:
    """A month or a quarter."""

    year: int
    number: int
    quarter: bool

    @property
    def text(self) -> str:
        return f"{self.year}-Q{self.number}" if self.quarter else f"{self.year}-{self.number:02d}"

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2 if self.quarter else self.number, 1)

    @property
    def last(self) -> date:
        return month_end(date(self.year, self.number * 3 if self.quarter else self.number, 1))

    @property
    def kind(self) -> str:
        return "quý" if self.quarter else "tháng"

    @property
    def label(self) -> str:
        return _ROMAN[self.number - 1] if self.quarter else str(self.number)

    @property
    def before(self) -> Span:
        number = self.number - 1 or (4 if self.quarter else 12)
        return Span(self.year - (self.number == 1), number, self.quarter)


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@dataclass(frozen=True)
class Unit:
    """`said`: the ways to write its name that this workspace must understand."""

    code: str
    name: str
    said: tuple[str, ...]
    aliases: tuple[str, ...]
    files: tuple[str, ...]
    head: str
    sector: str


@dataclass(frozen=True)
class Sector:
    code: str
    name: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class World:
    kind: str
    place: str
    code: str
    period: Span
    cutoff: date
    letter: str | None
    letter_day: date
    units: tuple[Unit, ...]
    sectors: tuple[Sector, ...]

    def sector(self, code: str) -> Sector:
        return next(s for s in self.sectors if s.code == code)

    def unit(self, code: str) -> Unit:
        return next(u for u in self.units if u.code == code)

    @property
    def office(self) -> str:
        return f"UBND {self.kind} {self.place}"

    def letter_text(self) -> str:
        """The assignment letter as a sheet cites it, also where the Office has not configured it."""
        return self.letter or f"312/UBND-VP ngày {self.letter_day:%d/%m/%Y}"

    def words(self) -> dict[str, str]:
        """What headings and titles are filled in with."""
        span, before = self.period, self.period.before
        return {
            "unit": span.kind, "UNIT": span.kind.upper(), "now": span.label, "prev": before.label, "y": str(span.year),
            "prevyear": str(before.year), "letter": self.letter_text(), "kind": self.kind, "place": self.place,
            "cut": f"{self.cutoff.day}/{self.cutoff.month}/{self.cutoff.year}",
        }  # fmt: skip

    def settings(self) -> dict[str, Any]:
        """The arguments of `make_workspace`."""
        units = [{"code": u.code, "name": u.name, "aliases": list(u.aliases), "sector": u.sector} for u in self.units]
        more = {"assignment": {"document": self.letter}} if self.letter else {}
        office = {"name": self.office, "short": f"{self.kind} {self.place}", "place": self.place, "code": self.code}
        return {
            "office": office,
            "units": units,
            "sectors": [{"code": s.code, "name": s.name} for s in self.sectors],
            "period": self.period.text,
            "cutoff": self.cutoff.isoformat(),
            **more,
        }  # fmt: skip


def draw_world(chance: Chance) -> World:
    name, code, _ = chance.pick(words("communes"))
    kind, place = name.split(" ", 1)
    period = _draw_period(chance)
    sectors = _draw_sectors(chance)
    units = _draw_units(chance, kind.lower(), place, sectors)
    lowest = period.first + timedelta(9 if not period.quarter else 40)
    cutoff = chance.day(lowest, period.last + timedelta(chance.pick([0, 0, 0, 3])))
    letter_day = chance.day(period.first, period.first + timedelta(5))
    symbol = chance.pick(["UBND-VP", "UBND", "UBND-VX", "CV-UBND"])
    letter = f"{chance.between(100, 900)}/{symbol} ngày {letter_day.day:02d}/{letter_day.month}/{letter_day.year}"
    letter = letter if chance.happens(0.6) else None
    return World(kind.lower(), place, code, period, cutoff, letter, letter_day, units, sectors)


def _draw_period(chance: Chance) -> Span:
    quarter = chance.happens(0.12)
    return Span(chance.between(2025, 2027), chance.between(1, 4 if quarter else 12), quarter)


def _draw_sectors(chance: Chance) -> tuple[Sector, ...]:
    known: Mapping[str, Any] = {code: entry for code, entry in words("sectors").items() if code != "said"}
    chosen = chance.sample(list(known), chance.between(2, 5))
    names = {code: chance.pick(known[code]["names"]) for code in chosen}
    return tuple(Sector(code, name, (name, *words("sectors")["said"].get(name, ()))) for code, name in names.items())


def _draw_units(chance: Chance, kind: str, place: str, sectors: tuple[Sector, ...]) -> tuple[Unit, ...]:
    known = words("units")
    core = [entry for entry in known["core"] if entry.get("where", kind) == kind]
    more = chance.sample(known["more"], chance.between(0, 3))
    entries = [*known["office"], *chance.sample(core, chance.between(4, len(core))), *more]
    market, school = chance.pick(known["markets"]), chance.pick(known["schools"])
    initials = "".join(word[0] for word in market.split())
    fill = {
        "kind": kind,
        "K": kind[0].upper(),
        "place": place,
        "market": market,
        "school": school,
        "initials": initials,
    }
    return tuple(_draw_unit(chance, entry, fill, sectors) for entry in chance.shuffled(entries))


def _draw_unit(chance: Chance, entry: Mapping[str, Any], fill: Mapping[str, str], sectors: tuple[Sector, ...]) -> Unit:
    def filled(texts: list[str]) -> list[str]:
        return [text.format(**fill) for text in texts]

    aliases = filled(entry["short"]) if chance.happens(0.7) else []
    name = entry["name"].format(**fill)
    home = [code for code, sector in words("sectors").items() if code != "said" and entry["code"] in sector["units"]]
    own = [s.code for s in sectors if s.code in home] or [chance.pick(sectors).code]
    said = (name, *aliases, *filled(entry.get("plain", [])))
    files = filled(entry["file"]) if aliases else [name]
    return Unit(entry["code"], name, said, tuple(aliases), tuple(files), entry["head"], own[0])
