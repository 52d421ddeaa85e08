"""What became of each file: its units, its state, its findings, its ledger of rows."""

from sheetops.reception.receive import Reception, receive
from sheetops.reception.repeats import repeat_findings
from sheetops.reception.rows import ledger, rejected
from sheetops.reception.units import unit_findings

__all__ = ["Reception", "ledger", "receive", "rejected", "repeat_findings", "unit_findings"]
