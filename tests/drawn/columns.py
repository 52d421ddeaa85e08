"""Which columns a sheet has, in which order, and what their headers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from drawn.chance import Chance
from drawn.data import words
from drawn.dress import bare

SHARES = {
    "no": 0.92, "id": 0.07, "source": 0.4, "sector": 0.2, "origin": 0.1, "unit": 0.4, "coordinating": 0.3,
    "officer": 0.3, "leader": 0.15, "assigned": 0.16, "due": 0.95, "completed": 0.68, "progress": 0.25, "product": 0.2,
    "result": 0.6, "evidence": 0.35, "problem": 0.2, "proposal": 0.15, "note": 0.45,
}  # fmt: skip
STATUS_WAYS = {"status": 0.6, "marks": 0.2, "as_result": 0.1, "none": 0.1}
_USUAL = [
    "no", "id", "title", "source", "assigned", "sector", "origin", "product", "unit", "coordinating", "officer",
    "leader", "due", "completed", "progress", "status", "result", "evidence", "problem", "proposal", "note",
]  # fmt: skip
_WITH_ACTUAL = "thực tế"


@dataclass(frozen=True)
class Column:
    """`path`: the header from the outermost group to its own; `code`: the status that a cross in it means."""

    field: str
    path: tuple[str, ...]
    code: str | None = None


def draw_columns(chance: Chance, kind: str, several_units: bool, must: frozenset[str]) -> tuple[Column, ...]:
    """The columns of one table.

    Args:
        kind: xã or phường, for headers that name it.
        several_units: the sheet tells tasks apart by a unit column.
        must: fields that the sheet needs.
    """
    fields = {field for field, share in SHARES.items() if chance.happens(share)} | {"title"} | must
    fields |= {"unit"} if several_units else set()
    way = chance.weighted(STATUS_WAYS)
    fields |= {"status"} if way in ("status", "as_result") else set()
    order = _draw_order(chance, fields)
    named = _Headers(chance, kind, fields).columns(order, way)
    if way == "marks":
        named = _with_marks(chance, named)
    named = _with_extras(chance, named)
    return _under_umbrella(chance, named)


def _draw_order(chance: Chance, fields: set[str]) -> list[str]:
    usual = [field for field in _USUAL if field in fields]
    if chance.happens(0.15):
        return chance.shuffled(usual)
    for _ in range(chance.between(0, 3)):
        moved = usual.pop(chance.between(0, len(usual) - 1))
        usual.insert(chance.between(1 if usual[0] == "no" else 0, len(usual)), moved)
    return usual


class _Headers:
    """Gives each field its header; none twice in a sheet."""

    def __init__(self, chance: Chance, kind: str, fields: set[str]) -> None:
        self._chance, self._kind, self._fields = chance, kind, fields
        self._used: set[str] = set()

    def columns(self, order: list[str], way: str) -> list[Column]:
        grouped = self._grouped(order)
        named = {field: self._path(field, grouped.get(field), way) for field in self._naming_order()}
        seen: list[str] = []
        for field in order:
            group = grouped.get(field, {}).get("name")
            members = [f for f in order if group and grouped.get(f, {}).get("name") == group] or [field]
            seen += [member for member in members if member not in seen]
        return [Column(field, named[field]) for field in seen]

    def _naming_order(self) -> list[str]:
        """The completion before the deadline, whose wording depends on it."""
        return sorted(self._fields, key=lambda f: (f != "completed", f))

    def _grouped(self, order: list[str]) -> dict[str, Mapping[str, str]]:
        grouped: dict[str, Mapping[str, str]] = {}
        for choices in words("headers")["groups"].values():
            fit = [g for g in choices if sum(f in self._fields for f in g if f != "name") > 1]
            if not fit or not self._chance.happens(0.3):
                continue
            group = self._chance.pick(fit)
            free = [f for f in order if f in group and f not in grouped]
            grouped |= dict.fromkeys(free, group) if len(free) > 1 else {}
            self._used |= {bare(group["name"]).lower()} if len(free) > 1 else set()
        return grouped

    def _path(self, field: str, group: Mapping[str, str] | None, way: str) -> tuple[str, ...]:
        if group:
            if field == "completed":
                self._actual = True
            return (group["name"], group[field])
        return (self._own(field, way),)

    _actual = False

    def _own(self, field: str, way: str) -> str:
        entries = words("headers")
        key = field
        if field == "status" and way == "as_result":
            key = "status_as_result"
        if field == "completed" and self._chance.happens(0.35):
            key = "completed_alone"
        if field == "due" and self._actual and self._chance.happens(0.25):
            key = "due_beside_actual"
        for _ in range(30):
            text = self._chance.worded(entries[key]).format(kind=self._kind)
            if bare(text).lower() not in self._used:
                break
        if field == "completed":
            self._actual = _WITH_ACTUAL in text.lower()
        self._used.add(bare(text).lower())
        return text


def _with_marks(chance: Chance, columns: list[Column]) -> list[Column]:
    """One column per status, under a group of their own or not."""
    entries = words("headers")
    if chance.happens(0.2):
        nested = chance.pick(entries["nested_marks"])
        group = (chance.pick(entries["mark_groups"]),) if chance.happens(0.6) else ()
        marks = [Column("mark", (*group, outer, inner), code) for outer, inner, code in nested]
    else:
        codes = chance.sample(list(entries["marks"]), chance.between(2, 6))
        codes = [code for code in entries["marks"] if code in {*codes, "completed"}]
        taken = {column.path[0] for column in columns}
        names = [name for name in entries["mark_groups"] if name not in taken]
        group = (chance.pick(names),) if chance.happens(0.75) else ()
        marks = [Column("mark", (*group, chance.pick(entries["marks"][code])), code) for code in codes]
    at = _between_groups(columns, chance.between(len(columns) // 2, len(columns)))
    return [*columns[:at], *marks, *columns[at:]]


def _between_groups(columns: list[Column], at: int) -> int:
    while 0 < at < len(columns) and len(columns[at].path) > 1 and columns[at].path[0] == columns[at - 1].path[0]:
        at += 1
    return at


def _with_extras(chance: Chance, columns: list[Column]) -> list[Column]:
    known: Mapping[str, Any] = words("people")["unknown_columns"]
    extras = [
        Column("extra", (name,)) for name in chance.sample(list(known), chance.weighted({0: 6, 1: 3, 2: 1, 3: 0.5}))
    ]
    extras += [Column("spacer", ("",))] if chance.happens(0.08) else []
    for extra in extras:
        at = _between_groups(columns, chance.between(1, len(columns)))
        columns = [*columns[:at], extra, *columns[at:]]
    return columns


def _under_umbrella(chance: Chance, columns: list[Column]) -> tuple[Column, ...]:
    """Now and then one more row of groups above the last columns."""
    if not chance.happens(0.08):
        return tuple(columns)
    start = _between_groups(columns, max(2, len(columns) - chance.between(2, 5)))
    if any(column.field in ("title", "no", "spacer") for column in columns[start:]) or start >= len(columns) - 1:
        return tuple(columns)
    name = chance.pick(words("headers")["umbrella"])
    return (*columns[:start], *(replace(column, path=(name, *column.path)) for column in columns[start:]))
