"""What leads to other workbooks is cut: a copy does not know them, and a program would ask for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from sheetops.model import Grid

# "[1]Sheet!A1", "'[1]Theo dõi'!A1", "[1]!name"; the columns of a table stand in brackets too, but are no numbers.
_LINK = re.compile(r"\[\d+\]")


def cut(book: Workbook, grids: Sequence[Grid]) -> bool:
    """Replace formulas that lead out of the workbook by their values; whether there were any."""
    known = {grid.sheet: grid for grid in grids}
    found = False
    for sheet in book.worksheets:
        for cell in _leading_out(sheet):
            grid = known.get(sheet.title)
            place = (cell.row, cell.column)
            cell.value = (grid.error_cells.get(place) or grid.cell(*place)) if grid else None
            if isinstance(cell.value, str) and cell.data_type == "f":
                cell.data_type = "s"
            found = True
        found = _cut_rules(sheet) or found
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        for name in [name for name, defined in names.items() if _LINK.search(str(defined.attr_text))]:
            del names[name]
    return found


def _leading_out(sheet: Worksheet) -> Iterator[Cell]:
    formulas = (cell for cell in list(sheet._cells.values()) if cell.data_type == "f")
    return (cell for cell in formulas if _LINK.search(_formula(cell.value)))


def _formula(value: Any) -> str:
    return str(getattr(value, "text", value) or "")


def _cut_rules(sheet: Worksheet) -> bool:
    """Leave out drop-downs and conditional formats that lead out of the workbook; whether there were any."""
    rules = sheet.data_validations.dataValidation
    kept = [rule for rule in rules if not _LINK.search(f"{rule.formula1} {rule.formula2}")]
    sheet.data_validations.dataValidation = kept
    found = len(kept) < len(rules)
    for ranges, formats in list(sheet.conditional_formatting._cf_rules.items()):
        inside = [each for each in formats if not any(_LINK.search(str(text)) for text in each.formula or ())]
        found = found or len(inside) < len(formats)
        if inside:
            sheet.conditional_formatting._cf_rules[ranges] = inside
        else:
            del sheet.conditional_formatting._cf_rules[ranges]
    return found
