"""Status at the cut-off, tallies, movement."""

from sheetops.evaluate.findings import evaluation_findings
from sheetops.evaluate.reports import quality, roll_call, sentences, urge
from sheetops.evaluate.tallies import movement, tally
from sheetops.evaluate.tasks import evaluate_tasks

__all__ = [
    "evaluate_tasks",
    "evaluation_findings",
    "movement",
    "quality",
    "roll_call",
    "sentences",
    "tally",
    "urge",
]
