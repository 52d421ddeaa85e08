"""Which number formats show a percentage, and which cells of an .xlsx have one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sheetops.read.markup import attributes, tags
from sheetops.read.sheet_cells import cells, position

# ECMA-376, 18.8.30: the formats 0% and 0.00% that every program has.
_BUILT_IN = frozenset({9, 10})
_NOT_SHOWN_AS_SIGN = re.compile(r"\"[^\"]*\"?|[\\_*].")
_ANY = re.compile(rb"formatCode\s*=\s*(?:\"[^\"]*%|'[^']*%)|numFmtId\s*=\s*[\"'](?:9|10)[\"']")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)

Place = tuple[int, int]


def shows_percentage(code: str) -> bool:
    """Whether a format code shows numbers as percentages; a sign in quotes or behind a backslash only stands there."""
    return "%" in _NOT_SHOWN_AS_SIGN.sub("", code).partition(";")[0]


def percent_formats(codes: Iterator[tuple[int, str]]) -> frozenset[int]:
    """The numbers of the formats that show percentages.

    Args:
        codes: number and code of the formats that a workbook defines.
    """
    own = {number: shows_percentage(code) for number, code in codes}
    return frozenset({number for number in _BUILT_IN if number not in own} | {n for n, shows in own.items() if shows})


def percent_styles(styles: bytes) -> frozenset[int]:
    """The cell styles of an .xlsx that show percentages, by its part of styles in UTF-8; most have none."""
    found = _CELL_FORMATS.search(styles) if _ANY.search(styles) else None
    if not found:
        return frozenset()
    defined = ((tag.get("numFmtId", ""), tag.get("formatCode", "")) for tag in tags(styles, "numFmt"))
    formats = percent_formats((int(number), code) for number, code in defined if number.isdigit())
    chosen = (tag.get("numFmtId", "0") for tag in tags(found[0], "xf"))
    return frozenset(at for at, number in enumerate(chosen) if number.isdigit() and int(number) in formats)


def percentages(xml: bytes, styles: frozenset[int]) -> frozenset[Place]:
    """The cells with content of a sheet of an .xlsx that have one of some styles and may hold a number."""
    if not styles:
        return frozenset()
    wanted = "|".join(map(str, sorted(styles)))
    pattern = re.compile(rf"<(?:\w+:)?c\b([^>/]*\bs\s*=\s*[\"'](?:{wanted})[\"'][^>/]*)>".encode())
    found = [tag for match in pattern.findall(xml) if (tag := attributes(match)).get("t", "n") == "n"]
    places = [position(tag.get("r", "")) for tag in found]
    if None in places:  # a cell that does not say its place stands behind the one before
        numbers = (cell for cell in cells(xml) if cell.kind == "n" and cell.is_filled)
        return frozenset(cell.place for cell in numbers if int(cell.tag.get("s", "0")) in styles)
    return frozenset(place for place in places if place)
