"""The tables of figures in a letter: every line's total against its statuses, and the sums against their lines (E502).

As with sentences, a table is reported only where no way of reading it makes the sum right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from sheetops.catalogue import found
from sheetops.kind import Kind
from sheetops.letter_check.sums import Sums
from sheetops.letter_check.tables import FEWEST, GROUP, FigureTable, Line, Rows, read_table, shown_line
from sheetops.letter_check.words import letter_words
from sheetops.model import Finding
from sheetops.words.statuses import StatusWords

_MOST_COLUMNS = 10  # of a table that is read in several ways: the ways double with each


def table_sums(tables: Sequence[Rows], kind: Kind, path: str | None = None) -> Sums:
    """Every table whose header names a total and statuses, added up by line and by column.

    A finding's `sheet` is the table's number, its `row` the row in it.
    """
    statuses = StatusWords(kind)
    done = frozenset(status.code for status in kind.statuses if status.done)
    findings: list[Finding] = []
    checked = 0
    for number, rows in enumerate(tables, 1):
        table = read_table(rows, statuses)
        if table is None:
            continue
        for one in (*_across(table, done), *_down(table)):
            checked += 1
            if one.is_broken:
                findings.append(one.finding(path, number))
    return Sums(tuple(findings), checked, ())


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total with its parts; `row`: of the table, from 1; `subject`: of what."""

    row: int
    stated: int
    parts: tuple[int, ...]
    subject: str
    value: str

    @property
    def is_broken(self) -> bool:
        return self.stated != sum(self.parts)

    def finding(self, path: str | None, table: int) -> Finding:
        return found(
            "E502",
            path=path,
            sheet=str(table),
            row=self.row,
            value=self.value,
            stated=str(self.stated),
            counted=str(sum(self.parts)),
            subject=self.subject,
            parts=" + ".join(map(str, self.parts)),
        )


def _across(table: FigureTable, done: frozenset[str]) -> Iterator[_Sum]:
    """Each line's total, where the table has columns of finished and of open work.

    Columns may overlap ("hoàn thành", of these "trước hạn"): where some of them make every line right, these are the
    parts.  A table of which no line adds up counts by something else.
    """
    columns = tuple(table.parts)
    ways = [columns] if len(columns) > _MOST_COLUMNS else list(_choices(columns))
    ways = [way for way in ways if len({code in done for at in way for code in table.parts[at]}) > 1]
    if not ways or any(all(_is_whole(line, table, way) for line in table.lines) for way in ways):
        yield from (_sum(line, table, way) for way in ways[:1] for line in table.lines if _is_whole(line, table, way))
        return
    if any(_is_whole(line, table, columns) and _tells(line, columns) for line in table.lines):
        yield from (_sum(line, table, columns) for line in table.lines)


def _choices(columns: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """All columns, then ever fewer of them."""
    for size in range(len(columns), FEWEST - 1, -1):
        yield from combinations(columns, size)


def _is_whole(line: Line, table: FigureTable, columns: Sequence[int]) -> bool:
    return line.figures[table.total] == sum(line.figures[at] for at in columns)


def _tells(line: Line, columns: Sequence[int]) -> bool:
    """Whether it has several parts, so that it does not add up by chance."""
    return sum(line.figures[at] > 0 for at in columns) >= FEWEST


def _sum(line: Line, table: FigureTable, columns: Sequence[int]) -> _Sum:
    return _Sum(
        line.place + 1,
        line.figures[table.total],
        tuple(line.figures[at] for at in columns),
        line.label,
        shown_line(line, table),
    )


def _down(table: FigureTable) -> Iterator[_Sum]:
    """The line of the sums against the lines above it, and each group against the lines below it."""
    words = letter_words()
    sums = [line for line in table.lines if words.sums_up.fullmatch(line.label)]
    others = [line for line in table.lines if line not in sums]
    groups = [line for line in others if GROUP.fullmatch(line.mark)]
    for group, following in pairwise([*groups, None]) if groups else ():
        if group is not None:
            end = others.index(following) if following else len(others)
            yield from _added_up(group, [others[others.index(group) + 1 : end]], table)
    if len(sums) == 1:
        yield from _added_up(sums[0], [groups, [line for line in others if line not in groups], others], table)


def _added_up(whole: Line, ways: Sequence[Sequence[Line]], table: FigureTable) -> Iterator[_Sum]:
    """Every figure of a line against those of its parts, by the way that makes most of them right.

    Nothing where not one is: then the lines are no parts of it, or only some.
    """
    columns = (table.total, *table.parts)
    readings = [way for way in ways if len(way) >= FEWEST]
    best = max(readings, key=lambda way: len(_agreeing(whole, way, columns)), default=None)
    if best is None or not _agreeing(whole, best, columns):
        return
    for at in columns:
        parts = tuple(line.figures[at] for line in best)
        yield _Sum(whole.place + 1, whole.figures[at], parts, whole.label, shown_line(whole, table))


def _agreeing(whole: Line, parts: Sequence[Line], columns: Sequence[int]) -> list[int]:
    """The columns in which something is added up, and rightly."""
    return [at for at in columns if whole.figures[at] and whole.figures[at] == sum(line.figures[at] for line in parts)]
