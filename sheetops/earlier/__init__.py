"""An earlier workbook of ours, read back: this period's, for what the Office wrote in it, and last period's."""

from sheetops.earlier.history import PeriodCounts, periods_before
from sheetops.earlier.results import EarlierResult, earlier_results
from sheetops.earlier.rows import EarlierRow, EarlierSheet
from sheetops.earlier.workbook import EarlierWorkbook, earlier_workbook, read_earlier

__all__ = [
    "EarlierResult",
    "EarlierRow",
    "EarlierSheet",
    "EarlierWorkbook",
    "PeriodCounts",
    "earlier_results",
    "earlier_workbook",
    "periods_before",
    "read_earlier",
]
