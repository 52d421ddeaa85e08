"""Carried over or not, by the dates of the assignment and of the documents that a row cites (domain: origin)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from sheetops.config import Workspace
from sheetops.lexicon import Lexicon
from sheetops.normalise.dates import DateSettings, read_day
from sheetops.origin_words import CARRIED_OVER
from sheetops.text import clean, compact_key

_DOCUMENT = re.compile(r"\d+[a-zđ]?\s*/\s*(?:\d{4}\s*/\s*)?([^\W\d_][\w&]*(?:\s*-\s*[^\W\d_][\w&]*)*)", re.I)
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?", re.I)
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def _cited(text: str, settings: DateSettings) -> Iterator[tuple[str, date]]:
    """(symbol, date) of the dated documents that a text cites; the symbol as a compact key."""
    text = _DASHES.sub("-", clean(text))
    found = [*_DOCUMENT.finditer(text)]
    for at, document in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        written = _DAY.search(text[document.end() : end])
        if written and (day := read_day(written[0], settings).day):
            yield compact_key(document[1]), day


def _bound(workspace: Workspace) -> date:
    """The day before which a task was given earlier: the period's first, or that of an earlier assignment letter."""
    letter = workspace.assignment_date
    return min(workspace.period.first, letter) if letter else workspace.period.first


def _is_earlier(text: str, workspace: Workspace, settings: DateSettings) -> bool:
    """Whether a text cites a document of the assignment letter's series, dated before the bound."""
    series = compact_key(workspace.assignment_series)
    return any(symbol == series and day < _bound(workspace) for symbol, day in _cited(text, settings))


def dated_origins(columns: Mapping[str, pd.Series], sections: pd.Series, lexicon: Lexicon) -> pd.Series:
    """`carried_over` where the task was assigned before, by its date or by its source's; missing elsewhere.

    An older plan or programme cited as the source says nothing: only letters of the assignment letter's series do.

    Args:
        columns: the typed columns; `assigned` and `source` are looked at.
        sections: the headings above each row, which are its source where it cites none itself.
    """
    workspace, period = lexicon.workspace, lexicon.workspace.period
    early = pd.Series(False, index=sections.index)
    if "assigned" in columns:
        early |= columns["assigned"] < pd.Timestamp(_bound(workspace))
    if "source" in columns and workspace.assignment_series:
        settings = DateSettings(period.first, period.last)
        own = columns["source"].fillna("")
        texts = own.where(own != "", sections.map("\n".join))
        earlier = {text: _is_earlier(text, workspace, settings) for text in texts.unique()}
        early |= texts.map(earlier).astype(bool)
    return early.map({True: CARRIED_OVER, False: None}).astype("str")
