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
        sender: the unit whose stamp, title or name it bears, whoever leads its tasks; None where nothing names one.
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
    sender: str | None = None

    @property
    def path(self) -> str:
        return self.candidate.path

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it is a submission of: a sheet that gathers tasks also of the unit that made it."""
        if self.main:
            return (self.main,)
        leads = (unit for unit in self.titles if unit != NO_UNIT)
        return tuple(dict.fromkeys((*filter(None, [self.sender]), *leads)))

    @property
    def by(self) -> str | None:
        """The unit that made it, as far as that is known."""
        return self.main or self.sender

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

    Of the versions of one report of this period the latest counts (`_same_report`); besides it counts every file that
    is no version of those that count: another part of the report, or a sheet that gathers several units' tasks.  The
    unit's own come first, then those that gather, then the rows that another unit's own sheet has of it.  A sheet
    without any task gives way to all others.

    Later is: of a later month of the period; as of a later day, where a sheet that does not say is as of the
    day of its last change, and no earlier than those that were saved before it; made with a template issued later;
    changed last; last by name.
    """
    units = dict.fromkeys(unit for version in versions for unit in version.titles)
    versions = [version for version in versions if version.this_period]
    own = {unit: tuple(v.path for v in _reports(unit, versions)) for unit in units}
    guests = {
        unit: [v.path for v in versions if unit in v.titles and v.main not in (None, unit) and v.path in own[v.main]]
        for unit in units
    }
    return {unit: (*own[unit], *guests[unit]) for unit in units}


def superseding(version: Version, unit: str, versions: Sequence[Version], counts: Sequence[str]) -> tuple[str, ...]:
    """Of the files that count for a unit those that report the same as a version that does not; else the first."""
    counted = [other for path in counts for other in versions if other.path == path]
    same = [v.path for v in counted if v.is_own(unit) and _same_report(version, v, unit)]
    return tuple(same) or tuple(counts[:1])


def _reports(unit: str, versions: Sequence[Version]) -> list[Version]:
    """The files that count as the unit's submission: its own first, then those that gather its tasks with others'."""
    kept: list[Version] = []
    latest_first = _latest_first([v for v in versions if v.is_own(unit)])
    for version in sorted(latest_first, key=lambda v: not v.titles[unit]):
        if not any(_same_report(version, other, unit) for other in kept):
            kept.append(version)
    return sorted(kept, key=lambda v: v.main != unit)


def _same_report(one: Version, other: Version, unit: str) -> bool:
    """Whether two files are versions of one report of a unit; where one has no task of it, it gives way.

    Two sheets of the unit's own are where they share one task.  A sheet that gathers several units' tasks is none of
    a unit's own sheet, though it names some of the same tasks, and none of another's; one of the same hand is, where
    most of all their tasks are the same.  Of tasks of no known unit most titles must be the same, for they may be two
    units'.
    """
    titles, others = one.titles[unit], other.titles[unit]
    if not titles or not others:
        return True
    if unit == NO_UNIT:
        return _shared(titles, others) >= _MOST
    if one.main == other.main == unit:
        return bool(titles & others) or _alike(titles, others) >= _MOST
    gathered = one.main is None and other.main is None
    if one.by != other.by and not (gathered and None in (one.by, other.by)):
        return False
    whole, others = _all_titles(one), _all_titles(other)
    return _shared(whole, others) >= _MOST or _alike(whole, others) >= _MOST


def _all_titles(version: Version) -> frozenset[str]:
    return frozenset().union(*version.titles.values())


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the fewer titles that both have."""
    return len(one & other) / min(len(one), len(other))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the fewer titles to which one of the other's is much alike."""
    from rapidfuzz import fuzz, process

    fewer, more = sorted((sorted(one), sorted(other)), key=len)
    alike = [process.extractOne(t, more, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE) for t in fewer]
    return sum(match is not None for match in alike) / len(fewer)


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
