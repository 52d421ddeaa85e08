"""Documents that an assignment table cites, held against its own day (P607)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sheetops.assignments.model import placed
from sheetops.catalogue import found
from sheetops.score import citations
from sheetops.text import bare_key, clean

if TYPE_CHECKING:
    from sheetops.assignments import Place
    from sheetops.model import Finding

# "ngày 24 tháng 4 năm 2026"; the day may still have to be filled in.
_DATED = re.compile(
    r"ngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})", re.IGNORECASE
)
_ATTACHED = "kem theo"
_MONTHS = 12
_SHORT = re.compile(r"ngày\s*(\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)


def cited_later(lines: Iterable[tuple[str, Place]], otherwise: date) -> Iterator[Finding]:
    """P607 of each document that is dated after the letter whose text cites it.

    The letter's day stands where it says to what the table is attached, or behind its place; where only a month is
    written it is the month's last day.

    Args:
        lines: texts above or beside a table, each with its place.
        otherwise: the day where the lines name none.
    """
    written = [(clean(text), place) for text, place in lines]
    own = next((day for text, _ in written if (day := _letter_day(text))), otherwise)
    for text, place in written:
        if not _is_attached(text):
            for one in citations(text):
                if one.day and one.day > own:
                    yield found(
                        "P607",
                        **placed(place),
                        value=one.text,
                        document=one.number,
                        document_date=one.day.isoformat(),
                        citing_date=own.isoformat(),
                    )


def _is_attached(text: str) -> bool:
    return bare_key(text).startswith(_ATTACHED)


def _letter_day(text: str) -> date | None:
    """The day of the letter, of a line that says it."""
    match = _DATED.search(text)
    if match and (_is_attached(text) or text[: match.start()].rstrip().endswith(",")):
        return _last(int(match["year"]), int(match["month"]), int(match["day"] or 31))
    short = _SHORT.search(text) if _is_attached(text) else None
    return _last(int(short[3]), int(short[2]), int(short[1])) if short else None


def _last(year: int, month: int, day: int) -> date | None:
    """A day, no later than its month ends; None where no calendar has such a month."""
    if not 1 <= month <= _MONTHS:
        return None
    return date(year, month, max(1, min(day, calendar.monthrange(year, month)[1])))
