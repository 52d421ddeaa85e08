"""Painting a header of one to four rows, with its groups, its wear and its row of column numbers."""

from __future__ import annotations

from itertools import groupby

from drawn.chance import Chance
from drawn.dress import bare, broken, nfd, other_tone_place
from drawn.layout import Layout
from drawn.paper import Paper

_FOOTNOTES = (" (*)", "(*)", " (1)", " *", ":", " (2)")


def paint_header(paper: Paper, top: int, left: int, layout: Layout, texts: dict[tuple[str, ...], str]) -> int:
    """Paint it from `top` on; the number of rows it takes.

    Args:
        texts: path → its text as worn in this table, so that a repeated header says the same.
    """
    depth = layout.depth
    for at, column, width in layout.placed():
        if column.field != "spacer":
            span = (left + at, left + at + width - 1)
            _paint_own(paper, top, span, column.path, depth, layout.header.joined, texts)
    for level in range(depth - 1):
        _paint_groups(paper, top + level, left, layout, level, texts)
    return depth


def _paint_own(
    paper: Paper, top: int, span: tuple[int, int], path: tuple[str, ...], depth: int, joined: str, texts
) -> None:
    row, text = top + len(path) - 1, texts[path]
    if joined == "bottom" and len(path) == 1:
        row = top + depth - 1
    bottom = top + depth - 1 if joined == "merged" else row
    paper.span(row, span[0], bottom, span[1], text)


def _paint_groups(paper: Paper, row: int, left: int, layout: Layout, level: int, texts) -> None:
    placed = list(layout.placed())
    for group, members in groupby(placed, lambda p: p[1].path[: level + 1] if len(p[1].path) > level + 1 else None):
        columns = list(members)
        first, last = columns[0][0], columns[-1][0] + columns[-1][2] - 1
        if group and layout.header.groups_merged:
            paper.span(row, left + first, row, left + last, texts[group])
        elif group:
            paper.put(row, left + first, texts[group])


def worn_headers(chance: Chance, layout: Layout) -> dict[tuple[str, ...], str]:
    """Every header and group of a table as its typist left it."""
    paths = {column.path[:n]: None for column in layout.columns for n in range(1, len(column.path) + 1)}
    return {path: _worn(chance, path[-1], layout) for path in paths if path[-1]}


def _worn(chance: Chance, text: str, layout: Layout) -> str:
    if layout.header.case == "upper":
        text = text.upper()
    elif layout.header.case == "lower":
        text = text.lower()
    if chance.happens(0.2):
        text = broken(text, chance)
    if not chance.happens(layout.header.wear):
        return text
    wear = chance.pick(["bare", "nfd", "nbsp", "tone", "footnote", "footnote", "space", "edges"])
    if wear == "bare":
        return bare(text)
    if wear == "nfd":
        return nfd(text)
    if wear == "nbsp":
        return text.replace(" ", " ", 1)
    if wear == "tone":
        return other_tone_place(text)
    if wear == "space":
        return text.replace(" ", "  ", 1)
    return text + chance.pick(_FOOTNOTES) if wear == "footnote" else f" {text} "


def paint_numbers(paper: Paper, row: int, left: int, layout: Layout) -> int:
    """The row of column numbers under a header; the number of rows it takes."""
    style = layout.header.numbers
    if not style:
        return 0
    number = 0
    for at, column, width in layout.placed():
        if column.field == "spacer":
            continue
        number += 1
        paper.span(row, left + at, row, left + at + width - 1, _number(style, number))
    return 1


def _number(style: str, number: int):
    if style == "A":
        return "AB"[number - 1] if number <= 2 else number - 2
    if style == "formula":
        return f"({number})=({number - 2})-({number - 1})" if number == 7 else f"({number})"
    return f"({number})" if style == "(1)" else number
