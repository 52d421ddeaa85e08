"""The workbook of a result: its sheets, written whole, the same for the same result to the byte."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from sheetops.write.atomic import replace_file
from sheetops.write.workbook.about import write_about
from sheetops.write.workbook.annex import write_annex
from sheetops.write.workbook.book import Book
from sheetops.write.workbook.by_unit import write_by_unit
from sheetops.write.workbook.detail import Detail, write_detail
from sheetops.write.workbook.discrepancies import write_discrepancies
from sheetops.write.workbook.files import write_files
from sheetops.write.workbook.findings import write_findings
from sheetops.write.workbook.orphans import write_orphans
from sheetops.write.workbook.rejected import write_rejected
from sheetops.write.workbook.styles import DEFAULT
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
    replace_file(path, workbook_bytes(evaluation, _folder(evaluation, path)))
    return path


def workbook_bytes(evaluation: Evaluation, folder: str | None = None) -> bytes:
    """The workbook as a file's content.

    Args:
        folder: where it is going to lie, relative to the workspace with "/"; links to the submissions start
            there.  The workspace's output folder where it is not given.
    """
    content = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": DEFAULT,
    }
    workbook = xlsxwriter.Workbook(content, options)
    # The only dates that a workbook must bear are set to the cut-off, so that no clock gets in.
    created = datetime.combine(evaluation.workspace.cutoff, time())
    office = evaluation.workspace.office.name
    workbook.set_properties({"author": office, "company": office, "created": created})
    _write(Book(workbook, evaluation, folder or evaluation.workspace.folders.output))
    workbook.close()
    return content.getvalue()


def _write(book: Book) -> None:
    """Write the sheets; those that others refer to first."""
    detail = Detail(book)
    write_detail(book, detail, choices=write_about(book))
    sectors = write_summary(book, detail, headings=write_annex(book, detail))
    write_by_unit(book, detail, sectors)
    further = (write_orphans, write_waivers)
    for write in (write_urging, write_discrepancies, write_findings, write_files, write_rejected, *further):
        write(book)


def _folder(evaluation: Evaluation, path: Path) -> str | None:
    """The folder of a workbook, relative to the workspace; None where it lies outside."""
    root, folder = evaluation.workspace.root.resolve(), path.resolve().parent
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else None
