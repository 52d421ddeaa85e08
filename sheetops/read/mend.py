"""Newer error values (#SPILL!, #GETTING_DATA) stop the reader of values at the whole sheet: they become texts."""

from __future__ import annotations

import io
import re
import zipfile

from sheetops.read.extras import WorkbookExtras

_KNOWN = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_ERROR_CELL = re.compile(rb"(<(?:\w+:)?c\b[^>]*?\bt=[\"'])e([\"'][^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>)([^<]*)")


def needs_mending(extra: WorkbookExtras) -> bool:
    """Whether an error value stands in the workbook that the reader of values does not know."""
    return any(value not in _KNOWN for sheet in extra.sheets.values() for _, value in sheet.error_cells)


def with_texts_for_errors(data: bytes) -> bytes:
    """The workbook with every unknown error value as a text.

    Raises:
        zipfile.BadZipFile, OSError, ValueError: the archive is damaged.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _ERROR_CELL.sub(_as_text, part) if name.startswith("xl/worksheets/") else part)
    return buffer.getvalue()


def _as_text(match: re.Match[bytes]) -> bytes:
    known = match[3].decode("utf-8", "replace") in _KNOWN
    return match[0] if known else match[1] + b"str" + match[2] + match[3]
