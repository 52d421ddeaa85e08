"""Who owns each leaf of the catalogue, and where the assignment table leaves that open.

The more specific assignment wins: an item's over its part's.  One that is limited by content leaves the rest of
the item to whoever holds it otherwise; so two units may share an item by content, and that is no conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sheetops.assignments.claims import Claim, claims
from sheetops.assignments.codes import is_below
from sheetops.assignments.model import Given, Owner, Scope, placed
from sheetops.assignments.tree import IndicatorTree
from sheetops.catalogue import found
from sheetops.model import Finding
from sheetops.text import bare_key

NameOf: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Owners and findings.

    Attributes:
        owners: code of every leaf, in the catalogue's order → who leads, then who coordinates.
        findings: P601, P602, P603, P608, P609, P611, and P612 where an item stands under another part.
    """

    owners: Mapping[str, tuple[Owner, ...]]
    findings: tuple[Finding, ...]


def cover(
    tree: IndicatorTree,
    given: Iterable[Given],
    *,
    find_unit: Callable[[str], str | None] = lambda _: None,
    name_of: NameOf = lambda unit: unit,
) -> Coverage:
    """The owners of every leaf.

    Args:
        find_unit: the code of the unit that a text names; used for those with whom a unit coordinates.
        name_of: the name of a unit by its code, for the findings' wording.
    """
    made, findings = claims(tree, given)
    leading = {leaf: _deciding([c for c in made if c.leads and leaf in c.leaves]) for leaf in tree.leaves}
    owners = {leaf: (*_leads(leading[leaf]), *_helpers(leaf, made, leading[leaf], find_unit)) for leaf in tree.leaves}
    raised = [
        *findings,
        *(_open(tree, leaf) for leaf in tree.leaves if not leading[leaf]),
        *(_contested(tree, leaf, units, name_of) for leaf in tree.leaves if (units := _rivals(leading[leaf]))),
        *_contradicted(made, name_of),
        *_carved_out(made, name_of),
    ]
    return Coverage(owners, tuple(raised))


def _deciding(leads: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that decide who leads a leaf: the most specific; the next ones too, for what content leaves over."""
    deciding: list[Claim] = []
    for depth in sorted({claim.depth for claim in leads}, reverse=True):
        level = [claim for claim in leads if claim.depth == depth]
        deciding += level
        if any(_holds_the_rest(claim.scope) for claim in level):
            break
    return tuple(deciding)


def _holds_the_rest(scope: Scope | None) -> bool:
    return scope is None or scope.kind == "except"


def _leads(deciding: Sequence[Claim]) -> tuple[Owner, ...]:
    return tuple(dict.fromkeys(Owner(claim.unit, "lead", claim.scope) for claim in deciding))


def _helpers(
    leaf: str, made: Sequence[Claim], deciding: Sequence[Claim], find_unit: Callable[[str], str | None]
) -> tuple[Owner, ...]:
    leads = {claim.unit for claim in deciding}
    helping = (claim for claim in made if not claim.leads and leaf in claim.leaves and claim.unit not in leads)
    return tuple(
        dict.fromkeys(
            Owner(claim.unit, "coordinate", claim.scope, _partner(claim.given.assignment.partner, find_unit))
            for claim in helping
        )
    )


def _partner(text: str, find_unit: Callable[[str], str | None]) -> str | None:
    """The unit with whose name a text begins, the longest that is one."""
    words = text.split()
    starts = (" ".join(words[:size]).strip(" .,;:") for size in range(len(words), 0, -1))
    return next((unit for start in starts if (unit := find_unit(start))), None)


def _rivals(deciding: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of several units to the same: to all of a leaf, to its rest, or to one and the same content."""
    by_content: dict[str, dict[str, Claim]] = {}
    for claim in deciding:
        wanted = "" if claim.scope is None or claim.scope.kind == "except" else bare_key(claim.scope.text)
        by_content.setdefault(wanted, {}).setdefault(claim.unit, claim)
    return next((tuple(units.values()) for units in by_content.values() if len(units) > 1), ())


def _open(tree: IndicatorTree, leaf: str) -> Finding:
    return found("P601", indicator=leaf, name=tree.indicators[leaf].name)


def _contested(tree: IndicatorTree, leaf: str, rivals: Sequence[Claim], name_of: NameOf) -> Finding:
    names = ", ".join(name_of(claim.unit) for claim in rivals)
    place = placed(rivals[-1].given.place)
    return found("P602", **place, indicator=leaf, name=tree.indicators[leaf].name, owners=names)


def _contradicted(made: Sequence[Claim], name_of: NameOf) -> Iterable[Finding]:
    """P608: others hold items below one whose children are listed without them."""
    seen: list[Given] = []
    for claim in made:
        own = claim.given.assignment
        if not own.listed_children or own.item is None or any(claim.given is one for one in seen):
            continue
        seen.append(claim.given)
        others = [o for o in made if o.unit != claim.unit and o.leads and _outside(o, own.item, own.listed_children)]
        if others:
            told = ", ".join(dict.fromkeys(f"{other.code} ({name_of(other.unit)})" for other in others))
            place = placed(claim.given.place)
            yield found("P608", **place, unit=claim.unit, indicator=own.item, stated=own.text, other=told)


def _outside(other: Claim, item: str, listed: tuple[str, ...]) -> bool:
    return is_below(other.code, item) and not any(other.code == code or is_below(other.code, code) for code in listed)


def _carved_out(made: Sequence[Claim], name_of: NameOf) -> Iterable[Finding]:
    """P611: an item given apart from what another unit holds, and not written there as an exception."""
    for claim in made:
        if not claim.leads or claim.scope is not None:
            continue
        above = [o for o in made if o.leads and o.unit != claim.unit and o.depth < claim.depth and _shares(o, claim)]
        if above:
            holder = max(above, key=lambda other: other.depth)
            part, item = (holder.code, "") if holder.depth == 0 else ("", holder.code)
            place = placed(claim.given.place)
            name = name_of(holder.unit)
            yield found("P611", **place, unit=claim.unit, indicator=claim.code, part=part, item=item, holder=name)


def _shares(one: Claim, other: Claim) -> bool:
    return bool(set(one.leaves) & set(other.leaves))
