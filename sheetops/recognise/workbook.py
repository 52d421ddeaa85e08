"""All sheets of a workbook: tables side by side, and tables that go on from sheet to sheet."""

from __future__ import annotations

from collections.abc import Sequence

from sheetops.model import Grid, Recognised
from sheetops.recognise.columns import Fit
from sheetops.recognise.numbering import numbering
from sheetops.recognise.sheet import SheetRead, read_sheet
from sheetops.recognise.side_by_side import side_by_side
from sheetops.recognise.totals import Joined
from sheetops.words.lexicon import Lexicon


def recognise_all(grids: Sequence[Grid], lexicon: Lexicon, fit: Fit, path: str) -> tuple[Recognised, ...]:
    """What each sheet holds, in their order; one with tables side by side comes once per table.

    Args:
        fit: how well values fit a field of the kind, 0…1; decides between fields that share a header.
        path: for the findings, relative to the workspace.
    """
    reads: list[SheetRead] = []
    before: SheetRead | None = None
    for part in (part for grid in grids for part in side_by_side(grid, lexicon)):
        read = read_sheet(part, lexicon, fit, path, before)
        if before and _counts_on(before.recognised, read.recognised):
            read = read_sheet(part, lexicon, fit, path, before, goes_on=True)
        reads.append(read)
        if read.recognised.tables and not part.hidden:
            before = read
    return tuple(read.compared(path, _joined(reads, at)) for at, read in enumerate(reads))


def _joined(reads: Sequence[SheetRead], at: int) -> Joined:
    """The tasks of the sheets before and after one that hold parts of the same table."""
    run = next((run for run in _runs(reads) if at in run), [at])
    before = sum(len(reads[place].recognised.records) for place in run if place < at)
    later = (record.section for place in run if place > at for record in reads[place].recognised.records)
    return Joined(before, tuple(later))


def _runs(reads: Sequence[SheetRead]) -> list[list[int]]:
    """The places of sheets that hold one table, run by run; a hidden one begins none."""
    runs: list[list[int]] = []
    for at, read in enumerate(reads):
        if read.recognised.tables and read.goes_on and runs:
            runs[-1].append(at)
        elif read.recognised.tables and not read.recognised.grid.hidden:
            runs.append([at])
    return runs


def _counts_on(before: Recognised, after: Recognised) -> bool:
    """Whether the first task of a sheet bears the number after the last one's, so that the same headings hold."""
    if not before.records or not after.records or before.grid.sheet == after.grid.sheet:
        return False
    last, first = (numbering(record.values.get("no")) for record in (before.records[-1], after.records[0]))
    if last is None or first is None or last.style != first.style or not first.plain:
        return False
    return first.ordinals == (*last.ordinals[:-1], last.ordinals[-1] + 1)
