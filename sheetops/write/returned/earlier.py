"""A mended copy that comes back is returned again: what the earlier round has put into it is taken out first.

The list of the earlier copy holds, in a hidden cell of its first row, what colour each of its cells had before.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Color, PatternFill

from sheetops.words.sheet import sheet_words
from sheetops.write.returned.comments import without_ours
from sheetops.write.returned.looks import is_ours

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Fills = dict[tuple[str, str], PatternFill]
_CHUNK = 30_000


def taken_out(book: Workbook) -> None:
    """Remove the lists of earlier rounds, their colours and their comments."""
    lists = [sheet for sheet in book.worksheets if _record(sheet) is not None]
    if not lists:
        return
    fills = {place: fill for sheet in lists for place, fill in _fills(_record(sheet) or "").items()}
    for sheet in lists:
        book.remove(sheet)
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):
            if cell.has_style and is_ours(cell.fill):
                cell.fill = fills.get((sheet.title, cell.coordinate), PatternFill())
            if cell.comment:
                cell.comment = without_ours(cell.comment)


def record(fills: Fills) -> list[str]:
    """What the list is to remember, as texts for the cells of its first row."""
    known = {
        f"{sheet}!{cell}": [fill.fill_type, _color(fill.fgColor), _color(fill.bgColor)]
        for (sheet, cell), fill in fills.items()
        if fill.fill_type
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    mark = sheet_words().returned_mark
    return [f"{mark} {text[at : at + _CHUNK]}" for at in range(0, len(text), _CHUNK)]


def _record(sheet: Worksheet) -> str | None:
    """The record of a list; None for a sheet that is none."""
    mark = sheet_words().returned_mark
    first = (sheet.cell(1, column).value for column in range(1, sheet.max_column + 1))
    texts = [str(value) for value in first if isinstance(value, str) and value.startswith(mark)]
    return "".join(text.removeprefix(mark)[1:] for text in texts) if texts else None


def _fills(text: str) -> Fills:
    """The record as it was; empty where somebody has changed it."""
    try:
        return {_place(key): PatternFill(kind, _read(fore), _read(back)) for key, (kind, fore, back) in _pairs(text)}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _pairs(text: str) -> list[tuple[str, Any]]:
    return list(json.loads(text).items())


def _place(key: str) -> tuple[str, str]:
    sheet, _, cell = key.rpartition("!")
    return sheet, cell


def _color(color: Color) -> list[Any]:
    return [color.type, color.value, color.tint]


def _read(given: list[Any]) -> Color:
    kind, value, tint = given
    return Color(**{kind: value}, tint=tint)
