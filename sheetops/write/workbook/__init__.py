"""The workbook of a result: its sheets, written whole, the same for the same result to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sheetops.write.atomic import replace_file
from sheetops.write.workbook.about import write_about
from sheetops.write.workbook.annex import write_annex
from sheetops.write.workbook.book import Book
from sheetops.write.workbook.by_unit import write_by_unit
from sheetops.write.workbook.detail import Detail, write_detail
from sheetops.write.workbook.discrepancies import write_discrepancies
from sheetops.write.workbook.files import write_files
from sheetops.write.workbook.findings import write_findings
from sheetops.write.workbook.making import folder_of, made
from sheetops.write.workbook.orphans import write_orphans
from sheetops.write.workbook.rejected import write_rejected
from sheetops.write.workbook.summary import write_summary
from sheetops.write.workbook.urging import write_urging
from sheetops.write.workbook.waivers import write_waivers

__all__ = ["workbook_bytes", "write_workbook"]

if TYPE_CHECKING:
    from sheetops.evaluation import Evaluation


def write_workbook(evaluation: Evaluation, path: Path | str) -> Path:
    """Write the workbook, whole or not at all.

    The links to the submissions are relative to `path` where it lies in the workspace, else to the workspace's
    output folder, so that nothing of this machine's folders is told.

    Raises:
        OutputBusyError: the file is open in another program, or cannot be written.
    """
    path = Path(path)
    replace_file(path, workbook_bytes(evaluation, folder_of(evaluation.workspace, path)))
    return path


def workbook_bytes(evaluation: Evaluation, folder: str | None = None) -> bytes:
    """The workbook as a file's content.

    Args:
        folder: where it is going to lie, relative to the workspace with "/"; links to the submissions start
            there.  The workspace's output folder where it is not given.
    """
    place = folder or evaluation.workspace.folders.output
    return made(evaluation.workspace, lambda workbook: _write(Book(workbook, evaluation, place)))


def _write(book: Book) -> None:
    """Write the sheets; those that others refer to first."""
    detail = Detail(book)
    write_detail(book, detail, choices=write_about(book))
    sectors = write_summary(book, detail, headings=write_annex(book, detail))
    write_by_unit(book, detail, sectors)
    further = (write_orphans, write_waivers)
    for write in (write_urging, write_discrepancies, write_findings, write_files, write_rejected, *further):
        write(book)
