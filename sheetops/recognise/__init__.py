"""Grid → tables: header rows, columns → fields, sections, totals, signature."""

from sheetops.recognise.columns import Fit
from sheetops.recognise.sheet import recognise
from sheetops.recognise.side_by_side import side_by_side

__all__ = ["Fit", "recognise", "side_by_side"]
