"""Which files count: identical copies, earlier versions, other periods."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetops.discover.folder import Candidate
from sheetops.text import bare_key

_ALIKE = 75
_MOST = 0.5
_COPY = re.compile(r"\b(?:copy|ban sao|ban cuoi|sao chep)\b| \d{1,2} (?:xlsx|xlsm|xls|ods|xlsb)$")


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of a read file.

    Attributes:
        titles: unit → the keys of the titles of its tasks; of no task where the file has none.
        main: the unit whose own sheet it is; None for one that gathers several units' tasks.
        this_period: it is of the workspace's period.
    """

    candidate: Candidate
    titles: Mapping[str, frozenset[str]]
    main: str | None
    this_period: bool

    @property
    def path(self) -> str:
        return self.candidate.path

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it is a submission of."""
        return (self.main,) if self.main else tuple(self.titles)


def twins(candidates: Sequence[Candidate]) -> Mapping[str, str]:
    """Path of an identical copy → path of the file that is kept: no "(1)" or "copy", then the shortest name."""
    kept: dict[str, str] = {}
    copies: dict[str, str] = {}
    for candidate in sorted(candidates, key=lambda c: (bool(_COPY.search(bare_key(c.path))), len(c.path), c.path)):
        if candidate.ignored or candidate.unreadable or not candidate.data:
            continue
        first = kept.setdefault(candidate.sha256, candidate.path)
        if first != candidate.path:
            copies[candidate.path] = first
    return copies


def counting(versions: Sequence[Version]) -> Mapping[str, tuple[str, ...]]:
    """Unit → paths of the files whose rows of that unit count, the one that counts first before all.

    Of the files that are a unit's submission the latest counts (of this period, then modified last, then last by
    name), and besides every file that shares no task with those that count, by the same title or most by titles much
    alike: another part of the report, no earlier version.  A row that another unit's own sheet has of it counts with
    that sheet, and supersedes nothing.
    """
    units = dict.fromkeys(unit for version in versions for unit in version.titles)
    own = {unit: _own(unit, versions) for unit in units}
    guests = {
        unit: [v.path for v in versions if unit in v.titles and v.main not in (None, unit) and v.path in own[v.main]]
        for unit in units
    }
    return {unit: (*own[unit], *guests[unit]) for unit in units}


def _own(unit: str, versions: Sequence[Version]) -> tuple[str, ...]:
    """The files that count as the unit's own submission."""
    ranked = sorted((v for v in versions if unit in v.units and unit in v.titles), key=_rank, reverse=True)
    kept: list[Version] = []
    for version in ranked:
        if not any(_same_report(version.titles[unit], other.titles[unit]) for other in kept):
            kept.append(version)
    return tuple(version.path for version in kept)


def _same_report(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two files report the same tasks: one title is the same, or most of the fewer are much alike."""
    if one & other:
        return True
    fewer, more = sorted((sorted(one), sorted(other)), key=len)
    if not fewer:
        return False
    from rapidfuzz import fuzz, process

    alike = [process.extractOne(t, more, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE) for t in fewer]
    return sum(match is not None for match in alike) >= _MOST * len(fewer)


def _rank(version: Version) -> tuple[bool, float, str]:
    return version.this_period, version.candidate.modified.timestamp(), version.path
