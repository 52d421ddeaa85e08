"""Workbook file → grids of cells with addresses."""

from sheetops.read.contained import FileRead, defect, died, read_workbook

__all__ = ["FileRead", "defect", "died", "read_workbook"]
