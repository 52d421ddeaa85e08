"""Stated totals against counted rows (S207).

A total may stand below its rows or above them, and may be of the table, of a section, or of what follows the
total before it; it is wrong only where it agrees with none of these counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sheetops.catalogue import found
from sheetops.model import Cell, Finding, a1
from sheetops.recognise.body import Body
from sheetops.recognise.sections import Heading
from sheetops.recognise.total_text import is_total, stated_in
from sheetops.text import as_text

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_DATES = frozenset({"due", "completed", "assigned"})
_MOST = 1000
_MOST_TEXTS = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """A total as stated, and the column in which it stands."""

    number: int
    column: int


@dataclass(frozen=True, slots=True)
class Boundary:
    """A total or section row, and how many records of the sheet stand before it.

    `headings`: those in force from a section row on, outermost first; a total has none.
    """

    row: int
    before: int
    is_total: bool
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """How many records of the sheet stand before a table, and at its end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Joined:
    """The tasks of other sheets of the same table: how many come before, and the headings of each that comes after."""

    before: int = 0
    after: tuple[tuple[str, ...], ...] = ()


def total_findings(body: Body, path: str, boundaries: Sequence[Boundary], span: Span, joined: Joined) -> list[Finding]:
    """S207 for each stated total of a table that agrees with no count of rows that it may mean."""
    findings: list[Finding] = []
    for at, total in enumerate(boundaries):
        stated = stated_total(body, total.row) if total.is_total else None
        if stated is None:
            continue
        if stated.number not in _may_mean(boundaries, at, span, joined):
            counted = _likeliest(boundaries[:at], total, span, joined, stated.number)
            findings.append(disagreement(body, path, total.row, stated, counted))
    return findings


def _may_mean(boundaries: Sequence[Boundary], at: int, span: Span, joined: Joined) -> set[int]:
    """The counts of rows that a total may mean.

    Of two totals next to each other the second is of all; one above all sections is not of the first alone; one right
    below a task is of nothing below.  The tasks of a section are counted as far as its heading holds.
    """
    total, earlier, later = boundaries[at], boundaries[:at], boundaries[at + 1 :]
    whole = set(_of_all(span, joined)) | {span.end} if total.before in (span.start, span.end) else set()
    if total.before == span.end and earlier and earlier[-1].is_total and earlier[-1].before == total.before:
        return whole
    in_force = next((other.headings for other in reversed(earlier) if other.headings), ())
    counting = (other for other in earlier if other.is_total or other.headings[-1] in in_force)
    above = {total.before - other.before for other in counting} | {
        total.before - span.start,
        total.before + joined.before,
    }
    if total.before > max((other.before for other in earlier), default=span.start):
        return above | (set(_of_all(span, Joined(joined.before))) | {span.end} if whole else set())
    below = {other.before - total.before for other in later if other.is_total or earlier}
    below |= {span.end - total.before, span.end - total.before + len(joined.after)}
    return above | (below - {0}) | whole  # nothing below is no count of anything


def _of_all(span: Span, joined: Joined) -> tuple[int, int]:
    """The tasks of a table on its own sheet, and on all of its sheets."""
    own = span.end - span.start
    return own, own + len(joined.after) + (0 if span.start else joined.before)


def _likeliest(earlier: Sequence[Boundary], total: Boundary, span: Span, joined: Joined, stated: int) -> int:
    """The count that a wrong total most likely means: of all where it closes the table, else since the last one."""
    if total.before in (span.start, span.end):
        return min(_of_all(span, joined), key=lambda counted: abs(counted - stated))
    return total.before - max((other.before for other in earlier), default=span.start)


def disagreement(body: Body, path: str, row: int, stated: Stated, counted: int) -> Finding:
    """S207 of a row that states another number than was counted."""
    return found(
        "S207",
        path=path,
        sheet=body.table.sheet,
        cell=a1(row, stated.column),
        row=row,
        value=body.view.text(row, stated.column),
        stated=str(stated.number),
        counted=str(counted),
    )


def stated_total(body: Body, row: int) -> Stated | None:
    """The number that a total row states: in its first texts, else its only whole number outside the facts.

    Where rows are scored a total adds up points and counts no rows.
    """
    if body.lexicon.kind.scoring:
        return None
    cells = _counting_cells(body, row)
    texts = [(c, v) for c, v in cells.items() if isinstance(v, str)][:_MOST_TEXTS]
    said = [(stated_in(text, body.lexicon.statuses), c) for c, text in texts]
    inside = [Stated(number, c) for number, c in said if number is not None and _may_count(body, c, number)]
    if inside:
        return inside[0] if len({stated.number for stated in inside}) == 1 else None
    numbers = [
        Stated(int(v), c)
        for c, v in cells.items()
        if isinstance(v, float | int) and float(v).is_integer() and _may_count(body, c, v)
    ]
    return numbers[0] if len(numbers) == 1 else None


def _counting_cells(body: Body, row: int) -> dict[int, Cell]:
    """The cells of a total; with the one in place of the running number where the total's words stand left of it."""
    cells = body.view.cells(row)
    return cells if min(cells) != body.no_column and is_total(as_text(cells[min(cells)])) else body.others(row)


def _may_count(body: Body, column: int, number: float) -> bool:
    """Whether a number in a total row may count the rows.

    In a column of dates only one that is too small for a day, in one of percentages one that is no mean of them.
    """
    field = body.field_of.get(column)
    if field == "progress":
        return not _may_be_mean(body, column, number)
    return field not in _DATES or number < _MOST


def _may_be_mean(body: Body, column: int, number: float) -> bool:
    """Whether a number, as it stands or as per cent, lies among those of a column."""
    texts = (body.view.text(row, column) for row in body.data_rows)
    shares = [float(found[0].replace(",", ".")) for text in texts if (found := _FIGURE.search(text))]
    return any(min(values) <= number <= max(values) for values in (shares, [100 * v for v in shares]) if values)
