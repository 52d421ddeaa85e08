"""Workbook file → grids of cells with addresses."""

from sheetops.read.contained import FileRead, read_workbook

__all__ = ["FileRead", "read_workbook"]
