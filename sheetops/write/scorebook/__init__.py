"""The workbook of a scored result: its sheets, written whole, the same for the same result to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sheetops.write.atomic import replace_file
from sheetops.write.scorebook.annex import write_annex
from sheetops.write.scorebook.book import ScoreBook
from sheetops.write.scorebook.by_unit import write_by_unit
from sheetops.write.scorebook.decided import decided_points
from sheetops.write.scorebook.detail import Detail, write_detail
from sheetops.write.scorebook.discrepancies import write_discrepancies
from sheetops.write.scorebook.documents import write_documents
from sheetops.write.scorebook.losses import write_losses
from sheetops.write.scorebook.matrix import write_matrix
from sheetops.write.scorebook.summary import write_summary
from sheetops.write.workbook.about import write_about
from sheetops.write.workbook.files import write_files
from sheetops.write.workbook.findings import write_findings
from sheetops.write.workbook.making import folder_of, made
from sheetops.write.workbook.rejected import write_rejected
from sheetops.write.workbook.waivers import write_waivers

__all__ = ["scorebook_bytes", "write_scorebook"]

if TYPE_CHECKING:
    from sheetops.scored import Scored


def write_scorebook(scored: Scored, path: Path | str) -> Path:
    """Write the workbook, whole or not at all; its links as those of `write_workbook`.

    Raises:
        OutputBusyError: the file is open in another program, or cannot be written.
    """
    path = Path(path)
    replace_file(path, scorebook_bytes(scored, folder_of(scored.workspace, path)))
    return path


def scorebook_bytes(scored: Scored, folder: str | None = None) -> bytes:
    """The workbook as a file's content.

    Args:
        folder: where it is going to lie, relative to the workspace with "/"; links to the submissions start
            there.  The workspace's output folder where it is not given.
    """
    place = folder or scored.workspace.folders.output
    return made(scored.workspace, lambda workbook: _write(ScoreBook(workbook, scored, place)))


def _write(book: ScoreBook) -> None:
    detail = Detail(book)
    write_detail(book, detail)
    write_summary(book, detail)
    write_by_unit(book, detail)
    own = (write_matrix, write_annex, write_losses, write_documents, write_discrepancies)
    for write in (*own, write_findings, write_files, write_rejected, write_waivers):
        write(book)
    write_about(book, decided_points(book))
