"""Versions that give way to a later one, and what they differ in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import pandas as pd

from sheetops.discover import Version, differences, superseding
from sheetops.discover.versions import NO_UNIT
from sheetops.kind import Kind
from sheetops.text import key

# (path, unit) → what a finding F105 says: the winner, and what differs.
Replaced = Mapping[tuple[str, str], Mapping[str, str]]


def replaced(
    typed: pd.DataFrame, known: Mapping[str, Version], counts: Mapping[str, tuple[str, ...]], kind: Kind
) -> Replaced:
    """What gave way to later submissions, by file and unit; a unit's own sheet is compared with all of its rows.

    A task that moved into another file of the unit that counts is not lost.

    Args:
        typed: all rows, also those that do not count.
    """
    fields = [field.name for field in kind.fields]
    found = {}
    for path, unit in _given_way(known, counts):
        version = known[path]
        winners = superseding(version, unit, list(known.values()), counts[unit])
        whole, of_unit = version.main == unit, typed["unit"].fillna(NO_UNIT) == unit
        earlier = typed[(typed["path"] == path) & (whole | of_unit)]
        later = typed[typed["path"].isin(winners) & (whole | of_unit)]
        elsewhere = typed[typed["path"].isin(set(counts[unit]) - set(winners)) & of_unit]
        moved = elsewhere[elsewhere["title_text"].map(key).isin(set(earlier["title_text"].map(key)))]
        told = differences(earlier, pd.concat([later, moved]), fields)
        found[path, unit] = {"winner": ", ".join(short_name(winner, path) for winner in winners), **told}
    return found


def short_name(path: str, beside: str) -> str:
    """The name of a file; with its folders where the file beside it has the same name."""
    name = PurePosixPath(path).name
    return path if name == PurePosixPath(beside).name else name


def _given_way(known: Mapping[str, Version], counts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """(path, unit) of each part of a file that does not count, though another file of this period does."""
    for path, version in known.items():
        if not version.this_period:
            continue
        units = [version.main] if version.main else list(version.titles)
        for unit in units:
            if version.is_own(unit) and counts.get(unit) and path not in counts[unit]:
                yield path, unit
