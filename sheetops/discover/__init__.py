"""Folder → candidate files, whose they are, and which of them count."""

from sheetops.discover.folder import Candidate, candidate, candidates
from sheetops.discover.identify import (
    NamedUnit,
    file_unit,
    lead_units,
    named_unit,
    other_period,
    stated,
    stated_in,
    states_period,
    title_unit,
)
from sheetops.discover.versions import Version, counting, twins

__all__ = [
    "Candidate",
    "NamedUnit",
    "Version",
    "candidate",
    "candidates",
    "counting",
    "file_unit",
    "lead_units",
    "named_unit",
    "other_period",
    "stated",
    "stated_in",
    "states_period",
    "title_unit",
    "twins",
]
