"""The cells of a sheet of an .xlsx, one after the other, as its XML gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sheetops.read.markup import attributes, unescaped

_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:(row)\b([^>]*)>|c\b((?:[^>]*[^/])?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_INLINE = re.compile(rb"<(?:\w+:)?is\b")
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)</")
_PHONETIC = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
_REFERENCE = re.compile(r"([A-Z]{1,6})([0-9]{1,9})$", re.IGNORECASE)


class SheetCell(NamedTuple):
    """A cell as its XML gives it: its place from 1, its attributes and content, and where it and these stand."""

    place: tuple[int, int]
    tag: dict[str, str]
    body: bytes
    begin: int
    end: int
    inside: int

    @property
    def kind(self) -> str:
        """The type of its value: n, s, str, inlineStr, b, e or d."""
        return self.tag.get("t", "n")

    @property
    def has_formula(self) -> bool:
        return _FORMULA.search(self.body) is not None

    @property
    def value(self) -> str | None:
        """What stands in `<v>`; None where there is none."""
        found = _VALUE.search(self.body)
        return plain(found[1]) if found else None

    @property
    def is_inline(self) -> bool:
        """Whether its text stands in the cell itself."""
        return _INLINE.search(self.body) is not None

    @property
    def is_filled(self) -> bool:
        """Whether it has a value; many have a format only."""
        return bool(self.value) or self.is_inline

    @property
    def value_span(self) -> tuple[int, int]:
        """Where its value stands in the part."""
        found = _VALUE.search(self.body)
        return (self.inside + found.start(1), self.inside + found.end(1)) if found else (self.begin, self.begin)


def cells(xml: bytes) -> Iterator[SheetCell]:
    """The cells in their order; one that does not say its place stands behind the one before."""
    row = column = 0
    for match in _ROW_OR_CELL.finditer(xml):
        if match[1]:
            number = attributes(match[2]).get("r", "")
            row, column = (int(number) if number.isdigit() else row + 1), 0
            continue
        tag = attributes(match[3])
        stated = position(tag.get("r", ""))
        place = stated or (row, column + 1)
        column = place[1]
        yield SheetCell(place, tag, match[4] or b"", *match.span(), match.start(4))


def position(reference: str) -> tuple[int, int] | None:
    """The row and column of an A1 address; None where it is none."""
    match = _REFERENCE.match(reference)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def text(body: bytes) -> str:
    """The text of a cell or of a shared text, without what only says how it is spoken."""
    return "".join(map(plain, _TEXT.findall(_PHONETIC.sub(b"", body) if b"rPh" in body else body)))


def plain(raw: bytes) -> str:
    """A text as it is read from XML."""
    return unescaped(raw.decode("utf-8", "replace"))
