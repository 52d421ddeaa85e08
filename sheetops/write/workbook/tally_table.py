"""The table of tallies: live counts over Chi tiết, sums of their parts, and rates with their denominators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.criteria import counted
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, SHARES
from sheetops.write.workbook.tally_head import TOTAL, write_head
from sheetops.write.workbook.values import Formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.book import TaskPage
    from sheetops.write.workbook.criteria import Criterion
    from sheetops.write.workbook.detail import Detail
    from sheetops.write.workbook.styles import Look
    from sheetops.write.workbook.tallies import Tally


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table.

    Attributes:
        criteria: what its tasks have in common; counted over Chi tiết.
        parts: instead of criteria, the lines (by their place) that it is the sum of.
        target: where its total leads.
        look: over the usual one.
        block: the origin that it belongs to.
    """

    number: str
    label: str
    tally: Tally
    criteria: tuple[Criterion, ...] = ()
    parts: tuple[int, ...] | None = None
    target: str | None = None
    look: Look | None = None
    block: str | None = None


class TallyTable:
    """A table of tallies on a page.

    Attributes:
        lines, rows: what was written, and where.
        statuses: the statuses that are its columns.
        summed: the rows that the parts of its lines refer to; its own, unless another table's are given.
    """

    def __init__(self, page: TaskPage, detail: Detail, label: str, summed: Sequence[int] | None = None) -> None:
        self.page = page
        self.detail = detail
        self.statuses = page.book.statuses_in_use
        self.rates = page.book.kind.evaluation.rates
        self.label = label
        self.lines: tuple[Line, ...] = ()
        self.rows: list[int] = []
        self.summed = summed

    def write(self, lines: Sequence[Line]) -> None:
        """Write the header and every line."""
        write_head(self.page, self.label, self.statuses)
        top = self.page.row
        self.lines = tuple(lines)
        self.rows = [top + place for place in range(len(lines))]
        for line in lines:
            self._line(line)

    def column(self, status: str) -> int:
        """The column of a status."""
        return TOTAL + 1 + self.statuses.index(status)

    def share_column(self, rate: str) -> int:
        """The column of a rate's share; that of its denominator, where it has one of its own, stands before it."""
        column = TOTAL + 1 + len(self.statuses)
        for one in self.rates:
            column += bool(one.denominator)
            if one.code == rate:
                break
            column += 1
        return column

    def sum_of(self, row: int, statuses: Sequence[str]) -> str:
        """The sum of some statuses in a row, as a formula spells it."""
        cells = [relative(row, self.column(status)) for status in self.statuses if status in statuses]
        return f"SUM({','.join(cells)})" if cells else "0"

    def agreement(self) -> str:
        """The condition that in every line the statuses add up to the total."""
        tops = [self.rows[0], self.rows[-1]]
        total, *columns = (
            ":".join(relative(row, column) for row in tops)
            for column in (TOTAL, *(self.column(status) for status in self.statuses))
        )
        return f"SUMPRODUCT(--({total}<>{'+'.join(columns) or 0}))=0"

    def _line(self, line: Line) -> None:
        page, row = self.page, self.page.row
        look = (styles.CELL, {"valign": "vcenter"}, line.look or {})
        page.put(row, 0, line.number, *look, CENTRE)
        page.put(row, 1, line.label, *look)
        total = Formula(self._formula(line, TOTAL, ()), line.tally.total)
        if line.target:
            page.link_over(row, TOTAL, line.target, total, *look, COUNTS, styles.QUIET_LINK)
        else:
            page.put(row, TOTAL, total, *look, COUNTS)
        for status in self.statuses:
            extra = (self.detail.criterion("status", page.book.names.status(status)),)
            formula = Formula(self._formula(line, self.column(status), extra), line.tally.count(status))
            page.put(row, self.column(status), formula, *look, COUNTS)
        self._rate_cells(line, *look)
        page.grow(row, page.lines(line.label, page.widths[1], styles.as_look(*look)), {})
        page.row += 1

    def _formula(self, line: Line, column: int, extra: tuple[Criterion, ...]) -> str:
        if line.parts is not None:
            return f"=SUM({','.join(self._ranges(line.parts, column))})" if line.parts else "=0"
        less = "" if extra else self.detail.minus_apart(*line.criteria)
        return f"={counted((*line.criteria, *extra))}{less}"

    def _ranges(self, parts: Sequence[int], column: int) -> list[str]:
        """The cells of some lines, neighbours as one range."""
        runs: list[list[int]] = []
        for part in parts:
            if runs and runs[-1][-1] == part - 1:
                runs[-1].append(part)
            else:
                runs.append([part])
        rows = self.summed or self.rows
        ends = [[relative(rows[part], column) for part in sorted({run[0], run[-1]})] for run in runs]
        return [":".join(cells) for cells in ends]

    def _rate_cells(self, line: Line, *look: Look) -> None:
        page, row, column = self.page, self.page.row, TOTAL + 1 + len(self.statuses)
        for rate in self.rates:
            share, denominator = line.tally.rates.get(rate.code, (None, 0))
            below = relative(row, TOTAL)
            if rate.denominator:
                below = relative(row, column)
                page.put(row, column, Formula(f"={self.sum_of(row, rate.denominator)}", denominator), *look, COUNTS)
                column += 1
            formula = f'=IF({below}=0,"",{self.sum_of(row, rate.numerator)}/{below})'
            page.put(row, column, Formula(formula, "" if share is None else share), *look, SHARES)
            column += 1
