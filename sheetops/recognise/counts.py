"""What a sheet states of how many tasks it has, against those that were read: S207 of totals and of headings.

A table that goes on over several sheets is counted over all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheetops.model import Finding
from sheetops.recognise.body import Body
from sheetops.recognise.heading_counts import heading_count_findings
from sheetops.recognise.totals import Boundary, Joined, Span, total_findings


@dataclass(frozen=True, slots=True)
class Counted:
    """One table of a sheet: its totals and headings, and which of the sheet's records are its own."""

    body: Body
    boundaries: tuple[Boundary, ...]
    span: Span


def count_findings(tables: Sequence[Counted], path: str, joined: Joined) -> list[Finding]:
    """S207 of each table of a sheet; what goes on with the sheet goes on with its last table."""
    findings: list[Finding] = []
    for table in tables:
        around = joined if table is tables[-1] else Joined(joined.before)
        findings += total_findings(table.body, path, table.boundaries, table.span, around)
        findings += heading_count_findings(table.body, path, table.boundaries, table.span.end, around)
    return findings
