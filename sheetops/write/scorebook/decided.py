"""What the Office has decided about indicators, as Thông tin lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook.values import missing, number

if TYPE_CHECKING:
    from sheetops.write.scorebook.book import Record, ScoreBook


def decided_points(book: ScoreBook) -> list[tuple[str, str]]:
    """Name and content of what stands in the yellow cells of each indicator."""
    pairs = ((indicator, _content(book, indicator)) for indicator in book.indicators)
    return [(_name(book, indicator), content) for indicator, content in pairs if content]


def _name(book: ScoreBook, indicator: Record) -> str:
    return book.words("about.indicator", code=indicator["code"], name=indicator["name"])


def _content(book: ScoreBook, indicator: Record) -> str:
    points, opinion, words = indicator["decision_appraised"], indicator["decision_opinion"], book.words
    parts = [
        "" if missing(points) else words("about.appraised", points=number(points)),
        "" if missing(opinion) else words("about.opinion", opinion=opinion),
    ]
    return "; ".join(filter(None, parts))
