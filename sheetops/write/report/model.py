"""What the page is made of; everything is text as shown, and the template only lays it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        href: where it leads within the page.
        more: (label, text) pairs that unfold below it.
    """

    text: str
    href: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `number` are figures, `head` names the row."""

    label: str
    number: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        look: group, total, alarm, or one of the severities; "" for an ordinary one.
        codes: filter → the codes that the row answers to.
    """

    cells: tuple[Cell, ...]
    look: str = ""
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; with `cards` its rows become cards on a narrow screen, else it scrolls."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: where it begins and how wide it is, in hundredths of the bar, and its pattern."""

    name: str
    value: str
    start: float
    width: float
    pattern: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `told` says in words what it shows."""

    label: str
    parts: tuple[Part, ...]
    told: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars one below the other, and the legend of their patterns: (pattern, name)."""

    title: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice over the list: the attribute that it looks at, its label, (code, name) pairs."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page, with an anchor of its own; with `filters` its table is the list to search."""

    key: str
    title: str
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The page."""

    agency: str
    title: str
    under: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
