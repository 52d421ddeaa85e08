"""To whom a register's file assigns its tasks, as far as its rows do not say that themselves."""

from __future__ import annotations

import dataclasses

from sheetops.discover import assigned_unit, titled_lead
from sheetops.journey.submission import Submission, under
from sheetops.words.lexicon import Lexicon


def under_leads(submission: Submission, lexicon: Lexicon) -> Submission:
    """A file whose sheets' titles assign to different units: each one's is the outermost heading of its rows."""
    leads = _titled(submission, lexicon)
    if _has_leads(submission) or len({lead for lead in leads if lead}) <= 1:
        return submission
    names = {unit.code: unit.name for unit in lexicon.workspace.units}
    pairs = zip(submission.sheets, leads, strict=True)
    sheets = tuple(under(sheet, names[lead]) if lead else sheet for sheet, lead in pairs)
    return dataclasses.replace(submission, sheets=sheets)


def file_lead(submission: Submission, lexicon: Lexicon) -> str | None:
    """The unit to which a file assigns its tasks; none where its rows or sheets say that themselves."""
    if _has_leads(submission) or len({lead for lead in _titled(submission, lexicon) if lead}) > 1:
        return None
    return assigned_unit(submission.path, submission.sheets, lexicon, submission.stamp)


def is_only_issued(submission: Submission, lexicon: Lexicon) -> bool:
    """Whether a file names a unit as who issues it, and has no column of leads: so nobody is said to lead."""
    return submission.unit is not None and not _has_leads(submission) and file_lead(submission, lexicon) is None


def _titled(submission: Submission, lexicon: Lexicon) -> list[str | None]:
    return [titled_lead([sheet], lexicon) for sheet in submission.sheets]


def _has_leads(submission: Submission) -> bool:
    return any(table.column_of("unit") for sheet in submission.sheets for table in sheet.tables)
