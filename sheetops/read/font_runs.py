"""The legacy Vietnamese fonts of a cell's text: in no other font does a character mean another than it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from sheetops.legacy import font_encoding
from sheetops.read.extras import FontRun


@lru_cache(maxsize=1024)
def legacy_font(name: str) -> str:
    """The name of a legacy Vietnamese font; "" of any other."""
    return name if font_encoding(name) else ""


def font_runs(cell_font: str, changes: Sequence[tuple[int, str]] = (), length: int = 0) -> tuple[FontRun, ...]:
    """The runs of a text, by the fonts' names; none where no font is a legacy one.

    Args:
        cell_font: the font of what stands before the first change.
        changes: (place in the text, font from there on), in their order.
        length: of the whole text; only looked at where there are changes.
    """
    fonts = [legacy_font(cell_font), *(legacy_font(font) for _, font in changes)]
    if not any(fonts):
        return ()
    places = [0, *(min(place, length) for place, _ in changes), length]
    pieces = [(font, end - begin) for font, (begin, end) in zip(fonts, pairwise(places), strict=True) if end > begin]
    runs = [FontRun(sum(size for _, size in same), font) for font, same in groupby(pieces, key=lambda piece: piece[0])]
    if len(runs) > 1:
        return tuple(runs)
    only = runs[0].font if runs else fonts[0]
    return (FontRun(0, only),) if only else ()
