"""Grid → tables: header rows, columns → fields, sections, totals, signature."""

from sheetops.recognise.columns import Fit
from sheetops.recognise.sheet import recognise

__all__ = ["Fit", "recognise"]
