"""Status at the cut-off, tallies, movement, roll-call, the quality of the reports."""

from sheetops.evaluate.findings import evaluation_findings
from sheetops.evaluate.history import history
from sheetops.evaluate.movement import movement
from sheetops.evaluate.quality import quality
from sheetops.evaluate.reports import sentences, urge
from sheetops.evaluate.roll_call import roll_call
from sheetops.evaluate.tallies import tally
from sheetops.evaluate.tasks import evaluate_tasks

__all__ = [
    "evaluate_tasks",
    "evaluation_findings",
    "history",
    "movement",
    "quality",
    "roll_call",
    "sentences",
    "tally",
    "urge",
]
