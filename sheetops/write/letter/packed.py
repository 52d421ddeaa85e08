"""A document's parts packed so that the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>|<cp:lastPrinted>[^<]*</cp:lastPrinted>")


def packed(data: bytes) -> bytes:
    """The archive again: entries in their order, of one day, without the moments at which it was made."""
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, _MOMENTS.sub(b"", part) if name == _CORE else part)
    return page.getvalue()
