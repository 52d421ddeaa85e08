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
    for at, column in enumerate(layout.columns):
        if column.field != "spacer":
            _paint_own(paper, top, left + at, column.path, depth, layout.header.joined, texts)
    for level in range(depth - 1):
        _paint_groups(paper, top + level, left, layout, level, texts)
    return depth


def _paint_own(paper: Paper, top: int, column: int, path: tuple[str, ...], depth: int, joined: str, texts) -> None:
    row, text = top + len(path) - 1, texts[path]
    if joined == "merged" and len(path) < depth:
        paper.span(row, column, top + depth - 1, column, text)
    elif joined == "bottom" and len(path) == 1:
        paper.put(top + depth - 1, column, text)
    else:
        paper.put(row, column, text)


def _paint_groups(paper: Paper, row: int, left: int, layout: Layout, level: int, texts) -> None:
    at = 0
    for group, members in groupby(layout.columns, lambda c: c.path[: level + 1] if len(c.path) > level + 1 else None):
        count = len(list(members))
        if group and layout.header.groups_merged:
            paper.span(row, left + at, row, left + at + count - 1, texts[group])
        elif group:
            paper.put(row, left + at, texts[group])
        at += count


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
    for at, column in enumerate(layout.columns):
        if column.field == "spacer":
            continue
        number += 1
        paper.put(row, left + at, _number(style, number))
    return 1


def _number(style: str, number: int):
    if style == "A":
        return "AB"[number - 1] if number <= 2 else number - 2
    if style == "formula":
        return f"({number})=({number - 2})-({number - 1})" if number == 7 else f"({number})"
    return f"({number})" if style == "(1)" else number
