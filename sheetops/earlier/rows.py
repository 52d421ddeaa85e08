"""The rows of an earlier workbook: what stands in their cells, by the names of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sheetops.config.period import day
from sheetops.model import Cell, a1
from sheetops.text import as_text
from sheetops.yamlfile import BadValue


@dataclass(frozen=True)
class EarlierRow:
    """A row of Chi tiết, or of the sheet of decisions without a task.

    Attributes:
        sheet, number: where it stands now.
        cells: column → what stands there, of all that is not blank.  The columns bear the names of
            `write/workbook/detail_columns.py`: id, title, due, `decision status` …; `extra <title>` any other.
        columns: column → its number, from 1.
        origin, sector, unit, status, reported_status, basis: the codes behind the labels; None where the label is
            blank or not known any more.
    """

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]
    codes: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.text("id")

    @property
    def title(self) -> str:
        return self.text("title")

    @property
    def origin(self) -> str | None:
        return self.codes.get("origin")

    @property
    def sector(self) -> str | None:
        return self.codes.get("sector")

    @property
    def unit(self) -> str | None:
        return self.codes.get("unit")

    @property
    def status(self) -> str | None:
        return self.codes.get("status")

    @property
    def reported_status(self) -> str | None:
        return self.codes.get("reported_status")

    @property
    def basis(self) -> str | None:
        return self.codes.get("basis")

    def text(self, name: str) -> str:
        """What stands in a column as a reader sees it; "" where nothing does."""
        return as_text(self.cells.get(name))

    def day(self, name: str) -> date | None:
        """The date in a column, whether it is one or a text that writes one; None of anything else."""
        value = self.cells.get(name)
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        try:
            return day(value) if isinstance(value, str) else None
        except BadValue:
            return None

    def number_in(self, name: str) -> float | None:
        """The number in a column; None of anything else."""
        value = self.cells.get(name)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def address(self, name: str) -> str | None:
        """The A1 address of a cell; None where the sheet has lost the column."""
        return a1(self.number, self.columns[name]) if name in self.columns else None


@dataclass(frozen=True)
class EarlierSheet:
    """A sheet with one row per task.

    Attributes:
        name: the sheet.
        header: the row of its titles.
        columns: column → its number, from 1.
        titles: column → its title as it stands.
    """

    name: str
    header: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    rows: tuple[EarlierRow, ...]
