"""Folder → candidate files, whose they are, and which of them count."""

from sheetops.discover.differences import differences
from sheetops.discover.folder import Candidate, candidate, candidates
from sheetops.discover.identify import NamedUnit, file_unit, lead_units, named_unit, title_unit
from sheetops.discover.leads import assigned_unit, titled_lead
from sheetops.discover.names import stated_by_name, unit_by_name
from sheetops.discover.period import (
    TitleCell,
    as_of,
    last_day,
    last_month,
    other_period,
    own_period,
    stated_at,
    states_period,
)
from sheetops.discover.plans import planned_for
from sheetops.discover.stated import Stated, stated, stated_in
from sheetops.discover.versions import Version, counting, superseding, twins

__all__ = [
    "Candidate",
    "NamedUnit",
    "Stated",
    "TitleCell",
    "Version",
    "as_of",
    "assigned_unit",
    "candidate",
    "candidates",
    "counting",
    "differences",
    "file_unit",
    "last_day",
    "last_month",
    "lead_units",
    "named_unit",
    "other_period",
    "own_period",
    "planned_for",
    "stated",
    "stated_at",
    "stated_by_name",
    "stated_in",
    "states_period",
    "superseding",
    "title_unit",
    "titled_lead",
    "twins",
    "unit_by_name",
]
