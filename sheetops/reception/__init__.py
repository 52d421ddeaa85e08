"""What became of each file: its units, its state, its findings, its ledger of rows."""

from sheetops.reception.files import submitted_files
from sheetops.reception.findings import file_findings
from sheetops.reception.repeats import repeat_findings, told_again, told_elsewhere
from sheetops.reception.replaced import replaced
from sheetops.reception.rows import ledger, rejected
from sheetops.reception.units import unit_findings
from sheetops.reception.versions import counted_rows, versions

__all__ = [
    "counted_rows",
    "file_findings",
    "ledger",
    "rejected",
    "repeat_findings",
    "replaced",
    "submitted_files",
    "told_again",
    "told_elsewhere",
    "unit_findings",
    "versions",
]
