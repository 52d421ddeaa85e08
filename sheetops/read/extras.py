"""What a workbook has besides its values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from sheetops.model import Area, Cell
from sheetops.read.problems import Problem


@dataclass(frozen=True, slots=True)
class FontRun:
    """A run of a cell's text in one font: how many characters (0: to the end), and the font's name.

    The name is "" for an ordinary font: only the legacy Vietnamese ones matter.
    """

    length: int
    font: str


@dataclass(frozen=True, slots=True)
class SheetExtras:
    """What one sheet has besides its values; rows and columns count from 1.

    `fonts` holds only cells of which some text is in a legacy Vietnamese font.  `stray_cell` is the address of a value
    so far off that the sheet, read densely, would exhaust any memory; None where there is none.  `values` are those
    that the reader of values gets wrong; None where it gives one and there is none.  `percentages` are the cells that
    show their number as one.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    error_cells: tuple[tuple[tuple[int, int], str], ...] = ()
    unvalued_formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Area, ...] | None = None
    fonts: Mapping[tuple[int, int], tuple[FontRun, ...]] = dataclasses.field(default_factory=dict)
    stray_cell: str | None = None
    values: Mapping[tuple[int, int], Cell] = dataclasses.field(default_factory=dict)
    percentages: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkbookExtras:
    """Per sheet name, and whether the workbook counts days from 1904.

    Attributes:
        problems: what is left out, or cannot be read.
        mended: a workbook that the reader of values is to be given in place of the file; None where that is sound.
    """

    sheets: dict[str, SheetExtras]
    epoch_1904: bool = False
    problems: tuple[Problem, ...] = ()
    mended: bytes | None = None


MOST_CELLS = 20_000_000
NOTHING = SheetExtras()
