"""Carried over or not, by the dates of the assignment and of the documents that a row cites (domain: origin)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from sheetops.config import Workspace
from sheetops.text import clean, compact_key
from sheetops.words.lexicon import Lexicon
from sheetops.words.origins import CARRIED_OVER

_DOCUMENT = re.compile(r"\d+[a-zđ]?\s*/\s*(?:\d{4}\s*/\s*)?([^\W\d_][\w&]*(?:\s*-\s*[^\W\d_][\w&]*)*)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\D{1,8}(\d{1,2})(?!\d)(?:\D{1,8}(\d{4})(?!\d)|\s*[/.-]\s*(\d\d)(?!\d))?")
_CENTURY = 2000
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def _day(text: str, last: date) -> date | None:
    """The first day that a text names ("ngày 03 tháng 3 năm 2026"); without a year, its latest up to `last`."""
    match = _DAY.search(text)
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    written = int(match[3] or 0) or (_CENTURY + int(match[4]) if match[4] else 0)
    for year in [written] if written else [last.year, last.year - 1]:
        with contextlib.suppress(ValueError):
            if written or date(year, month, day) <= last:
                return date(year, month, day)
    return None


def _cited(text: str, last: date) -> Iterator[tuple[str, date]]:
    """(symbol, date) of the dated documents that a text cites; the symbol as a compact key."""
    text = _DASHES.sub("-", clean(text))
    found = [*_DOCUMENT.finditer(text)]
    for at, document in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        if day := _day(text[document.end() : end], last):
            yield compact_key(document[1]), day


def _bound(workspace: Workspace) -> date:
    """The day before which a task was given earlier: the period's first, or that of an earlier assignment letter."""
    letter = workspace.assignment_date
    return min(workspace.period.first, letter) if letter else workspace.period.first


def _is_earlier(text: str, workspace: Workspace) -> bool:
    """Whether a text cites a document of the assignment letter's series, dated before the bound."""
    series, bound = compact_key(workspace.assignment_series), _bound(workspace)
    return any(symbol == series and day < bound for symbol, day in _cited(text, workspace.period.last))


def dated_origins(columns: Mapping[str, pd.Series], sections: pd.Series, lexicon: Lexicon) -> pd.Series:
    """`carried_over` where the task was assigned before, by its date or by its source's; missing elsewhere.

    An older plan or programme cited as the source says nothing: only letters of the assignment letter's series do.

    Args:
        columns: the typed columns; `assigned` and `source` are looked at.
        sections: the headings above each row, which are its source where it cites none itself.
    """
    workspace = lexicon.workspace
    early = pd.Series(False, index=sections.index)
    if "assigned" in columns:
        early |= columns["assigned"] < pd.Timestamp(_bound(workspace))
    if "source" in columns and workspace.assignment_series:
        own = columns["source"].fillna("")
        texts = own.where(own != "", sections.map("\n".join))
        earlier = {text: _is_earlier(text, workspace) for text in texts.unique()}
        early |= texts.map(earlier).astype(bool)
    return early.map({True: CARRIED_OVER, False: None}).astype("str")


def cites_older(source: pd.Series, lexicon: Lexicon) -> pd.Series:
    """Whether a source cites a document dated before the period, and before its assignment letter (R413)."""
    workspace = lexicon.workspace
    bound = _bound(workspace)
    known = {text: any(day < bound for _, day in _cited(text, workspace.period.last)) for text in source.unique()}
    return source.map(known).astype(bool)
