"""The tables of figures in a letter, read: a column of totals, columns of statuses, a line per group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sheetops.kind import Kind
from sheetops.letter_check.model import Count, Group, TableLine
from sheetops.letter_check.words import letter_words
from sheetops.text import clean
from sheetops.words.statuses import StatusWords

Rows: TypeAlias = Sequence[Sequence[str]]
# Fewer columns of statuses, or lines, are nothing that could be added up.
FEWEST = 2
# How the lines of groups are numbered; the lines below them have figures.
GROUP = re.compile(r"[IVXLC]+|[A-HĐ]")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_NOTHING = frozenset(("", "-", "–", "—"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its label, the mark before it, and its figures by their columns; `place`: counted from 0."""

    place: int
    mark: str
    label: str
    figures: dict[int, int]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures.

    Attributes:
        total: the column of the totals; `parts`: the columns of the parts → the statuses that they may mean.
        item: what the column of the totals says that it counts; "" where it does not say.
    """

    total: int
    item: str
    parts: dict[int, tuple[str, ...]]
    lines: list[Line]


def table_lines(tables: Sequence[Rows], kind: Kind) -> Iterator[tuple[TableLine, ...]]:
    """The lines of each table of figures, as counts that can be held against a result."""
    statuses = StatusWords(kind)
    for number, rows in enumerate(tables, 1):
        if table := read_table(rows, statuses):
            yield tuple(_told(table, number))


def _told(table: FigureTable, number: int) -> Iterator[TableLine]:
    group, words = "", letter_words()
    for line in table.lines:
        is_sum = bool(words.sums_up.fullmatch(line.label))
        is_group = bool(GROUP.fullmatch(line.mark))
        parts = tuple(Count(line.figures[at], axis="status", codes=codes) for at, codes in table.parts.items())
        count = Count(
            line.figures[table.total],
            item=table.item,
            phrase=line.label,
            groups=(Group("lines", tuple(_placed(part, line, table, number) for part in parts)),),
        )
        count = _placed(count, line, table, number)
        yield TableLine(count, tuple(filter(None, (line.label, "" if is_sum or is_group else group))), is_sum)
        group = line.label if is_group else group


def _placed(count: Count, line: Line, table: FigureTable, number: int) -> Count:
    return replace(count, paragraph=line.place + 1, sentence=shown_line(line, table), table=number)


def read_table(rows: Rows, statuses: StatusWords) -> FigureTable | None:
    """The columns by the last row of the header that names them; None of a table that counts nothing by status."""
    words = letter_words()
    total: int | None = None
    parts: dict[int, tuple[str, ...]] = {}
    top = 0
    for place, row in enumerate(rows):
        texts = [clean(text) for text in row]
        if any(_NUMBER.fullmatch(text) for text in texts[1:]) and parts:
            break
        coded = {at: codes for at, text in enumerate(texts) if (codes := _codes(text, statuses))}
        stated = [at for at, text in enumerate(texts) if words.states_total.match(text)]
        if coded or stated:
            parts, top = {**parts, **coded}, place
            total = stated[0] if stated and total is None else total
    if total is None or len(parts) < FEWEST:
        return None
    heads = " ".join(clean(row[total]) for row in rows[: top + 1] if total < len(row))
    named = words.item_anywhere.search(heads)
    lines = [line for place, row in enumerate(rows[top + 1 :], top + 1) if (line := _line(place, row, total, parts))]
    return FigureTable(total, named[1].casefold() if named else "", parts, lines)


def _codes(text: str, statuses: StatusWords) -> tuple[str, ...]:
    reading = statuses.read(text) if text else None
    if reading is None or not reading.whole:
        return ()
    return (reading.code,) if reading.code else tuple(reading.either or ())


def _line(place: int, row: Sequence[str], total: int, parts: dict[int, tuple[str, ...]]) -> Line | None:
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
    return Line(place, mark, words[-1] if words else "", figures)


def shown_line(line: Line, table: FigureTable) -> str:
    return f"{line.label}: {', '.join(str(line.figures[at]) for at in (table.total, *table.parts))}"
