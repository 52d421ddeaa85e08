"""How every Chi tiết is laid out: where its header stands, its yellow columns, columns wide enough for their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import most_lines, room
from sheetops.write.workbook.metrics import wrapped
from sheetops.write.workbook.table import Column
from sheetops.write.workbook.values import Link, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.styles import Look
    from sheetops.write.workbook.values import Value

HEADER = 4
"""The row of the header, counted from 0."""
NOTE_WIDTH = 110.0
"""About how wide the note above the table runs, in characters."""
ZOOM = 85
_WIDEST = 100.0


def head_of(label: str, look: Look | None, *, yellow: bool) -> Column:
    """A column of the table; a yellow one is for the Office to write in."""
    if yellow:
        return Column(label, look={**styles.YELLOW, **(look or {})}, head=styles.YELLOW_HEAD)
    return Column(label, look=look)


def roomy(book: CommonBook, width: float, values: Iterable[Value]) -> float:
    """A column's width, widened where a text would not fit the highest possible row."""
    note = book.words("common.shortened")
    texts = [storable(text, note) for text in {_text(value) for value in values}]
    while width < _WIDEST and not _fit(texts, width):
        width = min(_WIDEST, width * 1.25)
    return width


def reach(page: Page, characters: float) -> int:
    """The last column of a text that should be about so wide."""
    return next((place for place in range(page.last + 1) if page.span(0, place) >= characters), page.last)


def _text(value: Value) -> str:
    return value.text if isinstance(value, Link) else value if isinstance(value, str) else ""


def _fit(texts: Sequence[str], width: float) -> bool:
    return all(len(wrapped(text, room(width), styles.SIZE)) <= most_lines(styles.SIZE) for text in texts)
