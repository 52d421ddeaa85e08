"""Workbook file → grids of cells with addresses."""

from sheetops.read.contained import FileRead, died, read_workbook

__all__ = ["FileRead", "died", "read_workbook"]
