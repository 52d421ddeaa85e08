"""Documents that a letter cites, held against its own day (P607)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sheetops.catalogue import found
from sheetops.letter_check.model import Paragraph
from sheetops.letter_check.words import letter_words
from sheetops.model import Finding
from sheetops.words.citations import citations, is_attached, letter_day

_PLACE_LINE = re.compile(r"năm\s+\d{4}\s*[)*.]*$", re.IGNORECASE)
_LONGEST_PLACE_LINE = 120


def letters_day(paragraphs: Sequence[Paragraph]) -> date | None:
    """The letter's own day: of the line behind its place, else of what its annex is attached to; None where none is."""
    head = (p.text for p in paragraphs[: letter_words().head_paragraphs] if _is_place_line(p.text))
    attached = (p.text for p in paragraphs if is_attached(p.text.lstrip("(* ")))
    return next((day for text in (*head, *attached) if (day := letter_day(text))), None)


def _is_place_line(text: str) -> bool:
    return len(text) <= _LONGEST_PLACE_LINE and bool(_PLACE_LINE.search(text))


def cited_after(paragraphs: Sequence[Paragraph], day: date, path: str | None = None) -> tuple[Finding, ...]:
    """P607 of each document, once, that is dated after the letter that cites it."""
    found_ones: dict[tuple[str, date], Finding] = {}
    for paragraph in paragraphs:
        if is_attached(paragraph.text.lstrip("(* ")):
            continue
        for one in citations(paragraph.text):
            if one.day and one.day > day:
                finding = found(
                    "P607",
                    path=path,
                    row=paragraph.number,
                    value=one.text,
                    document=one.number,
                    document_date=one.day.isoformat(),
                    citing_date=day.isoformat(),
                )
                found_ones.setdefault((one.number, one.day), finding)
    return tuple(found_ones.values())
