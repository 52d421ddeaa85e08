"""A workbook of openpyxl as bytes that no clock gets into."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CORE = "docProps/core.xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)


def _as_it_is(_part: str, content: bytes) -> bytes:
    return content


def saved(book: Workbook, day: date, mended: Callable[[str, bytes], bytes] = _as_it_is) -> bytes:
    """The workbook's bytes, the same for the same content; it bears a given day and not the clock's.

    Args:
        mended: (name of a part, what openpyxl makes of it) → what is written.
    """
    moment = datetime.combine(day, time())
    if book.properties.creator == "openpyxl":
        book.properties.creator = None
        book.properties.created = moment
    raw, content = BytesIO(), BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            data = mended(part, source.read(part))
            if part == _CORE:
                data = _MODIFIED.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>", data)
            target.writestr(zipfile.ZipInfo(part, _OLDEST), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()
