"""An earlier workbook of ours, read back: this period's, for what the Office wrote in it, and last period's."""

from sheetops.earlier.rows import EarlierRow, EarlierSheet
from sheetops.earlier.workbook import EarlierWorkbook, earlier_workbook, read_earlier

__all__ = ["EarlierRow", "EarlierSheet", "EarlierWorkbook", "earlier_workbook", "read_earlier"]
