"""Assignments → who claims which leaf, how specifically; and what cannot be placed in the catalogue.

A line whose numeral and name disagree assigns nothing (P603), nor does an unknown code (P609), nor an item of another
part than the one that it is written under (P612).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sheetops.assignments.codes import is_roman
from sheetops.assignments.model import Given, Scope, placed
from sheetops.assignments.names import PartNames
from sheetops.assignments.tree import IndicatorTree
from sheetops.catalogue import found
from sheetops.model import Finding

_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A unit's claim to a part or item and the leaves below it.

    Attributes:
        code: the part or item that is given; `depth`: how many levels it lies below the parts.
        leaves: what of it is given.
    """

    unit: str
    given: Given
    code: str
    depth: int
    leaves: tuple[str, ...]

    @property
    def leads(self) -> bool:
        return self.given.assignment.role == "lead"

    @property
    def scope(self) -> Scope | None:
        return self.given.assignment.scope


def claims(tree: IndicatorTree, given: Iterable[Given]) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """What is claimed, in the order of the assignments, and P603, P609 and P612 of what is not; each line once."""
    names = PartNames({part.code: part.name for part in tree.parts})
    made: list[Claim] = []
    findings: list[Finding] = []
    for one in given:
        problem = _misnamed(tree, names, one) or _displaced(tree, one)
        if problem is not None:
            findings.append(problem)
            continue
        codes, unknown = _codes(tree, one)
        findings += [_unknown(tree, one, code) for code in unknown]
        if one.unit is not None:
            made += [_claim(tree, one, one.unit, code) for code in codes]
    return tuple(made), _each_once(findings)


def _each_once(findings: list[Finding]) -> tuple[Finding, ...]:
    """Several items of one misnamed line are one finding."""
    return tuple(finding for at, finding in enumerate(findings) if finding not in findings[:at])


def _codes(tree: IndicatorTree, one: Given) -> tuple[list[str], list[str]]:
    """The codes that an assignment gives, and those of it that the catalogue does not know."""
    own = one.assignment
    wanted = own.listed_children or (own.item or own.part or "",)
    everything = dict.fromkeys((*wanted, *own.excluded, *((own.item,) if own.item else ())))
    unknown = [code for code in everything if tree.find(code) is None]
    return [indicator.code for code in wanted if (indicator := tree.find(code))], unknown


def _claim(tree: IndicatorTree, one: Given, unit: str, code: str) -> Claim:
    excluded = {
        leaf
        for other in one.assignment.excluded
        if (indicator := tree.find(other))
        for leaf in tree.leaves_below(indicator.code)
    }
    leaves = tuple(leaf for leaf in tree.leaves_below(code) if leaf not in excluded)
    return Claim(unit, one, code, len(tree.path(code)) - 1, leaves)


def _misnamed(tree: IndicatorTree, names: PartNames, one: Given) -> Finding | None:
    own = one.assignment
    if own.part is None or own.part not in tree.indicators or names.agrees(own.part, own.part_name):
        return None
    return found(
        "P603",
        **placed(one.place),
        unit=one.unit,
        indicator=own.part,
        numeral=own.part,
        stated=own.part_name,
        expected=tree.indicators[own.part].name,
        suggestion=names.suggestion(own.part_name) or "",
    )


def _displaced(tree: IndicatorTree, one: Given) -> Finding | None:
    """An item that stands under another part's numeral, or an exclusion that lies outside of what is given."""
    own = one.assignment
    item = tree.find(own.item) if own.item else None
    if own.part is None or own.part not in tree.indicators or item is None or item.part == own.part:
        return None
    return found("P612", **placed(one.place), unit=one.unit, value=f"Phần {own.part}: {own.text}", indicator=own.item)


def _unknown(tree: IndicatorTree, one: Given, code: str) -> Finding:
    alike = [other for other in tree.indicators if is_roman(other) == is_roman(code)]
    nearest = get_close_matches(code, alike, n=_SUGGESTED, cutoff=0.6)
    return found("P609", **placed(one.place), unit=one.unit, indicator=code, value=code, suggestions=", ".join(nearest))
