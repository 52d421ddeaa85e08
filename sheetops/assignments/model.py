"""The frozen values of assignments: what a text gives to a unit, and where it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, TypedDict

Role: TypeAlias = Literal["lead", "coordinate"]
Span: TypeAlias = tuple[int, int]


class Scope(NamedTuple):
    """A limit by content: `only` what the text says of an item, or all `except` that."""

    kind: Literal["only", "except"]
    text: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """One part or item that a text gives.

    Attributes:
        part: the Roman numeral as the text says, in capitals; None where it names no part.
        part_name: the name that stands behind the numeral; "" without one.
        item: the code of an item; None where the whole part is given.
        role: lead, or coordinate ("phối hợp").
        scope: None where it is given without a limit by content.
        listed_children: the codes of a stated list: "8.5 gồm: 8.5.1; 8.5.2"; no more than these is given.
        excluded: codes that are not given: "trừ mục 7.10".
        partner: the text that names the unit with which, behind "phối hợp".
        note: what the text says of the item besides, such as its name.
        span: the first character, and the one behind the last, in the text; `text` is what stands there.
    """

    part: str | None = None
    part_name: str = ""
    item: str | None = None
    role: Role = "lead"
    scope: Scope | None = None
    listed_children: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    partner: str = ""
    note: str = ""
    text: str = ""
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a text.

    Attributes:
        read_spans, unread_spans: together every character of the text, each once, in order.
    """

    text: str
    assignments: tuple[Assignment, ...]
    read_spans: tuple[Span, ...]
    unread_spans: tuple[Span, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """Word for word what could not be read."""
        return tuple(self.text[start:end].strip() for start, end in self.unread_spans)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an assignment stands; `row` counts from 1, `cell` is an A1 address of a sheet."""

    path: str | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None


NOWHERE = Place()


class Placed(TypedDict):
    """A place, as a finding takes it."""

    path: str | None
    sheet: str | None
    row: int | None
    cell: str | None


def placed(place: Place) -> Placed:
    """A place, as the keywords of `catalogue.found`."""
    return {"path": place.path, "sheet": place.sheet, "row": place.row, "cell": place.cell}


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment and to whom it is made: `unit` is the unit's code, None where the text names no known unit."""

    unit: str | None
    unit_text: str
    assignment: Assignment
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit that has to do with an indicator.

    Attributes:
        with_unit: whom it helps, where the text names a known unit.
    """

    unit: str
    role: Role
    scope: Scope | None = None
    with_unit: str | None = None
