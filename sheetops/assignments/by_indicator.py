"""The plain table: one row per indicator, with the unit that leads and those that help."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from sheetops.assignments.by_unit import unknown_unit, unreadable
from sheetops.assignments.codes import is_code, is_roman, roman
from sheetops.assignments.model import NOWHERE, Assignment, Given, Place, Role
from sheetops.assignments.parse import read_assignments
from sheetops.model import Finding

FindUnit: TypeAlias = Callable[[str], str | None]
_SEPARATORS = re.compile(r"[;,\n+&]|\bvà\b|\s-\s|/")
_LIMITED = re.compile(r"(?P<unit>[^()]+)\((?P<limit>[^()]+)\)\s*")
_MOST_PARTS = 59
_UNLIMITED = Assignment()


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row: `code` is the code of an item or the numeral of a part; the rest is text as written."""

    code: str
    lead: str
    coordinating: str = ""
    place: Place = NOWHERE


def read_indicator_rows(
    rows: Iterable[IndicatorRow], find_unit: FindUnit
) -> tuple[tuple[Given, ...], tuple[Finding, ...]]:
    """What the rows give, as the same values that a free text gives; and what could not be read of them.

    Several units in the cell of the lead all lead: who is meant is for the Office to say (P602).
    """
    given: list[Given] = []
    findings: list[Finding] = []
    for row in rows:
        target = _target(row.code)
        if target is None:
            findings.append(unreadable(" ".join(filter(None, (row.code, row.lead))), None, row.place))
            continue
        roles: tuple[tuple[str, Role], ...] = ((row.lead, "lead"), (row.coordinating, "coordinate"))
        for cell, role in roles:
            for unit, name, limit in _units(cell, row.code, find_unit):
                own = Assignment(
                    part=target[0],
                    item=target[1],
                    role="coordinate" if "coordinate" in (role, limit.role) else "lead",
                    scope=limit.scope,
                    note=limit.note,
                    text=cell,
                    span=(0, len(cell)),
                )
                given.append(Given(unit, name, own, row.place))
                findings += [] if unit else [unknown_unit(name, row.place)]
    return tuple(given), tuple(findings)


def _target(code: str) -> tuple[str | None, str | None] | None:
    """(part, item) of a code; None where it is none."""
    plain = code.strip(" .").upper()
    if plain.isdigit() and 0 < int(plain) <= _MOST_PARTS:
        plain = roman(int(plain))
    if is_roman(plain):
        return plain, None
    return (None, plain) if is_code(plain) else None


def _units(cell: str, code: str, find_unit: FindUnit) -> list[tuple[str | None, str, Assignment]]:
    """The units of a cell, each as long as its name can be, with the limit that stands in a bracket behind it."""
    found: list[tuple[str | None, str, Assignment]] = []
    cuts = [0, *(at for match in _SEPARATORS.finditer(cell) if _outside(cell, match.start()) for at in match.span())]
    ends = [*cuts[1:], len(cell)]
    starts, stops = cuts[::2], ends[::2]
    at = 0
    while at < len(starts):
        pieces = ((end, cell[starts[at] : stops[end]].strip(" .:-\n")) for end in range(len(starts) - 1, at - 1, -1))
        longest = next(((end, piece, known) for end, piece in pieces if (known := _unit(piece, code, find_unit))), None)
        piece = cell[starts[at] : stops[at]].strip(" .:-\n")
        if longest:
            found.append(longest[2])
        elif piece:
            found.append((None, piece, _UNLIMITED))
        at = longest[0] + 1 if longest else at + 1
    return found


def _outside(cell: str, at: int) -> bool:
    """Whether a place is outside of brackets."""
    return cell.count("(", 0, at) <= cell.count(")", 0, at)


def _unit(piece: str, code: str, find_unit: FindUnit) -> tuple[str, str, Assignment] | None:
    """The unit of a piece; None where it is none, or where what limits it in a bracket is not understood."""
    if piece and (unit := find_unit(piece)):
        return unit, piece, _UNLIMITED
    limited = _LIMITED.fullmatch(piece)
    if limited is None or not (unit := find_unit(limited["unit"].strip())):
        return None
    word = "Mục" if is_code(code) else "Phần"
    reading = read_assignments(f"{word} {code} ({limited['limit']})")
    understood = len(reading.assignments) == 1 and not reading.unread
    return (unit, limited["unit"].strip(), reading.assignments[0]) if understood else None
