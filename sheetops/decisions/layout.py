"""How `quyet-dinh.xlsx` is laid out: `schemas/decisions.yaml`."""

from __future__ import annotations

from functools import lru_cache

from sheetops.catalogue.wording import Data
from sheetops.yamlfile import shipped


class Choices(Data):
    """The lists of the drop-downs: their sheet, and the names by which cells refer to them."""

    sheet: str
    fields: str
    verdicts: str
    codes: str
    units: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the lists; the list of the first stands in the first column."""
        return self.fields, self.verdicts, self.codes, self.units


class ColumnHeads(Data):
    """The titles of the sheet of columns, in their order."""

    number: str
    unit: str
    header: str
    place: str
    taken: str
    like: str
    confirmed: str
    by: str
    day: str
    note: str


class ColumnsLayout(Data):
    """The sheet of columns whose meaning is not sure."""

    sheet: str
    title: str
    explanation: tuple[str, ...]
    heads: ColumnHeads
    unused: str
    not_taken: str
    place: str
    wrong_choice: str


class MatchHeads(Data):
    """The titles of the sheet of matches, in their order."""

    number: str
    unit: str
    reported: str
    place: str
    assigned: str
    id: str
    differing: str
    verdict: str
    other: str
    by: str
    day: str
    note: str


class MatchesLayout(Data):
    """The sheet of reported tasks that may be assigned ones."""

    sheet: str
    title: str
    explanation: tuple[str, ...]
    heads: MatchHeads
    same: str
    different: str
    place: str
    only_reported: str
    only_assigned: str
    due: str
    assigned_due: str
    source: str
    wrong_choice: str


class WaiverHeads(Data):
    """The titles of the sheet of waivers, in their order; the same in the workbook of a result."""

    number: str
    code: str
    unit: str
    id: str
    title: str
    reason: str
    by: str
    document: str
    until: str
    note: str


class WaiversLayout(Data):
    """The sheet of waivers."""

    sheet: str
    title: str
    explanation: tuple[str, ...]
    heads: WaiverHeads
    code: str
    wrong_date: str


class Layout(Data):
    """The workbook of decisions."""

    version: str
    choices: Choices
    every_unit: tuple[str, ...]
    columns: ColumnsLayout
    matches: MatchesLayout
    waivers: WaiversLayout


@lru_cache(maxsize=1)
def layout() -> Layout:
    """The layout of `schemas/decisions.yaml`."""
    return shipped("decisions.yaml", Layout)
