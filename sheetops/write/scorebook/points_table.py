"""A table of points: counts, sums and shares, all of them live over Chi tiết."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.write.scorebook.detail_columns import PLAIN_POINTS
from sheetops.write.workbook import styles
from sheetops.write.workbook.criteria import counted, equal, summed
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, SHARES
from sheetops.write.workbook.values import Formula, Value, missing, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.write.scorebook.detail import Detail
    from sheetops.write.workbook.criteria import Criterion
    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.styles import Look

FIRST = 2
"""The column of the first figure; number and label stand before it."""
_COUNTS = ("total", "scored", "unscored")
# Figure → the column of Chi tiết that it sums.
_SUMS = {"max": "max", "self": "self_score", "appraised": "appraised", "survey": "survey_score", "score": "score"}
_POINTS = (*_SUMS, "lost", "open")
_SHARES = ("share_of_scored", "share_of_all")
COLUMNS = (*_COUNTS, *_POINTS, *_SHARES)
GROUPS = (("counts", _COUNTS), ("points", _POINTS), ("shares", _SHARES))
_NUMBER, _LABEL, _COUNT, _POINT, _SHARE = 7.0, 44.0, 9.0, 10.5, 13.0


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table.

    Attributes:
        tally: its figures, a row of `Scored.tallies`.
        groups: what its indicators have in common, besides that they are indicators: the sum over several groups.
        less: instead of groups, what the line at this place has more than the lines before it.
    """

    number: str
    label: str
    tally: Mapping[Any, Any]
    groups: tuple[tuple[Criterion, ...], ...] = ((),)
    less: int | None = None
    look: Look | None = None


def points_widths() -> list[float]:
    """The widths of the table's columns in characters."""
    return [_NUMBER, _LABEL, *[_COUNT] * len(_COUNTS), *[_POINT] * len(_POINTS), *[_SHARE] * len(_SHARES)]


class PointsTable:
    """A table of points on a page.

    Attributes:
        lines, rows: what was written, and where.
        header: the first of the two rows of its header.
    """

    def __init__(self, page: Page, detail: Detail, label: str) -> None:
        self.page = page
        self.detail = detail
        self.header = page.row
        self.lines: tuple[Line, ...] = ()
        self.rows: list[int] = []
        self._head(label)

    def column(self, figure: str) -> int:
        """The column of a figure."""
        return FIRST + COLUMNS.index(figure)

    def write(self, lines: Sequence[Line]) -> None:
        """Write every line."""
        self.lines = tuple(lines)
        self.rows = [self.page.row + place for place in range(len(lines))]
        for line in lines:
            self._line(line)

    def _head(self, label: str) -> None:
        page, words, top = self.page, self.page.book.words, self.page.row
        for column, text in enumerate((words("common.number"), label)):
            page.merge((top, top + 1), (column, column), text, styles.HEAD)
        for group, figures in GROUPS:
            ends = self.column(figures[0]), self.column(figures[-1])
            page.merge((top, top), ends, words(f"points.{group}"), styles.HEAD)
        labels = {self.column(figure): words(f"points.{figure}") for figure in COLUMNS}
        for column, text in labels.items():
            page.put(top + 1, column, text, styles.HEAD)
        page.grow(top, 1, styles.HEAD)
        lines = max(page.lines(text, page.widths[column], styles.HEAD) for column, text in labels.items())
        page.grow(top + 1, lines, styles.HEAD)
        page.row += 2

    def _line(self, line: Line) -> None:
        page, row = self.page, self.page.row
        look = (styles.CELL, line.look or {})
        page.put(row, 0, line.number, *look, CENTRE)
        page.put(row, 1, line.label, *look)
        for figure in (*_COUNTS, *_POINTS):
            formula = self._formula(line, figure)
            own = COUNTS if figure in _COUNTS else PLAIN_POINTS
            page.put(row, self.column(figure), Formula(f"={formula}", _shown(line.tally, figure)), *look, own)
        for figure in _SHARES:
            page.put(row, self.column(figure), self._share(line, figure), *look, SHARES)
        page.grow(row, page.lines(line.label, page.widths[1], styles.as_look(*look)), {})
        page.row += 1

    def _formula(self, line: Line, figure: str) -> str:
        here = self._cells(self.page.row)
        if figure == "unscored":
            return f"{here['total']}-{here['scored']}"
        if figure == "open":
            return f"{here['max']}-N({here['score']})-N({here['lost']})"
        if line.less is not None:
            return self._rest(line.less, self.column(figure))
        groups = [(*self.detail.leaves(), *group) for group in line.groups]
        total = "+".join(self._sum(figure, criteria) for criteria in groups) or "0"
        if figure not in _SUMS and figure != "lost":
            return total
        area = self.detail.range(_SUMS.get(figure, figure))
        known = "+".join(f"SUMPRODUCT({equal(criteria)}*ISNUMBER({area}))" for criteria in groups) or "0"
        return f'IF({known}=0,"",{total})'

    def _rest(self, whole: int, column: int) -> str:
        """What the line of the whole has more than those above this one."""
        before = [row for row in self.rows if row < self.page.row]
        total = f"N({relative(self.rows[whole], column)})"
        if not before:
            return total
        return f"{total}-SUM({relative(before[0], column)}:{relative(before[-1], column)})"

    def _sum(self, figure: str, criteria: tuple[Criterion, ...]) -> str:
        if figure == "total":
            return counted(criteria)
        if figure == "scored":
            scored = self.page.book.words.label("score_states", "scored")
            return counted((*criteria, (self.detail.range("status"), scored)))
        return summed(self.detail.range(_SUMS.get(figure, figure)), criteria)

    def _share(self, line: Line, figure: str) -> Value:
        if line.less is not None:
            return None
        here = self._cells(self.page.row)
        score, lost, most = (figure_of(line.tally, name) for name in ("score", "lost", "max"))
        scored = figure == "share_of_scored"
        below, whole = (f"(N({here['score']})+N({here['lost']}))", score + lost) if scored else (here["max"], most)
        return Formula(f'=IF({below}=0,"",N({here["score"]})/{below})', score / whole if whole else "")

    def _cells(self, row: int) -> dict[str, str]:
        return {figure: relative(row, self.column(figure)) for figure in COLUMNS}


def _shown(tally: Mapping[Any, Any], figure: str) -> str | float:
    """A figure as its cell shows it: points that nobody has given are blank, not nought."""
    return "" if figure in tally and missing(tally[figure]) else figure_of(tally, figure)


def figure_of(tally: Mapping[Any, Any], figure: str) -> float:
    """A figure of a tally; of what nobody has scored it is nought."""
    if figure == "unscored":
        return int(tally["total"]) - int(tally["scored"])
    if figure == "open":
        return round(figure_of(tally, "max") - figure_of(tally, "score") - figure_of(tally, "lost"), 9)
    known = tally[figure]
    return 0 if missing(known) else round(float(known), 9)


def difference(whole: Mapping[Any, Any], parts: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    """What a tally has more than its parts together."""
    figures = ("total", "scored", *_SUMS, "lost")
    return {name: round(figure_of(whole, name) - sum(figure_of(part, name) for part in parts), 9) for name in figures}


def shown(figure: float) -> str:
    """Points in a text: 2.5 as 2,5."""
    known = number(round(figure, 2))
    return str(known).replace(".", ",")
