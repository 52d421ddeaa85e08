"""The sheets of one workbook → the decisions in it."""

from __future__ import annotations

from collections.abc import Sequence

from sheetops.decisions.columns import column_decisions
from sheetops.decisions.layout import layout
from sheetops.decisions.match_rows import match_decisions
from sheetops.decisions.model import NO_DECISIONS, Decisions
from sheetops.decisions.waiver_rows import waivers_of
from sheetops.model import Grid
from sheetops.words.lexicon import Lexicon


def decisions_of(grids: Sequence[Grid], lexicon: Lexicon, path: str) -> Decisions:
    """The decisions of a `quyet-dinh.xlsx`; its sheets are found by their names.

    Args:
        path: of the workbook, relative to the workspace.

    Raises:
        WorkspaceError: one of its sheets has lost the titles of its columns.
    """
    words, found = layout(), NO_DECISIONS
    readers = {words.columns.sheet: column_decisions, words.matches.sheet: match_decisions}
    readers[words.waivers.sheet] = waivers_of
    for grid in grids:
        if read := readers.get(grid.sheet):
            found += read(grid, lexicon, path)
    return found
