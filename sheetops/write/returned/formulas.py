"""The values of formulas, which openpyxl leaves out: a phone that shows a file computes none, nor does our reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from sheetops.model import Grid

_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f[^>]*?(?:/>|>.*?</f>))(?:<v ?/>|<v></v>)', re.DOTALL)


def with_values(book: Workbook, grids: Sequence[Grid]) -> Callable[[str, bytes], bytes]:
    """A function that puts the values into the parts that openpyxl makes.

    Args:
        grids: the sheets as they were read.
    """
    known = {grid.sheet: grid for grid in grids}

    def mended(part: str, content: bytes) -> bytes:
        paths = {sheet.path.lstrip("/"): sheet.title for sheet in book.worksheets}
        grid = known.get(paths.get(part, ""))
        if grid is None:
            return content
        return _FORMULA.sub(lambda match: _filled(match, grid, book), content)

    return mended


def _filled(match: re.Match[bytes], grid: Grid, book: Workbook) -> bytes:
    address, attributes, formula = match.groups()
    place = coordinate_to_tuple(address.decode())
    kind, value = _stored(grid, place, book.epoch)
    if kind is None:
        return match[0]
    typed = f' t="{kind}"'.encode() if kind else b""
    text = escape(value).encode("utf-8", "replace")
    return b'<c r="' + address + b'"' + attributes + typed + b">" + formula + b"<v>" + text + b"</v>"


def _stored(grid: Grid, place: tuple[int, int], epoch: datetime) -> tuple[str | None, str]:
    """The kind and text of a value as a cell stores it; no kind where none is known."""
    if place in grid.unvalued_formulas:
        return None, ""
    if place in grid.error_cells:
        return "e", grid.error_cells[place]
    value = grid.cell(*place)
    if value is None or isinstance(value, str):
        return "str", value or ""
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, date | time | timedelta):
        return "", repr(float(to_excel(value, epoch)))
    return "", repr(value)
