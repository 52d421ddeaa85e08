"""A workbook for the reader of values, where it would stop at the file itself, or be misled by it.

The reader looks for an .xlsx's parts in their usual places, takes all of them for UTF-8, stops at kinds of sheets and
of error values that it does not know, and believes what a part says of its size.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

_BEGINNING = 4096
_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"']([0-9]*)[\"']")
_SHORTEST = len(b"<si/>")
_ESCAPE = re.compile(rb"_x([0-9A-Fa-f]{4})_")
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(sheets: Sequence[tuple[str, str, bytes]], strings: bytes, styles: bytes, *, epoch_1904: bool) -> bytes:
    """A workbook of parts in UTF-8.

    Args:
        sheets: (name, state, part) of each worksheet.
        strings, styles: empty where there are none.
    """
    numbered = list(enumerate(sheets, start=1))
    listed = "".join(
        f'<sheet name={quoteattr(name)} state="{state}" r:id="rId{n}"/>' for n, (name, state, _) in numbered
    )
    targets = (("worksheet", f"worksheets/sheet{number}.xml") for number, _ in numbered)
    parts = {
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(targets),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPES}"><workbookPr date1904="{int(epoch_1904)}"/>'
            f"<sheets>{listed}</sheets></workbook>"
        ).encode(),
        "xl/sharedStrings.xml": strings,
        "xl/styles.xml": styles,
        **{f"xl/worksheets/sheet{number}.xml": part for number, (_, _, part) in numbered},
    }
    return archive(parts)


def archive(parts: dict[str, bytes]) -> bytes:
    """An archive of parts, in their order; without those that are empty."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for name, part in parts.items():
            if part:
                target.writestr(zipfile.ZipInfo(name), part)
    return buffer.getvalue()


def _relations(kinds_and_targets: Iterable[tuple[str, str]]) -> bytes:
    each = (
        f'<Relationship Id="rId{number}" Type="{_TYPES}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds_and_targets, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(each)}</Relationships>'.encode()


def shared_texts(part: bytes) -> bytes:
    """The part of shared texts without a count that it cannot hold, and with the letters for which escapes stand.

    The reader of values takes memory for as many texts as are stated, and knows escapes up to _x00FF_ only.
    """
    stated = _COUNT.search(part, 0, _BEGINNING)
    if stated and int(stated[1] or 0) > len(part) // _SHORTEST:
        part = part[: stated.start()] + part[stated.end() :]
    return _ESCAPE.sub(_letter, part) if b"_x" in part else part


def _letter(match: re.Match[bytes]) -> bytes:
    """The letter of an escape; those that the reader of values knows, and halves of letters, stay."""
    number = int(match[1], 16)
    return match[0] if number <= 0xFF or 0xD800 <= number <= 0xDFFF else chr(number).encode()  # noqa: PLR2004
