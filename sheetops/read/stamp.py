"""The hidden stamp of a generated template, as it stands among a workbook's custom properties."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sheetops.read.archive import Archive, opened
from sheetops.read.compound import CompoundFile
from sheetops.read.parts import local
from sheetops.stamp import PROPERTY

_PARTS = {"xlsx": "docProps/custom.xml", "xlsb": "docProps/custom.xml", "ods": "meta.xml"}
_TAGS = ("property", "user-defined")
_MOST_BYTES = 1 << 18
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ParseError, DefusedXmlException),
    *(LookupError, ValueError, OSError, EOFError, RuntimeError, NotImplementedError),
)
# [MS-OLEPS]: the user-defined properties are the second section of this stream.
_STREAM = "\x05DocumentSummaryInformation"
_USER_DEFINED = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
_DICTIONARY, _CODE_PAGE = 0, 1
_BYTES, _UTF16 = 0x1E, 0x1F
_UNICODE = 1200
_HEADER, _ENTRY = 28, 20


def stamp(data: bytes, content: str) -> str | None:
    """The value of our property of a workbook; None where it has none, or what holds it is damaged.

    Args:
        content: what the file is, as `sniff` says: xlsx, xlsb, ods, xls.
    """
    try:
        if content == "xls":
            return _of_compound(data)
        return _of_archive(opened(data), _PARTS[content])
    except _DAMAGE:
        return None


def _of_archive(archive: Archive, part: str) -> str | None:
    if part not in archive:
        return None
    xml = archive.part(part)
    if len(xml) > _MOST_BYTES or PROPERTY.encode() not in xml:
        return None
    return next((_text(e) for e in fromstring(xml).iter() if _is_property(e) and local(e, "name") == PROPERTY), None)


def _is_property(element: Element) -> bool:
    return element.tag.rpartition("}")[2] in _TAGS


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


# ----- .xls


def _of_compound(data: bytes) -> str | None:
    """The property of an .xls; most have no user-defined ones, and their streams need not be looked for."""
    if _USER_DEFINED not in data:
        return None
    stream = CompoundFile(data).stream(_STREAM) or b""
    (sections,) = struct.unpack_from("<I", stream, _HEADER - 4)
    for at in range(_HEADER, _HEADER + _ENTRY * min(sections, 2), _ENTRY):
        if stream[at : at + 16] == _USER_DEFINED:
            (begin,) = struct.unpack_from("<I", stream, at + 16)
            return _of_section(stream[begin:])
    return None


def _of_section(section: bytes) -> str | None:
    size, count = struct.unpack_from("<II", section, 0)
    places = dict(struct.unpack_from("<II", section, 8 + 8 * n) for n in range(min(count, len(section) // 8)))
    page = struct.unpack_from("<H", section, places[_CODE_PAGE] + 4)[0] if _CODE_PAGE in places else _UNICODE
    names = dict(_names(section, places[_DICTIONARY], page)) if _DICTIONARY in places else {}
    at = places.get(names.get(PROPERTY, _DICTIONARY))
    return None if at is None or PROPERTY not in names or at > size else _value(section, at, page)


def _names(section: bytes, at: int, page: int) -> Iterator[tuple[str, int]]:
    """(name, identifier) of each user-defined property."""
    (count,) = struct.unpack_from("<I", section, at)
    at += 4
    for _ in range(min(count, len(section) // 8)):
        identifier, length = struct.unpack_from("<II", section, at)
        size = length * 2 if page == _UNICODE else length
        yield _decoded(section[at + 8 : at + 8 + size], page), identifier
        at += 8 + (-(-size // 4) * 4 if page == _UNICODE else size)


def _value(section: bytes, at: int, page: int) -> str | None:
    kind, length = struct.unpack_from("<II", section, at)
    if kind == _UTF16:
        return _decoded(section[at + 8 : at + 8 + length * 2], _UNICODE)
    return _decoded(section[at + 8 : at + 8 + length], page) if kind == _BYTES else None


def _decoded(raw: bytes, page: int) -> str:
    encoding = {_UNICODE: "utf-16-le", 65001: "utf-8"}.get(page, f"cp{page}")
    return raw.decode(encoding, "replace").rstrip("\0")
