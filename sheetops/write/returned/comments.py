"""What is wrong, as comments on the cells; a comment that stands there already is kept above it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from openpyxl.comments import Comment

from sheetops.write.returned.words import returned_words
from sheetops.write.workbook.metrics import line_height, wrapped
from sheetops.write.workbook.values import storable

if TYPE_CHECKING:
    from openpyxl.cell import Cell

# In pixels; comments are shown in a typeface a little wider than that whose widths are known.
_WIDTH, _HIGHEST = 360, 620
_SIZE, _PIXELS_PER_POINT, _INSET = 10.5, 4 / 3, 20
_CUT = "…"
_LONGEST = 4000


def put(cell: Cell, texts: tuple[str, ...], author: str) -> None:
    """Have a cell say what is wrong with it."""
    own = [cell.comment.text.rstrip()] if cell.comment and cell.comment.text.strip() else []
    said = "\n\n".join([*own, "\n".join([returned_words().comment, *texts])])
    cell.comment = fitted(storable(said, _CUT)[:_LONGEST], cell.comment.author if own else author)


def fitted(text: str, author: str | None) -> Comment:
    """A comment in a box that its text fits into."""
    lines = len(wrapped(text, (_WIDTH - _INSET) / _PIXELS_PER_POINT, _SIZE))
    height = ceil(lines * line_height(_SIZE) * _PIXELS_PER_POINT) + _INSET
    return Comment(text, author or "", height=min(height, _HIGHEST), width=_WIDTH)


def without_ours(comment: Comment) -> Comment | None:
    """What a comment said before it was added to; None where it was ours altogether."""
    own, _, _ = comment.text.partition(returned_words().comment)
    return fitted(own.rstrip(), comment.author) if own.strip() else None
