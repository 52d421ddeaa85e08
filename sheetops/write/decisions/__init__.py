"""`quyet-dinh.xlsx`: what the Office is asked is added below what stands there; nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheetops.scored import Result

__all__ = ["decisions_bytes"]


def decisions_bytes(evaluation: Result, existing: bytes | None) -> bytes | None:
    """The workbook with what is to be asked; None where nothing is.

    Args:
        existing: the workbook as it is; None where it has not been made yet.

    Raises:
        WorkspaceError: something in the workbook would be lost if it was written anew.
    """
    if not (evaluation.suggestions or evaluation.questions):
        return None
    # Only where something is asked: the library is large.
    from sheetops.write.decisions.book import opened, saved
    from sheetops.write.decisions.columns import add_columns
    from sheetops.write.decisions.matches import add_matches
    from sheetops.write.decisions.waivers import lay_out_waivers

    name = evaluation.workspace.decisions.name
    book = opened(existing, name)
    added = add_columns(book, evaluation) + add_matches(book, evaluation)
    lay_out_waivers(book, evaluation)
    return saved(book, evaluation.workspace.cutoff) if added else None
