"""Who is in charge of which indicators of the PAR index: the assignment table read, and held against the catalogue."""

from sheetops.assignments.by_indicator import IndicatorRow, read_indicator_rows
from sheetops.assignments.by_unit import UnitRow, read_unit_rows
from sheetops.assignments.coverage import Coverage, cover
from sheetops.assignments.letter import letter_tables
from sheetops.assignments.model import Assignment, Given, Owner, Place, Reading, Scope
from sheetops.assignments.parse import read_assignments
from sheetops.assignments.repair import CodeCell, is_code_cell, repaired
from sheetops.assignments.table import AssignmentTable, read_columns, read_table
from sheetops.assignments.tree import CatalogueRow, Indicator, IndicatorTree, indicator_tree

__all__ = [
    "Assignment",
    "AssignmentTable",
    "CatalogueRow",
    "CodeCell",
    "Coverage",
    "Given",
    "Indicator",
    "IndicatorRow",
    "IndicatorTree",
    "Owner",
    "Place",
    "Reading",
    "Scope",
    "UnitRow",
    "cover",
    "indicator_tree",
    "is_code_cell",
    "letter_tables",
    "read_assignments",
    "read_columns",
    "read_indicator_rows",
    "read_table",
    "read_unit_rows",
    "repaired",
]
