"""What the Office wrote into an earlier output is never overwritten: that workbook is kept under a name of its own."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from sheetops.text import as_text
from sheetops.write.workbook import decision_titles, detail_sheet

_MARK = 8


def kept_copy(workbook: Path) -> tuple[Path, bytes] | None:
    """The copy to be kept of an earlier workbook, and its bytes; None where the Office wrote nothing into it.

    A workbook that cannot be read is kept too: nobody knows what stands in it.
    """
    if not workbook.is_file():
        return None
    data = workbook.read_bytes()
    if not _has_decisions(data):
        return None
    mark = hashlib.sha256(data).hexdigest()[:_MARK]
    return workbook.with_name(f"{workbook.stem}-y-kien-{mark}{workbook.suffix}"), data


def _has_decisions(workbook: bytes) -> bool:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(workbook)) as book:
            if detail_sheet() not in book.sheet_names:
                return False
            rows = book.get_sheet_by_name(detail_sheet()).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError):
        return True
    titles = set(decision_titles())
    at = next((n for n, row in enumerate(rows) if titles <= {as_text(value) for value in row}), None)
    if at is None:
        return True
    columns = [n for n, value in enumerate(rows[at]) if as_text(value) in titles]
    return any(as_text(row[n]).strip() for row in rows[at + 1 :] for n in columns)
