"""How many points a page, a column and a row take."""

from __future__ import annotations

from sheetops.write.workbook.metrics import line_height

# What the margins of Nghị định 30/2020/NĐ-CP leave of a landscape A4 page; a little less high, for what programs round.
PAGE_WIDTH, PAGE_HEIGHT = 714.0, 470.0
USUAL_HEIGHT = 15.0
HIGHEST = 409.0
"""No spreadsheet has a higher row."""
PADDING = 5 / 7
"""What a column is wider than its characters, in characters."""
_MARGIN, _INSET = 4.0, 5.0
_PIXELS_PER_CHARACTER, _POINTS_PER_PIXEL = 7, 0.75


def points(characters: float) -> float:
    """The width in points of a column that is so many characters wide."""
    return (characters + PADDING) * _PIXELS_PER_CHARACTER * _POINTS_PER_PIXEL


def room(characters: float) -> float:
    """The width in points that text has in such a column."""
    return points(characters) - _INSET


def characters(points_wide: float) -> float:
    """How wide a column, in characters, must be for a text of so many points: the inverse of `room`."""
    return (points_wide + _INSET) / _POINTS_PER_PIXEL / _PIXELS_PER_CHARACTER - PADDING


def height_for(lines: int, size: float) -> float:
    """The height of a row of so many lines, as far as a spreadsheet allows."""
    return min(HIGHEST, round(lines * line_height(size) + _MARGIN, 2))


def most_lines(size: float) -> int:
    """How many lines the highest possible row holds."""
    return int((HIGHEST - _MARGIN) / line_height(size))
