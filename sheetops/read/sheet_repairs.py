"""What is changed in the part of a sheet of an .xlsx before the reader of values, which would stop at it, gets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sheetops.model import Area, column_number
from sheetops.read.markup import attributes
from sheetops.read.sheet_cells import SheetCell

Change = tuple[int, int, bytes]  # where it begins, where it ends, what stands there instead

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_BEGINNING = 4096
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*>")
_RANGE = re.compile(r"[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?", re.IGNORECASE)
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*>")
_COLUMNS = re.compile(r"([A-Z]{1,3}):([A-Z]{1,3})", re.IGNORECASE)
_ROWS = re.compile(r"([0-9]{1,7}):([0-9]{1,7})")


def changed(xml: bytes, changes: Iterable[Change]) -> bytes:
    """A part with stretches of it replaced."""
    pieces, at = [], 0
    for begin, end, new in sorted(changes):
        if begin >= at:
            pieces += [xml[at:begin], new]
            at = end
    return b"".join([*pieces, xml[at:]])


def emptied(cell: SheetCell) -> Change:
    """A cell without its value; those behind it that do not say their place keep it."""
    place = f' r="{cell.tag["r"]}"' if "r" in cell.tag else ""
    return cell.begin, cell.end, f"<c{place}/>".encode()


def bad_dimension(xml: bytes) -> Iterator[Change]:
    """A stated size of the sheet that is none; nobody needs it."""
    found = _DIMENSION.search(xml, 0, _BEGINNING)
    if found and not _RANGE.fullmatch(attributes(found[0]).get("ref", "")):
        yield (*found.span(), b"")


def merged_lines(xml: bytes) -> list[tuple[Change, Area]]:
    """The whole rows or columns that are merged (A:C, 2:5), and the areas that they are."""
    if b"mergeCell" not in xml:
        return []
    found = ((match, _lines(attributes(match[0]).get("ref", ""))) for match in _MERGE.finditer(xml))
    return [((*match.span(), b""), area) for match, area in found if area]


def _lines(reference: str) -> Area | None:
    if columns := _COLUMNS.fullmatch(reference.replace("$", "")):
        left, right = sorted(map(column_number, columns.groups()))
        return Area(1, left, _MOST_ROWS, right)
    if rows := _ROWS.fullmatch(reference.replace("$", "")):
        top, bottom = sorted(map(int, rows.groups()))
        return Area(top, 1, bottom, _MOST_COLUMNS)
    return None
