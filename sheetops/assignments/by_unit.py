"""The table by unit: free text says what a unit is in charge of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sheetops.assignments.model import NOWHERE, Given, Place, placed
from sheetops.assignments.parse import read_assignments
from sheetops.catalogue import found
from sheetops.model import Finding


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row of the table by unit: the unit's name and the text of its duties, as written."""

    unit: str
    duties: str
    place: Place = NOWHERE


def read_unit_rows(
    rows: Iterable[UnitRow], find_unit: Callable[[str], str | None]
) -> tuple[tuple[Given, ...], tuple[Finding, ...]]:
    """What the rows give, and what of them could not be read (P612) or names no known unit (D304)."""
    given: list[Given] = []
    findings: list[Finding] = []
    for row in rows:
        unit = find_unit(row.unit)
        if unit is None:
            findings.append(unknown_unit(row.unit, row.place))
        reading = read_assignments(row.duties)
        given += [Given(unit, row.unit, assignment, row.place) for assignment in reading.assignments]
        findings += [unreadable(text, unit, row.place) for text in reading.unread]
    return tuple(given), tuple(findings)


def unknown_unit(text: str, place: Place) -> Finding:
    """The finding that a text names no known unit."""
    return found("D304", **placed(place), field="unit", value=text)


def unreadable(text: str, unit: str | None, place: Place) -> Finding:
    """The finding that a text gives nothing, for it could not be read."""
    return found("P612", **placed(place), unit=unit, value=text)
