"""The letter's sentences under the tally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from sheetops.write.workbook.book import TaskPage
    from sheetops.write.workbook.styles import Look

_BODY: Look = {**styles.PLAIN, "font_size": 12}


def write_sentences(page: TaskPage) -> None:
    """A heading per block and a paragraph per sentence."""
    book, origin = page.book, None
    page.blank()
    top = page.row
    page.paragraph(book.words("summary.sentences"), styles.SECTION)
    for sentence in book.evaluation.sentences.to_dict("records"):
        if text(sentence["origin"]) != (origin or ""):
            origin = text(sentence["origin"])
            page.paragraph(book.block_label(origin), styles.WRAPPED, {"bold": True, "font_size": 12})
        sector = "" if missing(sentence["sector"]) else f"{book.sector_label(sentence['sector'])}: "
        page.paragraph(f"{sector}{text(sentence['text'])}", _BODY)
    page.together(top)
