"""A workbook as bytes, the same for the same content, and whence its links start."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from sheetops.write.workbook.styles import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheetops.config import Workspace


def made(workspace: Workspace, write: Callable[[Any], None]) -> bytes:
    """What `write` writes into an XlsxWriter workbook, as a file's content."""
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
    created = datetime.combine(workspace.cutoff, time())
    office = workspace.office.name
    workbook.set_properties({"author": office, "company": office, "created": created})
    write(workbook)
    workbook.close()
    return content.getvalue()


def folder_of(workspace: Workspace, path: Path) -> str:
    """The folder of a workbook, relative to the workspace; its output folder where the workbook lies outside."""
    root, folder = workspace.root.resolve(), path.resolve().parent
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else workspace.folders.output
