"""The rows of a table that say its header again, as it is printed at the top of each page."""

from __future__ import annotations

from collections.abc import Iterable

from sheetops.model import Cell
from sheetops.recognise.cells import View
from sheetops.recognise.header_rows import HeaderBlock
from sheetops.text import bare_key

_REPEAT_SHARE = 0.7
_FEWEST_HEADERS = 2

Texts = tuple[dict[int, str], ...]
"""Per header row, column → its text as it is compared."""


def said_again(view: View, block: HeaderBlock, rows: Iterable[int]) -> frozenset[int]:
    """Those of the rows that say what one of the header's rows says, in nearly all of their cells."""
    header = tuple({column: bare_key(view.text(row, column)) for column in view.cells(row)} for row in block.rows)
    return frozenset(row for row in rows if _says(view.cells(row), header))


def _says(cells: dict[int, Cell], header: Texts) -> bool:
    if len(cells) < _FEWEST_HEADERS or not _may_say(cells, header):
        return False
    texts = {column: bare_key(value) for column, value in cells.items() if isinstance(value, str)}
    for wanted in header:
        if texts.keys().isdisjoint(wanted):
            continue
        same = sum(texts.get(column) == text for column, text in wanted.items())
        if same >= _REPEAT_SHARE * max(len(wanted), len(cells)):
            return True
    return False


def _may_say(cells: dict[int, Cell], header: Texts) -> bool:
    """Whether enough cells are texts that begin as the header's do, which costs less than to compare them."""
    most = (1 - _REPEAT_SHARE) * len(cells)
    for wanted in header:
        others = 0
        for column, value in cells.items():
            text = wanted.get(column)
            if text is None or not isinstance(value, str) or bare_key(value[:1]) not in ("", text[:1]):
                others += 1
                if others > most:
                    break
        else:
            return True
    return False
