"""A value that was read, written into a cell as what it is: dates as dates, texts as texts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from sheetops.model import Share
from sheetops.write.workbook.values import storable

if TYPE_CHECKING:
    from openpyxl.cell import Cell

    from sheetops.model import Cell as Value

_DAY, _MOMENT, _TIME, _LENGTH, _PERCENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm", "[h]:mm", "0%"
_PERCENT_PARTS = "0.0#%"
_FIRST_YEAR = 1900
_CUT = "…"


def put_value(cell: Cell, value: Value) -> None:
    """Write a value."""
    if isinstance(value, str):
        cell.value = storable(value, _CUT)
        cell.data_type, cell.quotePrefix = "s", value[:1] in "=+-@" and value != ""
    elif isinstance(value, bool):
        cell.value = value
    elif isinstance(value, float | int):
        cell.value = value if isfinite(value) else str(value)
        if isinstance(value, Share):
            cell.value = float(value)
            cell.number_format = _PERCENT if round(value * 100, 6).is_integer() else _PERCENT_PARTS
    else:
        _put_time(cell, value)


def _put_time(cell: Cell, value: date | time | timedelta | None) -> None:
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        cell.value = value.isoformat()  # no spreadsheet counts such days
        return
    cell.value = value
    if isinstance(value, datetime):
        cell.number_format = _MOMENT
    elif isinstance(value, date):
        cell.number_format = _DAY
    elif isinstance(value, time):
        cell.number_format = _TIME
    else:
        cell.number_format = _LENGTH
