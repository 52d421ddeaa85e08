"""The tally as a table; where the screen is too narrow for it, as lines.

The widths are computed here: rich makes room by crushing whole columns, and a figure that is cut is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from rich.box import SIMPLE
from rich.console import Group
from rich.padding import Padding
from rich.table import Table

from sheetops.cli.output import text
from sheetops.evaluation import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from sheetops.cli.words import Words
    from sheetops.evaluation import Evaluation
    from sheetops.kind.rules import Rate

_NONE = "–"
WHOLE, PART, ALL = "whole", "part", "all"
_IN_PERIOD = "in_period"
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: an origin as a whole, a sector within it, or all."""

    label: str
    level: str
    counts: Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table with what it holds, from top to bottom."""

    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How much room the table takes.

    Attributes:
        gap: characters between columns.
        label: characters that the first column needs at least.
        head_lines: over how many lines a heading may run before its column is made wider.
        broken: cells are broken too, between their words.
    """

    gap: int
    label: int
    head_lines: int
    broken: bool

    def widths(self, columns: Sequence[Column]) -> list[int]:
        """The widths of all columns but the first."""
        return [max(self._head(column.head), self._cells(column.cells)) for column in columns[1:]]

    def _head(self, head: str) -> int:
        return max(_longest(head.split()), -(-len(head) // self.head_lines))

    def _cells(self, cells: Sequence[str]) -> int:
        return _longest(word for cell in cells for word in cell.split()) if self.broken else _longest(cells)


_LAYOUTS = (
    Layout(gap=2, label=30, head_lines=2, broken=False),
    Layout(gap=2, label=24, head_lines=3, broken=False),
    Layout(gap=1, label=18, head_lines=9, broken=True),
)


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def tally(evaluation: Evaluation, words: Words, width: int) -> RenderableType:
    """Carried-over tasks, those of the period by sector, and all: total, statuses in use, completion of those due."""
    lines = tuple(_lines(evaluation, words))
    return fitted(_columns(evaluation, words, lines), lines, width) or _listed(evaluation, words, lines)


def fitted(columns: Sequence[Column], lines: Sequence[Line], width: int) -> RenderableType | None:
    """Columns as a table, the last line as its foot; None where the screen is too narrow for it."""
    for layout in _LAYOUTS:
        widths = layout.widths(columns)
        room = width - sum(widths) - layout.gap * len(widths)
        if room >= layout.label:
            return _table(columns, lines, layout, [min(room, _longest(columns[0].cells) + _INDENT), *widths])
    return None


def _lines(evaluation: Evaluation, words: Words) -> Iterator[Line]:
    by_place = {(_code(r["origin"]), _code(r["sector"])): r for r in evaluation.tallies.to_dict("records")}
    origins = dict.fromkeys([e.code for e in evaluation.kind.vocabularies.get("origin", ())])
    for origin in dict.fromkeys([*origins, *(o for o, _ in by_place if o is not None)]):
        whole = by_place.get((origin, None))
        if whole is None:
            continue
        yield Line(evaluation.kind.origin_label(origin, words.lang), WHOLE, whole)
        sectors = [sector for place, sector in by_place if place == origin and sector is not None]
        for sector in sectors if origin == _IN_PERIOD else ():
            yield Line(_sector(evaluation, words, sector), PART, by_place[origin, sector])
    yield Line(words("consolidate.grand_total"), ALL, by_place[None, None])


def _code(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _sector(evaluation: Evaluation, words: Words, code: str) -> str:
    sector = evaluation.workspace.sector(code)
    return words("unknown") if code == UNKNOWN else sector.name if sector else code


def _in_use(evaluation: Evaluation, lines: Sequence[Line]) -> tuple[str, ...]:
    statuses = evaluation.kind.counted_statuses
    return tuple(status for status in statuses if any(line.counts[status] for line in lines))


def _rates(evaluation: Evaluation) -> list[Rate]:
    """The rates that are not simply shares of the total."""
    return [rate for rate in evaluation.kind.evaluation.rates if rate.denominator]


def _columns(evaluation: Evaluation, words: Words, lines: Sequence[Line]) -> list[Column]:
    kind, lang = evaluation.kind, words.lang
    label = Column("", tuple(line.label for line in lines))
    total = Column(words("consolidate.total"), tuple(str(line.counts["total"]) for line in lines))
    statuses = [
        Column(kind.status_label(status, lang), tuple(str(line.counts[status] or _NONE) for line in lines))
        for status in _in_use(evaluation, lines)
    ]
    rates = [
        Column(rate.label.text(lang), tuple(share(words, line.counts, rate.code) for line in lines))
        for rate in _rates(evaluation)
    ]
    return [label, total, *statuses, *rates]


def _table(columns: Sequence[Column], lines: Sequence[Line], layout: Layout, widths: Sequence[int]) -> Table:
    # The box's own divider is one character of the gap.
    padding = (0, layout.gap - 1, 0, 0)
    table = Table(box=SIMPLE, show_footer=True, show_edge=False, pad_edge=False, padding=padding)
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        foot = text(column.cells[-1], "bold")
        table.add_column(text(column.head), foot, justify="right" if place else "left", width=width)
    for place, line in enumerate(lines[:-1]):
        label, *cells = (text(column.cells[place]) for column in columns)
        indented = Padding(label, (0, 0, 0, _INDENT if line.level == PART else 0))
        table.add_row(indented, *cells, style="bold" if line.level == WHOLE else "")
    return table


def share(words: Words, counts: Mapping[Hashable, Any], rate: str) -> str:
    """A percentage with what it is a share of: 80,0% (24/30); a dash where there is nothing to divide by."""
    if pd.isna(counts[rate]):
        return _NONE
    percent = f"{counts[rate] * 100:.1f}".replace(".", words("decimal"))
    numerator, denominator = int(counts[f"{rate}_numerator"]), int(counts[f"{rate}_denominator"])
    return words("consolidate.share", percent=percent, numerator=numerator, denominator=denominator)


def _listed(evaluation: Evaluation, words: Words, lines: Sequence[Line]) -> RenderableType:
    kind, parts = evaluation.kind, []
    for line in lines:
        indent = _INDENT if line.level == PART else 0
        used = [status for status in kind.counted_statuses if line.counts[status]]
        counts = [f"{kind.status_label(status, words.lang)} {line.counts[status]}" for status in used]
        rates = [f"{rate.label.text(words.lang)} {share(words, line.counts, rate.code)}" for rate in _rates(evaluation)]
        parts.append(Padding(text(f"{line.label}: {line.counts['total']}", "bold"), (0, 0, 0, indent)))
        parts.append(Padding(text("; ".join([*counts, *rates])), (0, 0, 0, indent + _INDENT)))
    return Group(*parts)
