"""The tables of figures in a letter: every line's total against its statuses, and the sums against their lines (E502).

As with sentences, a table is reported only where no way of reading it makes the sum right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from sheetops.catalogue import found
from sheetops.kind import Kind
from sheetops.letter_check.sums import Sums
from sheetops.letter_check.words import letter_words
from sheetops.model import Finding
from sheetops.text import clean
from sheetops.words.statuses import StatusWords

Rows: TypeAlias = Sequence[Sequence[str]]
_FEWEST = 2
_MOST_COLUMNS = 10  # of a table that is read in several ways: the ways double with each
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_NOTHING = frozenset(("", "-", "–", "—"))
_GROUP = re.compile(r"[IVXLC]+|[A-HĐ]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: its label, the mark before it, and its figures by their columns; `place`: counted from 0."""

    place: int
    mark: str
    label: str
    figures: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a table has its figures: the column of the totals, and status code(s) → those of the parts."""

    total: int
    parts: dict[int, tuple[str, ...]]
    lines: list[_Line]


def table_sums(tables: Sequence[Rows], kind: Kind, path: str | None = None) -> Sums:
    """Every table whose header names a total and statuses, added up by line and by column.

    A finding's `sheet` is the table's number, its `row` the row in it.
    """
    statuses = StatusWords(kind)
    done = frozenset(status.code for status in kind.statuses if status.done)
    findings: list[Finding] = []
    checked = 0
    for number, rows in enumerate(tables, 1):
        table = _read(rows, statuses)
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


def _read(rows: Rows, statuses: StatusWords) -> _Table | None:
    """The columns by the last row of the header that names them; None of a table that counts nothing by status."""
    words = letter_words()
    total: int | None = None
    parts: dict[int, tuple[str, ...]] = {}
    top = 0
    for place, row in enumerate(rows):
        texts = [clean(text) for text in row]
        if any(_NUMBER.fullmatch(text) for text in texts[1:]) and parts:
            break
        named = {at: codes for at, text in enumerate(texts) if (codes := _codes(text, statuses))}
        stated = [at for at, text in enumerate(texts) if words.states_total.match(text)]
        if named or stated:
            parts, top = {**parts, **named}, place
            total = stated[0] if stated and total is None else total
    if total is None or len(parts) < _FEWEST:
        return None
    lines = [line for place, row in enumerate(rows[top + 1 :], top + 1) if (line := _line(place, row, total, parts))]
    return _Table(total, parts, lines)


def _codes(text: str, statuses: StatusWords) -> tuple[str, ...]:
    reading = statuses.read(text) if text else None
    if reading is None or not reading.whole:
        return ()
    return (reading.code,) if reading.code else tuple(reading.either or ())


def _line(place: int, row: Sequence[str], total: int, parts: dict[int, tuple[str, ...]]) -> _Line | None:
    """A row with a figure in every column that counts; a dash or nothing is none.  None of any other row."""
    texts = [clean(text) for text in row]
    figures = {}
    for at in (total, *parts):
        text = texts[at] if at < len(texts) else ""
        if not (_NUMBER.fullmatch(text) or text in _NOTHING):
            return None
        figures[at] = int(text.replace(".", "")) if text not in _NOTHING else 0
    if total >= len(texts) or texts[total] in _NOTHING:
        return None
    words = [text for text in texts[: min(total, *parts)] if text]
    mark = words[0].rstrip(".") if len(words) > 1 else ""
    return _Line(place, mark, words[-1] if words else "", figures)


def _across(table: _Table, done: frozenset[str]) -> Iterator[_Sum]:
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
    for size in range(len(columns), _FEWEST - 1, -1):
        yield from combinations(columns, size)


def _is_whole(line: _Line, table: _Table, columns: Sequence[int]) -> bool:
    return line.figures[table.total] == sum(line.figures[at] for at in columns)


def _tells(line: _Line, columns: Sequence[int]) -> bool:
    """Whether it has several parts, so that it does not add up by chance."""
    return sum(line.figures[at] > 0 for at in columns) >= _FEWEST


def _sum(line: _Line, table: _Table, columns: Sequence[int]) -> _Sum:
    return _Sum(
        line.place + 1,
        line.figures[table.total],
        tuple(line.figures[at] for at in columns),
        line.label,
        _shown(line, table),
    )


def _down(table: _Table) -> Iterator[_Sum]:
    """The line of the sums against the lines above it: all of them, those of groups, or those below the groups."""
    words = letter_words()
    sums = [at for at, line in enumerate(table.lines) if words.sums_up.fullmatch(line.label)]
    if len(sums) != 1:
        return
    of_all = table.lines[sums[0]]
    others = [line for line in table.lines if line is not of_all]
    groups = [line for line in others if _GROUP.fullmatch(line.mark)]
    ways = [others, groups, [line for line in others if line not in groups]]
    ways = [way for way in ways if len(way) >= _FEWEST]
    for at in (table.total, *table.parts):
        readings = [tuple(line.figures[at] for line in way) for way in ways]
        stated = of_all.figures[at]
        right = next((reading for reading in readings if sum(reading) == stated), None)
        if readings:
            best = right or (readings[1] if groups and len(readings) > 1 else readings[0])
            yield _Sum(of_all.place + 1, stated, best, of_all.label, _shown(of_all, table))


def _shown(line: _Line, table: _Table) -> str:
    return f"{line.label}: {', '.join(str(line.figures[at]) for at in (table.total, *table.parts))}"
