"""XML as the parts of workbooks hold it: small parts by their tags, large ones by their events, none with a DTD."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat
from xml.sax.saxutils import unescape

_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ATTRIBUTE = re.compile(r"([\w.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_QUOTES = {"&quot;": '"', "&apos;": "'"}
_CHARACTER = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")


class DeclarationError(ValueError):
    """A part declares a document type, in which entities may stand: it is not read on."""


def utf8(part: bytes) -> bytes:
    """A part in UTF-8, which the reader of values takes every part for; the part itself where it is.

    Raises:
        LookupError, ValueError: its encoding is unknown, or not what it says.
    """
    encoding = _encoding(part)
    if encoding is None:
        return part
    text = part.decode(encoding).removeprefix("\ufeff").encode()
    return _DECLARATION.sub(b"", text, count=1)


def _encoding(part: bytes) -> str | None:
    """The encoding of a part that is not in UTF-8."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if part[:2] in (b"<\0", b"\0<"):
        return "utf-16-le" if part[:1] == b"<" else "utf-16-be"
    declaration = _DECLARATION.match(part.removeprefix(_BYTE_ORDER_MARK))
    declared = _ENCODING.search(declaration[0]) if declaration else None
    name = declared[1].decode().lower() if declared else "utf-8"
    return None if name in _UTF8 or name.startswith("utf-16") else name


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a tag by their local names."""
    text = tag.decode("utf-8", "replace")
    found = _ATTRIBUTE.findall(text)
    if "&" in text:
        return {name: unescaped(quoted or single) for name, quoted, single in found}
    return {name: quoted or single for name, quoted, single in found}


def unescaped(raw: str) -> str:
    """A text as it is read from XML."""
    if "&" not in raw:
        return raw
    known = _CHARACTER.sub(lambda m: chr(min(int(m[1], 16) if m[1] else int(m[2]), 0x10FFFF)), raw)
    return unescape(known, _QUOTES)


def tags(xml: bytes, name: str) -> Iterator[dict[str, str]]:
    """The attributes of each element of a name, whatever its namespace, in a small part in UTF-8."""
    if b"<!--" in xml:
        xml = _COMMENT.sub(b"", xml)
    return (attributes(tag) for tag in _pattern(name).findall(xml))


@lru_cache(maxsize=32)
def _pattern(name: str) -> re.Pattern[bytes]:
    value = r"(?:\"[^\"]*\"|'[^']*')"
    return re.compile(rf"<(?:[\w.-]+:)?{name}((?:\s+[\w.:-]+\s*=\s*{value})*)\s*/?>".encode())


def parser() -> expat.XMLParserType:
    """A parser of events that knows no entities; its handlers are still to be set."""
    made = expat.ParserCreate()
    made.StartDoctypeDeclHandler = _refuse
    made.buffer_text = True
    return made


def _refuse(*_: object) -> None:
    raise DeclarationError("a document type is declared")


def parse(made: expat.XMLParserType, xml: bytes) -> None:
    """Go through a part; where it is damaged, what stands before the damage counts."""
    with contextlib.suppress(expat.ExpatError):
        made.Parse(xml, True)


def bare(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]
