"""Which files count: identical copies, earlier versions, other periods."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from sheetops.discover.folder import Candidate
from sheetops.discover.kinds import folder_words
from sheetops.text import bare_key, folded

NO_UNIT = ""
_ALIKE = 75
_MOST = 0.5
_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of a read file.

    Attributes:
        titles: unit → the keys of the titles of its tasks; of no task where the file has none.  Tasks of no known
            unit stand under `NO_UNIT`.
        main: the unit whose own sheet it is; None for one that gathers several units' tasks.
        this_period: it is of the workspace's period.
        month: (year, month) of the last month of the period that it states; None where it states none.
        as_of: the day that it says to be as of ("tính đến ngày 17/4"); None where it does not.
        issued: when the template was issued that it was made with; None for a sheet of one's own.
    """

    candidate: Candidate
    titles: Mapping[str, frozenset[str]]
    main: str | None
    this_period: bool
    month: tuple[int, int] | None = None
    as_of: date | None = None
    issued: datetime | None = None

    @property
    def path(self) -> str:
        return self.candidate.path

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it is a submission of."""
        return (self.main,) if self.main else tuple(unit for unit in self.titles if unit != NO_UNIT)

    def is_own(self, unit: str) -> bool:
        """Whether it is the unit's own submission, or gathers its tasks with others', and has a part for it."""
        return unit in self.titles and (unit in self.units or unit == NO_UNIT)


def twins(candidates: Sequence[Candidate]) -> Mapping[str, str]:
    """Path of an identical copy → path of the file that is kept: not called a copy, then the shortest name."""
    kept: dict[str, str] = {}
    copies: dict[str, str] = {}
    for candidate in sorted(candidates, key=lambda c: (_called_copy(c.path), len(c.path), c.path)):
        digest = candidate.sha256 if candidate.data else None
        if digest is None:
            continue
        first = kept.setdefault(digest, candidate.path)
        if first != candidate.path:
            copies[candidate.path] = first
    return copies


def _called_copy(path: str) -> bool:
    return bool(folder_words().copy_words.search(folded(PurePosixPath(path).stem).replace("_", " ")))


def counting(versions: Sequence[Version]) -> Mapping[str, tuple[str, ...]]:
    """Unit → paths of the files whose rows of that unit count, the one that counts first before all.

    Of the files of this period that are a unit's submission the latest counts, and besides every file that shares no
    task with those that count, by the same title or most by titles much alike: another part of the report, no earlier
    version.  A sheet without any task gives way to all others.  A row that another unit's own sheet has of it counts
    with that sheet, and supersedes nothing.

    Later is: of a later month of the period; as of a later day, where a sheet that does not say is as of the
    day of its last change, and no earlier than those that were saved before it; made with a template issued later;
    changed last; last by name.
    """
    units = dict.fromkeys(unit for version in versions for unit in version.titles)
    versions = [version for version in versions if version.this_period]
    own = {unit: tuple(v.path for v in _own(unit, versions)) for unit in units}
    guests = {
        unit: [v.path for v in versions if unit in v.titles and v.main not in (None, unit) and v.path in own[v.main]]
        for unit in units
    }
    return {unit: (*own[unit], *guests[unit]) for unit in units}


def superseding(version: Version, unit: str, versions: Sequence[Version], counts: Sequence[str]) -> tuple[str, ...]:
    """Of the files that count for a unit those that report the same as a version that does not; else the first."""
    counted = [other for path in counts for other in versions if other.path == path]
    same = [v.path for v in counted if v.is_own(unit) and _same_report(version.titles[unit], v.titles[unit], unit)]
    return tuple(same) or tuple(counts[:1])


def _own(unit: str, versions: Sequence[Version]) -> list[Version]:
    """The files that count as the unit's own submission."""
    kept: list[Version] = []
    latest_first = _latest_first([v for v in versions if v.is_own(unit)])
    for version in sorted(latest_first, key=lambda v: not v.titles[unit]):
        if not any(_same_report(version.titles[unit], other.titles[unit], unit) for other in kept):
            kept.append(version)
    return kept


def _same_report(one: frozenset[str], other: frozenset[str], unit: str) -> bool:
    """Whether two files report the same tasks: one title is the same, or most of the fewer are much alike, or none is.

    Of tasks of no known unit most titles must be the same, for they may be two units'.
    """
    fewer, more = sorted((sorted(one), sorted(other)), key=len)
    if unit == NO_UNIT:
        return len(one & other) >= _MOST * len(fewer)
    if one & other or not fewer:
        return True
    from rapidfuzz import fuzz, process

    alike = [process.extractOne(t, more, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE) for t in fewer]
    return sum(match is not None for match in alike) >= _MOST * len(fewer)


def _latest_first(versions: Sequence[Version]) -> list[Version]:
    def rank(version: Version) -> tuple[object, ...]:
        changed = version.candidate.modified
        earlier = [v.as_of for v in versions if v.as_of and v.candidate.modified <= changed]
        day = version.as_of or max([changed.date(), *earlier])
        month = version.month or (day.year, day.month)
        name = PurePosixPath(version.path)
        by_name = (_natural(name.stem), _natural(version.path), version.path)
        return month, day, version.issued or datetime.min, changed, by_name

    return sorted(versions, key=rank, reverse=True)


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A name in the order in which people count: "lần 2" before "lần 10"."""
    parts = _NUMBER.split(bare_key(name))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)
