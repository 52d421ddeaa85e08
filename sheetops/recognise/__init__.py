"""Grid → tables: header rows, columns → fields, sections, totals, signature."""

from sheetops.recognise.columns import Fit
from sheetops.recognise.returned import is_returned
from sheetops.recognise.sheet import recognise
from sheetops.recognise.unread import unread_table
from sheetops.recognise.workbook import recognise_all

__all__ = ["Fit", "is_returned", "recognise", "recognise_all", "unread_table"]
