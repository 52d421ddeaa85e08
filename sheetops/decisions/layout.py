"""How `quyet-dinh.xlsx` is laid out: `schemas/decisions.yaml`."""

from __future__ import annotations

from functools import lru_cache

from sheetops.resources import schema_folder
from sheetops.wording import Data
from sheetops.yamlfile import validated


class Choices(Data):
    """The list of a drop-down: its sheet, and the name by which a cell refers to it."""

    sheet: str
    name: str


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


class Layout(Data):
    """The workbook of decisions."""

    version: str
    choices: Choices
    every_unit: tuple[str, ...]
    columns: ColumnsLayout


@lru_cache(maxsize=1)
def layout() -> Layout:
    """The layout of `schemas/decisions.yaml`."""
    return validated(schema_folder() / "decisions.yaml", Layout)[0]
