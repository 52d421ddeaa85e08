"""Painting one table: header, headings, tasks, continuations, totals; and where everything came to stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from helpers import ERRORS, Formula

from drawn.chance import Chance
from drawn.data import words
from drawn.drafts import Draft
from drawn.header import paint_header, paint_numbers, worn_headers
from drawn.layout import Layout
from drawn.outline import Heading, Line, TaskLine
from drawn.paper import Paper, a1

_BREAKABLE = ("note", "evidence", "problem", "product")
_CONTINUED = ("result", "evidence", "note", "coordinating", "problem")


@dataclass(frozen=True)
class Placed:
    """A task where it stands: field → (row, column); further parts of its texts in rows below.

    `broken`: the fields whose formulas give an Excel error.
    """

    draft: Draft
    row: int
    cells: dict[str, tuple[int, int]]
    more: dict[str, tuple[str, ...]] = field(default_factory=dict)
    broken: tuple[str, ...] = ()


@dataclass
class Painted:
    """What a table came to: its tasks, the S207 that its totals deserve, and its last row.

    `wrong_totals`: cell → the number that it states; `doubtful_totals`: wrong ones that count what stands under one
    of the last headings.
    """

    placed: list[Placed]
    wrong_totals: dict[str, int]
    doubtful_totals: list[str]
    bottom: int


class Painter:
    def __init__(self, chance: Chance, paper: Paper, layout: Layout, left: int, *, broken: bool = False) -> None:
        self._chance, self._paper, self._layout, self._left = chance, paper, layout, left
        self._texts = worn_headers(chance, layout)
        self._placed: list[Placed] = []
        self._wrong: dict[str, int] = {}
        self._doubtful: list[str] = []
        self._last_number: tuple[int, int] | None = None
        self._broken = broken
        self._airy = chance.happens(0.04)
        self._continues = layout.has("no") and chance.happens(0.1)

    @property
    def width(self) -> int:
        return self._layout.width

    def paint(self, lines: Sequence[Line], top: int, *, header: bool = True, closed: bool = True) -> Painted:
        """Paint the table from row `top` on.

        Args:
            header: with its header; a table that goes on from another sheet may have none.
            closed: it may end with a total.
        """
        row = top
        if header:
            row += paint_header(self._paper, row, self._left, self._layout, self._texts)
            row += paint_numbers(self._paper, row, self._left, self._layout)
        for line in lines:
            row = self._paint_line(line, row)
        self._merge_equals()
        if closed:
            tasks = [isinstance(line, TaskLine) for line in lines]
            ends = {sum(tasks[at:]) for at, is_task in enumerate(tasks) if not is_task}
            row = self._close(row, sum(tasks), ends)
        return Painted(self._placed, self._wrong, self._doubtful, row - 1)

    def _paint_line(self, line: Line, row: int) -> int:
        if isinstance(line, Heading):
            if self._placed and self._chance.happens(0.04):
                row += 1
            self._paint_heading(line, row)
            return row + 1
        every = self._layout.header.every
        if every and line.running > 1 and (line.running - 1) % every == 0:
            row += paint_header(self._paper, row, self._left, self._layout, self._texts)
            row += paint_numbers(self._paper, row, self._left, self._layout) if self._chance.happens(0.5) else 0
        row += self._airy and self._chance.happens(0.2)
        return self._paint_task(line, row)

    # ------------------------------------------------------------------ headings

    def _paint_heading(self, heading: Heading, row: int) -> None:
        left, right = self._left, self._left + self.width - 1
        whole = f"{heading.number} {heading.text}".strip()
        title = self._left + (self._layout.at("title") or 0)
        no = self._left + (self._layout.at("no") or 0)
        placing = self._layout.placing
        text_at = {"whole": left, "first": left, "title": title, "pair": title, "rest": left + 1}[placing]
        if placing == "whole":
            self._paper.span(row, left, row, right, whole)
        elif placing in ("first", "title"):
            self._paper.put(row, text_at, whole)
        elif placing == "pair" or no != left:
            self._paper.put(row, no, heading.number)
            self._paper.put(row, title, heading.text)
            text_at = title
        else:
            self._paper.put(row, no, heading.number)
            self._paper.span(row, left + 1, row, right, heading.text)
        if heading.off:
            self._wrong[a1(row, text_at)] = heading.count + heading.off

    # ------------------------------------------------------------------ tasks

    def _paint_task(self, line: TaskLine, row: int) -> int:
        draft, cells = line.draft, {}
        broken: tuple[str, ...] = ()
        for at, column, width in self._layout.placed():
            place = (row, self._left + at)
            value = self._value(draft, column, line, place)
            if self._broken and column.field in _BREAKABLE and self._chance.happens(0.15):
                value, broken = self._chance.pick(ERRORS), (*broken, column.field)
            self._paper.span(*place, row, place[1] + width - 1, value)
            if column.field == "mark" and column.code in draft.row.word.marks:
                cells.setdefault("status", place)
            elif column.field not in ("mark", "extra", "spacer"):
                cells[column.field] = place
        placed = Placed(draft, row, cells, broken=broken)
        if self._continues and self._chance.happens(0.3):
            placed, row = self._continue(placed, row)
        self._placed.append(placed)
        return row + 1

    def _value(self, draft: Draft, column: Any, line: TaskLine, place: tuple[int, int]) -> Any:
        if column.field == "no":
            return self._number(line, place)
        if column.field == "mark":
            return self._chance.pick(words("statuses")["crosses"]) if column.code in draft.row.word.marks else None
        if column.field == "extra":
            value = self._chance.pick(words("people")["unknown_columns"][column.path[-1]])
            return value.format(n=line.running) if isinstance(value, str) else value
        return draft.title if column.field == "title" else draft.cells.get(column.field)

    def _number(self, line: TaskLine, place: tuple[int, int]) -> Any:
        style = self._layout.numbering
        own = line.within if self._layout.sections and style in ("section", "dotted") else line.running
        heads = [number.rstrip(".)") for number in line.place if number.strip("-.)")]
        if style == "dotted" and heads:
            return f"{heads[-1]}.{own}"
        if style == "formula" and self._last_number:
            last, self._last_number = self._last_number, place
            return Formula(f"={a1(*last)}+1", line.running)
        self._last_number = place
        return {"text": f"{own:02d}", "stop": f"{own}."}.get(style, own)

    def _continue(self, placed: Placed, row: int) -> tuple[Placed, int]:
        """A second row without a number, where one text goes on; now and then the others are merged over both."""
        told = {f for f, value in placed.draft.cells.items() if value and value != self._layout.dashes}
        fields = [f for f in _CONTINUED if f in placed.cells and f in told and f not in placed.broken]
        if not placed.draft.row.result_counts:  # "Chưa báo cáo" does not go on
            fields = [f for f in fields if f != "result"]
        if not fields:
            return placed, row
        name = self._chance.pick(fields)
        column = placed.cells[name][1]
        text = self._chance.pick(["đang tiếp tục hoàn thiện", "có văn bản kèm theo", "các thôn: 1, 2, 5"])
        self._paper.put(row + 1, column, text)
        if self._chance.happens(0.4) and not self._layout.wide:
            for other in range(self._left, self._left + self.width):
                if other != column:
                    self._paper.merges.append((row, other, row + 1, other))
        return replace(placed, more={name: (text,)}), row + 1

    def _merge_equals(self) -> None:
        """Equal neighbours become one merged cell, which bears the value for all of its rows."""
        taken = {row for top, left, bottom, right in self._paper.merges for row in range(top, bottom + 1)}
        for name in sorted(self._layout.merging & {c.field for c in self._layout.columns}):
            run: list[Placed] = []
            for placed in [*self._placed, None]:
                if placed and run and self._joins(run[-1], placed, name, taken):
                    run.append(placed)
                    continue
                self._merge(run, name)
                run = [placed] if placed else []

    def _joins(self, above: Placed, below: Placed, name: str, taken: set[int]) -> bool:
        a, b = above.draft.cells.get(name), below.draft.cells.get(name)
        return a is not None and a == b and below.row == above.row + 1 and not {above.row, below.row} & taken

    def _merge(self, run: list[Placed], name: str) -> None:
        if len(run) < 2:
            return
        column = run[0].cells[name][1]
        for placed in run[1:]:
            self._paper.cells.pop((placed.row, column), None)
            placed.cells[name] = (run[0].row, column)
        self._paper.merges.append((run[0].row, column, run[-1].row, column))

    # ------------------------------------------------------------------ the end of a table

    def _close(self, row: int, count: int, ends: set[int]) -> int:
        row = self._spare_numbers(row, count)
        if not self._chance.happens(0.3):
            return row
        row += self._chance.happens(0.15)
        self._total(row, count, ends)
        return row + 1

    def _spare_numbers(self, row: int, count: int) -> int:
        """Rows that were numbered beforehand and never filled in."""
        if not self._layout.has("no") or not self._chance.happens(0.08):
            return row
        column = self._left + (self._layout.at("no") or 0)
        spare = self._chance.between(1, 4)
        for at in range(spare):
            self._paper.put(row + at, column, count + at + 1)
        return row + spare

    def _total(self, row: int, count: int, ends: set[int]) -> None:
        off = self._chance.weighted({0: 8, 1: 1, -1: 0.5})
        stated = max(count + off, 0)
        way = self._chance.pick(["text", "pair", "merged", "bare", "marks"])
        no, title = self._layout.at("no"), self._left + (self._layout.at("title") or 0)
        first = self._left + (no if no is not None else title - self._left)
        if way == "text":
            text = self._chance.pick(words("headings")["total_text"]).format(n=stated, nn=f"{stated:02d}")
            where = self._left if self._chance.happens(0.5) else title
            if where == self._left and self._chance.happens(0.5):
                self._paper.span(row, where, row, self._left + self.width - 1, text)
            else:
                self._paper.put(row, where, text)
        elif way == "pair" and no is not None and first != title:
            self._paper.put(row, first, self._chance.pick(words("headings")["total"]))
            self._paper.put(row, title, stated)
            where = title
        elif way == "merged" and no is not None and title == first + 1 and self._layout.placed_next("title"):
            self._paper.span(row, first, row, title, self._chance.pick(words("headings")["total"]))
            where = title + (2 if "title" in self._layout.wide else 1)
            self._paper.put(row, where, stated)
        else:
            self._paper.put(row, title, self._chance.pick(words("headings")["total"]))
            if way == "marks":
                self._mark_totals(row)
            return
        if stated != count:
            if stated in ends:
                self._doubtful.append(a1(row, where))
            else:
                self._wrong[a1(row, where)] = stated

    def _mark_totals(self, row: int) -> None:
        for at, column, _ in self._layout.placed():
            if column.field == "mark":
                self._paper.put(row, self._left + at, sum(column.code in p.draft.row.word.marks for p in self._placed))
