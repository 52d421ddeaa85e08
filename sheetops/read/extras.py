"""What a workbook has besides its values."""

from __future__ import annotations

from dataclasses import dataclass

from sheetops.model import Area


@dataclass(frozen=True, slots=True)
class SheetExtras:
    """What one sheet has besides its values; rows and columns count from 1."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    error_cells: tuple[tuple[tuple[int, int], str], ...] = ()
    unvalued_formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Area, ...] | None = None


@dataclass(frozen=True, slots=True)
class WorkbookExtras:
    """Per sheet name, and whether the workbook counts days from 1904."""

    sheets: dict[str, SheetExtras]
    epoch_1904: bool = False


NOTHING = SheetExtras()
