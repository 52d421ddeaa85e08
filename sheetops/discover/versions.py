"""Which files count: identical copies, earlier versions, other periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetops.discover.folder import Candidate


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of a read file: the units whose tasks it holds, and whether it is of this period."""

    candidate: Candidate
    units: tuple[str, ...]
    this_period: bool


def twins(candidates: Sequence[Candidate]) -> Mapping[str, str]:
    """Path of an identical copy → path of the file that is kept: the one with the shortest name."""
    kept: dict[str, str] = {}
    copies: dict[str, str] = {}
    for candidate in sorted(candidates, key=lambda c: (len(c.path), c.path)):
        if candidate.ignored or candidate.unreadable or not candidate.data:
            continue
        first = kept.setdefault(candidate.sha256, candidate.path)
        if first != candidate.path:
            copies[candidate.path] = first
    return copies


def winners(versions: Sequence[Version]) -> Mapping[str, str]:
    """Unit → path of the file whose rows count: of this period, then modified last, then last by name.

    A file that holds one unit's tasks goes before one that holds several, for the unit knows best.
    """
    best: dict[str, Version] = {}
    for version in versions:
        for unit in version.units:
            if unit not in best or _rank(version) > _rank(best[unit]):
                best[unit] = version
    return {unit: version.candidate.path for unit, version in best.items()}


def _rank(version: Version) -> tuple[bool, float, str]:
    return version.this_period, version.candidate.modified.timestamp(), version.candidate.path
