"""Folder → candidate files, whose they are, and which of them count."""

from sheetops.discover.folder import Candidate, candidate, candidates
from sheetops.discover.identify import file_unit, lead_units, other_period, stated, title_unit
from sheetops.discover.versions import Version, twins, winners

__all__ = [
    "Candidate",
    "Version",
    "candidate",
    "candidates",
    "file_unit",
    "lead_units",
    "other_period",
    "stated",
    "title_unit",
    "twins",
    "winners",
]
