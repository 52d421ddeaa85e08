"""Documents that an assignment table cites, held against its own day (P607)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sheetops.assignments.model import placed
from sheetops.catalogue import found
from sheetops.text import clean
from sheetops.words.citations import citations, is_attached, letter_day

if TYPE_CHECKING:
    from sheetops.assignments import Place
    from sheetops.model import Finding


def cited_later(lines: Iterable[tuple[str, Place]], otherwise: date) -> Iterator[Finding]:
    """P607 of each document that is dated after the letter whose text cites it.

    The letter's day stands where it says to what the table is attached, or behind its place; where only a month is
    written it is the month's last day.

    Args:
        lines: texts above or beside a table, each with its place.
        otherwise: the day where the lines name none.
    """
    written = [(clean(text), place) for text, place in lines]
    own = next((day for text, _ in written if (day := letter_day(text))), otherwise)
    for text, place in written:
        if not is_attached(text):
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
