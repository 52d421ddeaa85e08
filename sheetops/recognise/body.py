"""The rows below one header, and what is known of all of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from sheetops.assignments.repair import is_code_cell
from sheetops.model import Cell, Column, Table
from sheetops.recognise.cells import View
from sheetops.recognise.header_again import said_again
from sheetops.recognise.header_rows import HeaderBlock, is_column_numbers
from sheetops.recognise.headers import ADJUSTS
from sheetops.recognise.numbering import Numbering, bullet, leading, numbering
from sheetops.recognise.total_text import is_total_word
from sheetops.recognise.words import goes_on, is_letterhead, is_mark, is_placeholder, is_signature, says_none
from sheetops.text import as_text, bare_key
from sheetops.words.lexicon import Lexicon

_NUMBERED_SHARE = 0.8
_DATA_CELLS = 2
_BULLETS = frozenset("-+*•–")
_STAGE_TYPES = frozenset({"deadline", "status"})
_FACT_TYPES = frozenset({"date", "deadline", "status", "percent", "number"})


@dataclass(frozen=True)
class Body:
    """The rows below one header, from `first` to `last`.

    `title_lines`: the texts above the sheet's first table, by their `bare_key`.
    """

    view: View
    table: Table
    block: HeaderBlock
    first: int
    last: int
    lexicon: Lexicon
    title_lines: frozenset[str] = frozenset()

    @cached_property
    def field_of(self) -> dict[int, str]:
        return {c.number: c.field for c in self.table.columns if c.field}

    @cached_property
    def fact_columns(self) -> frozenset[int]:
        """Columns of dates, statuses and figures: what a heading does not have."""
        types = self.lexicon.kind.field_by_name
        return frozenset(c for c, name in self.field_of.items() if name != "no" and types[name].type in _FACT_TYPES)

    @cached_property
    def plain_columns(self) -> tuple[Column, ...]:
        """The columns of one field each, or of none; last those that adjust others."""
        plain = (column for column in self.table.columns if column.mark is None)
        return tuple(sorted(plain, key=lambda column: column.how == ADJUSTS))

    @cached_property
    def is_plain(self) -> bool:
        """Whether each column is of one field, by itself: none of crosses, none that adjusts another."""
        return not any(column.mark is not None or column.how == ADJUSTS for column in self.table.columns)

    @cached_property
    def mark_columns(self) -> tuple[Column, ...]:
        """The columns of one status each."""
        return tuple(column for column in self.table.columns if column.mark is not None)

    def has_shared_cells(self, row: int) -> bool:
        """Whether a merged range, or a formula without a value, stands in a row."""
        return row in self._shared_rows

    @cached_property
    def _shared_rows(self) -> frozenset[int]:
        grid = self.view.grid
        merged = {row for area in grid.merged for row in range(area.top, min(area.bottom, self.last) + 1)}
        return frozenset(merged | {row for row, _ in grid.unvalued_formulas})

    @cached_property
    def no_column(self) -> int | None:
        return self.table.column_of("no")

    @cached_property
    def title_column(self) -> int | None:
        return self.table.column_of("title")

    @cached_property
    def _data_rows(self) -> tuple[int, ...]:
        return tuple(row for row in range(self.first, self.last + 1) if self.is_surely_task(row))

    @property
    def data_rows(self) -> tuple[int, ...]:
        """The rows that are surely tasks, top down."""
        return self._data_rows

    def is_data(self, row: int) -> bool:
        """Whether a row is surely a task."""
        return row in self._data_rows

    @property
    def last_data_row(self) -> int:
        """The last row that is surely a task."""
        return self._data_rows[-1] if self._data_rows else self.first - 1

    def is_after_data(self, row: int) -> bool:
        """Whether no row that is surely a task comes before the table ends, or its header is said again."""
        at = bisect_right(self._data_rows, row)
        return at == len(self._data_rows) or self._next_repeat(row) < self._data_rows[at]

    def header_follows(self, row: int) -> bool:
        """Whether a header comes further down: this table's again, or another's."""
        return self.last < self.view.height or self._next_repeat(row) <= self.last

    def repeats_title(self, row: int) -> bool:
        """Whether a row above a further header is of a letterhead, or says again what stands above the first table."""
        if not self.header_follows(row) or not self.is_after_data(row):
            return False
        texts = [as_text(value) for value in self.view.cells(row).values()]
        return any(map(is_letterhead, texts)) or all(map(self.says_title_again, texts))

    def says_title_again(self, text: str) -> bool:
        """Whether a text stands above the sheet's first table, too."""
        return bare_key(text) in self.title_lines

    def captions_table(self, row: int) -> bool:
        """Whether a line stands below a blank row and right above the header, said again: a new table begins there."""
        below = next((r for r in range(row + 1, self.last + 1) if not self.view.blank(r)), None)
        return below is not None and row > self.first and self.view.blank(row - 1) and self.repeats_header(below)

    def _next_repeat(self, row: int) -> int:
        """The next row that says the header again; one beyond the table's last where none does."""
        at = bisect_right(self.block.repeats, row)
        return self.block.repeats[at] if at < len(self.block.repeats) else self.last + 1

    @cached_property
    def is_numbered(self) -> bool:
        """Whether nearly all rows that are surely tasks bear a number; parts of the task above ("- …") need none."""
        numbered = [row for row in self._data_rows if self.number(row) is not None]
        others = [row for row in self._data_rows if self.number(row) is None and not self._is_part(row)]
        return bool(numbered) and len(numbered) >= _NUMBERED_SHARE * (len(numbered) + len(others))

    def _is_part(self, row: int) -> bool:
        return goes_on(self.view.text(row, self.title_column or 0))

    def heads_unnumbered(self, row: int) -> bool:
        """Whether a task stands below a numbered line, and no task's title bears a number."""
        return self.is_data(self.next_row(row) or 0) and not self._titles_are_numbered

    @cached_property
    def _titles_are_numbered(self) -> bool:
        return any(leading(self.view.text(row, self.title_column or 0)) for row in self._data_rows)

    def number(self, row: int) -> Numbering | None:
        """The row's number; None where it has none."""
        return self._numbers.get(row)

    @cached_property
    def _numbers(self) -> dict[int, Numbering]:
        """Row → its number, of those that have one."""
        column = self.no_column
        if column is None:
            return {}
        cells = ((row, self.view.cells(row).get(column)) for row in range(self.first, self.last + 1))
        return {row: number for row, value in cells if (number := numbering(value))}

    def heading_number(self, row: int) -> Numbering | None:
        """The number of a heading, or the bullet in place of it."""
        return self.number(row) or (bullet(self.view.text(row, self.no_column or 0)) if self.has_bullet(row) else None)

    def counts_through(self, row: int, number: Numbering) -> bool:
        """Whether the tasks right above and below a row bear the numbers before and after its own."""
        above, below = self.row_above(row), self.next_row(row)
        if not (above and below and self.is_data(above) and self.is_data(below)):
            return False
        around = (self.number(above), self.number(below))
        before, after = (n.ordinals[-1] if n and n.style == number.style else None for n in around)
        return (before, after) == (number.ordinals[-1] - 1, number.ordinals[-1] + 1)

    def bears_code(self, row: int) -> bool:
        """Whether the code of what is scored stands in a row: it is one of the catalogue, also where it is a part."""
        spec = self.lexicon.kind.scoring
        column = self.table.column_of(spec.code) if spec else None
        return column is not None and is_code_cell(self.view.cells(row).get(column)) and self.has_title(row)

    def has_bullet(self, row: int) -> bool:
        """Whether a bullet stands in place of the row's number."""
        return self.no_column is not None and self.view.text(row, self.no_column) in _BULLETS

    def others(self, row: int) -> dict[int, Cell]:
        """The non-blank cells besides the running number."""
        found = self._besides_number.get(row)
        return self.view.cells(row) if found is None else found

    @cached_property
    def _besides_number(self) -> dict[int, dict[int, Cell]]:
        """Row → its cells besides its number, of those that have one."""
        rows = ((row, self.view.cells(row)) for row in self._numbers)
        return {row: {c: v for c, v in cells.items() if c != self.no_column} for row, cells in rows}

    def says_nothing(self, row: int) -> bool:
        """Whether all that stands in a row, besides its number, are signs for nothing: "…", "-"."""
        return all(is_placeholder(as_text(value)) for value in self.others(row).values())

    def says_none(self, row: int) -> bool:
        """Whether a row only says that there are no tasks: "Không có nhiệm vụ phát sinh", "1 | Không"."""
        return row in self._rows_of_none

    @cached_property
    def _rows_of_none(self) -> frozenset[int]:
        return frozenset(row for row in range(self.first, self.last + 1) if self._says_none(row))

    def _says_none(self, row: int) -> bool:
        cells, number = self.others(row), self.number(row)
        first = next(iter(cells), 0)
        if not isinstance(cells.get(first), str) or first > (self.title_column or 0) or (number and number.capital):
            return False
        texts = map(as_text, cells.values())
        return says_none(next(texts)) and all(says_none(text) or is_placeholder(text) for text in texts)

    def heading_cells(self, row: int) -> dict[int, Cell]:
        """The cells of a heading: besides its number, or the bullet in place of one; its text is in the first."""
        cells = self.others(row) or self.view.cells(row)
        if self.has_bullet(row) and len(cells) > 1:
            return {column: value for column, value in cells.items() if column != self.no_column}
        return cells

    def next_row(self, row: int) -> int | None:
        """The next row that is neither blank nor of a header that is said again."""
        below = (r for r in range(row + 1, self.last + 1) if not self.view.blank(r))
        return next((r for r in below if not self.repeats_header(r) and not is_column_numbers(self.view, r)), None)

    def row_above(self, row: int) -> int | None:
        """The row above that is not blank, below the header."""
        return next((r for r in range(row - 1, self.first - 1, -1) if not self.view.blank(r)), None)

    def has_facts(self, row: int) -> bool:
        """Whether a date, a status or a figure stands in the row."""
        return any(column in self.fact_columns for column in self.view.cells(row))

    def is_further_stage(self, row: int) -> bool:
        """Whether a row into which the title is merged has facts of its own.

        Where its number is merged, too, it is of the same task unless it has a deadline or status of its own.
        """
        area = self.view.area_at(row, self.no_column or 0)
        if area is None or area.top == row:
            return self.has_facts(row)
        types = self.lexicon.kind.field_by_name
        return any(types[self.field_of[c]].type in _STAGE_TYPES for c in self.view.cells(row) if c in self.field_of)

    def is_surely_task(self, row: int) -> bool:
        """Whether a row is a task beyond doubt: numbered with a fact, or with several, one of which can be read."""
        cells = self.others(row)
        if self.title_column not in cells or self.repeats_header(row) or is_column_numbers(self.view, row):
            return False
        if is_placeholder(as_text(cells[self.title_column])) or self.says_none(row):
            return False
        if self.bears_code(row):
            return True
        number = self.number(row)
        filled = [c for c in cells if c != self.title_column and c in self.field_of]
        if number is not None:
            return len(filled) >= _DATA_CELLS or (number.plain and bool(filled))
        if any(is_total_word(as_text(value)) for value in list(cells.values())[:2]):
            return False
        facts = [cells[c] for c in filled if c in self.fact_columns]
        if is_signature(self.view.text(row, self.title_column or 0)):  # a leader's office begins tasks, too
            facts = [value for value in facts if not is_signature(as_text(value))]
        return len(filled) >= _DATA_CELLS and any(map(self._reads_as_fact, facts))

    def _reads_as_fact(self, value: Cell) -> bool:
        """Whether a cell of a date, status or figure holds one, unlike the name of someone who signs."""
        if not isinstance(value, str):
            return True
        return any(ch.isdigit() for ch in value) or is_mark(value) or self.lexicon.statuses.read(value).known

    def repeats_header(self, row: int) -> bool:
        """Whether a row says again what the header says."""
        return row in self._header_again

    @cached_property
    def _header_again(self) -> frozenset[int]:
        return frozenset(self.block.repeats) | said_again(self.view, self.block, range(self.first, self.last + 1))

    def has_title(self, row: int) -> bool:
        """Whether a task title stands in the row, or reaches into it by a merged cell."""
        return self._is_title(row, self.title_column or 0) or self.merged_title_row(row) is not None

    def _is_title(self, row: int, column: int) -> bool:
        text = self.view.text(row, column)
        return bool(text) and not is_placeholder(text)

    def merged_title_row(self, row: int) -> int | None:
        """The row above whose title cell is merged down into this one."""
        area = self.view.area_at(row, self.title_column or 0)
        return area.top if area and self.first <= area.top < row and self._is_title(area.top, area.left) else None

    def spans_fields(self, row: int, column: int) -> bool:
        """Whether a cell is merged over the column of a field other than number and title."""
        area = self.view.area_at(row, column)
        if area is None or area.left == area.right:
            return False
        across = {self.field_of.get(c) for c in range(area.left, area.right + 1)}
        return bool(across - {None, "no", "title"})
