"""Points of units, appraisal and surveys → what counts of each indicator, and what follows from it."""

from sheetops.score.annex import annex
from sheetops.score.documents import documents
from sheetops.score.findings import catalogue_findings, mark_findings, parent_findings, repeat_findings
from sheetops.score.forecast import forecast, history
from sheetops.score.indicators import indicators, owner_rows
from sheetops.score.model import EvidenceFile, Listed, Mark, counting_marks
from sheetops.score.open import due, losses
from sheetops.score.tallies import tallies

__all__ = [
    "EvidenceFile",
    "Listed",
    "Mark",
    "annex",
    "catalogue_findings",
    "counting_marks",
    "documents",
    "due",
    "forecast",
    "history",
    "indicators",
    "losses",
    "mark_findings",
    "owner_rows",
    "parent_findings",
    "repeat_findings",
    "tallies",
]
