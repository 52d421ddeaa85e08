"""Whose tasks each file holds, of which period and day it is, and which of its rows count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from sheetops.discover import Version, as_of, last_month, unit_by_name
from sheetops.discover.versions import NO_UNIT
from sheetops.journey.submission import Submission
from sheetops.text import key
from sheetops.words.lexicon import Lexicon

_MAJORITY = 0.5


def versions(typed: pd.DataFrame, submissions: Sequence[Submission], lexicon: Lexicon) -> dict[str, Version]:
    """Path → what is known of each file: whose tasks it holds, whose sheet it is, of which month and day."""
    rows = {str(path): group for path, group in typed.groupby("path", sort=False)}
    return {s.path: _version(s, rows.get(s.path), lexicon) for s in submissions}


def _version(submission: Submission, rows: pd.DataFrame | None, lexicon: Lexicon) -> Version:
    titles: dict[str, frozenset[str]] = {}
    main = submission.unit
    if rows is not None:
        for unit, group in rows.groupby(rows["unit"].fillna(NO_UNIT), sort=False):
            titles[str(unit)] = frozenset(key(title) for title in group["title_text"])
        main = _main(submission, rows["unit"], lexicon)
    elif main and any(sheet.tables for sheet in submission.sheets):
        titles[main] = frozenset()
    return Version(
        submission.candidate,
        titles,
        main,
        submission.stated_period is None,
        month=last_month(submission.path, submission.sheets, lexicon),
        as_of=as_of(submission.path, submission.sheets, lexicon),
        issued=submission.stamp.issued if submission.stamp else None,
        sender=submission.unit,
    )


def _main(submission: Submission, leads: pd.Series, lexicon: Lexicon) -> str | None:
    """The unit whose own sheet a file is: that of its title, where most of its rows are, though some name another lead.

    A sheet whose rows all have one lead is that unit's, unless another unit's title makes it that unit's compilation;
    the name of the file tells, where the title is the Office's, whose form it is.
    """
    named = leads.dropna()
    if named.nunique() != 1:
        return submission.unit if (named == submission.unit).mean() > _MAJORITY else None
    only = str(named.iloc[0])
    by_name = unit_by_name(submission.path, lexicon)
    return only if submission.unit in (None, only) or (by_name and by_name[0] == only) else None


def counted_rows(typed: pd.DataFrame, counts: Mapping[str, tuple[str, ...]], this_period: set[str]) -> pd.Series:
    """Rows that count: of this period, in a file that counts for their unit."""
    pairs = zip(typed["unit"].fillna(NO_UNIT), typed["path"], strict=True)
    counted = [path in counts[str(unit)] for unit, path in pairs]
    return typed["path"].isin(this_period) & pd.Series(counted, index=typed.index, dtype=bool)
