"""Bars: where each part begins and how wide it is, and what they show in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.report.model import Bar, Chart, Part
from sheetops.write.report.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.common import CommonLabels

PATTERNS = 8
"""How many patterns the template has; they repeat after that."""

Figure = tuple[str, float, str]
"""A part's name, its size and its size as written."""


def chart(
    book: CommonLabels,
    title: str,
    bars: Sequence[tuple[str, Sequence[Figure]]],
    *,
    whole: float | None = None,
    ends: Sequence[str] = (),
) -> Chart | None:
    """Stacked bars, all to one scale; None where there is nothing to show.

    Args:
        bars: label and figures of each bar, the same parts in the same order in every one.
        whole: what fills the width; the longest bar where it is not given.
        ends: what stands after each bar; its label only where none are given.
    """
    most = whole or max((sum(size for _, size, _ in figures) for _, figures in bars), default=0)
    if not bars or not most:
        return None
    written = ends or [""] * len(bars)
    made = [_bar(book, label, figures, most, end) for (label, figures), end in zip(bars, written, strict=True)]
    names = [name for name, _, _ in bars[0][1]]
    legend = tuple((place % PATTERNS, name) for place, name in enumerate(names))
    return Chart(title, tuple(made), legend if len(legend) > 1 else ())


def _bar(book: CommonLabels, label: str, figures: Sequence[Figure], most: float, end: str) -> Bar:
    parts, start = [], 0.0
    for place, (name, size, value) in enumerate(figures):
        width = 100 * size / most
        if size > 0:
            parts.append(Part(name, value, round(start, 3), round(width, 3), place % PATTERNS))
        start += width
    told = ", ".join(say(book, "bar_part", name=part.name, value=part.value) for part in parts)
    return Bar(label, tuple(parts), say(book, "bar", label=label, parts=told or say(book, "nothing")), end)
