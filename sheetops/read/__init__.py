"""Workbook file → grids of cells with addresses."""

from sheetops.read.workbook import ReadWorkbook, read_workbook

__all__ = ["ReadWorkbook", "read_workbook"]
