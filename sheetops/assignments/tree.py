"""The catalogue of indicators as a tree: parts, items below them, leaves, with their maximum points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from sheetops.assignments.codes import is_code, is_roman, numbers, part_of, roman


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row of the catalogue: `code` is the numeral of a part or the code of an item, as text."""

    code: str
    name: str = ""
    maximum: float | None = None
    survey: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A part, an item, or a leaf.

    Attributes:
        part: the numeral of its part; of a part its own.
        parent: the code that it stands below; None of a part.
        maximum: points, as the catalogue states them; None where it does not.
        survey: its points come from a survey, and nobody scores it.
    """

    code: str
    name: str
    part: str
    parent: str | None
    maximum: float | None = None
    survey: bool = False


class IndicatorTree:
    """The indicators of a catalogue, in its order.

    Attributes:
        indicators: code → indicator, parts by their numerals.
        repeated: codes that the catalogue holds more than once; the first counts.
    """

    def __init__(self, indicators: Mapping[str, Indicator], repeated: tuple[str, ...] = ()) -> None:
        self.indicators = indicators
        self.repeated = repeated

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Code → the codes right below it."""
        below: dict[str, list[str]] = {code: [] for code in self.indicators}
        for code, indicator in self.indicators.items():
            if indicator.parent is not None:
                below[indicator.parent].append(code)
        return {code: tuple(codes) for code, codes in below.items()}

    @cached_property
    def parts(self) -> tuple[Indicator, ...]:
        """The parts."""
        return tuple(one for one in self.indicators.values() if one.parent is None)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The codes of what is scored: indicators with nothing below them."""
        return tuple(c for c, one in self.indicators.items() if one.parent is not None and not self.children[c])

    def find(self, code: str) -> Indicator | None:
        """The indicator of a code; of a number alone ("8") the part that is numbered so."""
        return self.indicators.get(roman(int(code)) if _is_number(code) else code)

    def leaves_below(self, code: str) -> tuple[str, ...]:
        """The leaves of a part or item; of a leaf itself."""
        below = self.children[code]
        if not below:
            return (code,) if self.indicators[code].parent is not None else ()
        return tuple(leaf for child in below for leaf in self.leaves_below(child))

    def path(self, code: str) -> tuple[str, ...]:
        """The codes from the part down to a code, which is the last."""
        parent = self.indicators[code].parent
        return (code,) if parent is None else (*self.path(parent), code)

    def points(self, code: str) -> float:
        """The sum of the maximum points of the leaves of a part or item."""
        return round(fsum(self.indicators[leaf].maximum or 0 for leaf in self.leaves_below(code)), 9)


def indicator_tree(rows: Iterable[CatalogueRow]) -> IndicatorTree:
    """The catalogue as a tree.

    A part that has no row of its own is made from its items, without a name.  An item stands below the longest code
    that it begins with; without one below its part: that of its first number, else the one whose row stands above it.
    """
    written = [(_code(row.code), row) for row in rows]
    known = {code for code, _ in written}
    found: dict[str, Indicator] = {}
    repeated: list[str] = []
    above: str | None = None
    for code, row in written:
        if code in found:
            repeated.append(code)
            continue
        above = code if is_roman(code) else above
        part = code if is_roman(code) else _part(code, above, known)
        found.setdefault(part, Indicator(part, row.name if part == code else "", part, None))
        parent = None if part == code else _parent(code, part, known)
        found[code] = Indicator(code, row.name, part, parent, row.maximum, row.survey)
    return IndicatorTree(found, tuple(dict.fromkeys(repeated)))


def _is_number(code: str) -> bool:
    return code.isdigit() and 0 < int(code) < 60  # noqa: PLR2004 - as far as numerals go


def _code(code: str) -> str:
    """A part's numeral in capitals also where it is written as a number; an item's code as it is.

    Raises:
        ValueError: it is neither.
    """
    plain = roman(int(code)) if _is_number(code) else code.upper()
    if not (is_roman(plain) or is_code(plain)):
        raise ValueError(code)
    return plain


def _part(code: str, above: str | None, known: set[str]) -> str:
    own = part_of(code)
    return own if own in known or above is None else above


def _parent(code: str, part: str, known: set[str]) -> str:
    stems = (".".join(code.split(".")[:size]) for size in range(len(numbers(code)) - 1, 1, -1))
    return next((stem for stem in stems if stem in known), part)
