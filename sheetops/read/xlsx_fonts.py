"""The legacy Vietnamese fonts of an .xlsx: of cells by their styles, of rich texts by their runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.sax.saxutils import unescape

from sheetops.read.extras import FontRun
from sheetops.read.font_runs import font_runs, legacy_font
from sheetops.read.markup import attributes
from sheetops.read.sheet_cells import text

# A font's name as a value, wherever it stands: nothing else costs anything where there is none.
_LEGACY = re.compile(rb"val\s*=\s*[\"'](?:\.vn|vni)", re.IGNORECASE)
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_FONT = re.compile(rb"<(?:\w+:)?font\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?font>)", re.DOTALL)
_NAME = re.compile(rb"<(?:\w+:)?(?:name|rFont)\b([^>]*)>")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
_STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r\b[^>]*>(.*?)</(?:\w+:)?r>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)</")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>\s*(\d+)\s*</")

Pieces = tuple[tuple[str | None, int], ...]  # (font of a run, None where it is the cell's; length of its text)


@dataclass(frozen=True)
class XlsxFonts:
    """Which cells have text in a legacy font; false where none has.

    Attributes:
        styles: number of a cell's style → its legacy font.
        strings: number of a shared text → its runs, of texts with runs in a font of their own.
    """

    styles: Mapping[int, str] = field(default_factory=dict)
    strings: Mapping[int, Pieces] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.styles or self.strings)

    @classmethod
    def of_parts(cls, styles: bytes, strings: bytes) -> XlsxFonts:
        """The fonts that the parts of styles and of shared texts name, in UTF-8."""
        in_styles, in_strings = _LEGACY.search(styles), _LEGACY.search(strings)
        if not in_styles and not in_strings:
            return NO_FONTS
        return cls(_styles(styles) if in_styles else {}, _strings(strings))

    def of(self, cell: dict[str, str], body: bytes) -> tuple[FontRun, ...]:
        """The runs of a cell's text, by its attributes and content."""
        style = cell.get("s", "0")
        font = self.styles.get(int(style), "") if style.isdigit() else ""
        kind = cell.get("t")
        if kind == "s":
            number = _VALUE.search(body)
            pieces = self.strings.get(int(number[1]), ()) if number else ()
        else:
            pieces = _pieces(body) if kind == "inlineStr" else ()
        if not pieces:
            return font_runs(font) if kind in ("s", "str", "inlineStr") else ()
        at, changes = 0, []
        for own, length in pieces:
            changes.append((at, font if own is None else own))
            at += length
        return font_runs(font, changes, at)


NO_FONTS = XlsxFonts()


class SharedTexts:
    """The shared texts of a workbook, found when the first is asked for."""

    def __init__(self, strings: bytes) -> None:
        self._strings = strings

    def __getitem__(self, number: int) -> str:
        """The text of a number; "" where there is none."""
        return self._all[number] if number < len(self._all) else ""

    @cached_property
    def _all(self) -> list[str]:
        return [text(body) for body in _STRING.findall(self._strings)]


def _styles(xml: bytes) -> dict[int, str]:
    fonts = _FONTS.search(xml)
    formats = _FORMATS.search(xml)
    if not fonts or not formats:
        return {}
    names = [_font_name(body or b"") or "" for body in _FONT.findall(fonts[0])]
    of_style: dict[int, str] = {}
    for number, tag in enumerate(_FORMAT.findall(formats[0])):
        chosen = attributes(tag).get("fontId", "0")
        name = names[int(chosen)] if chosen.isdigit() and int(chosen) < len(names) else ""
        if legacy_font(name):
            of_style[number] = name
    return of_style


def _strings(xml: bytes) -> dict[int, Pieces]:
    found = ((number, _pieces(body)) for number, body in enumerate(_STRING.findall(xml)) if b"rPr" in body)
    return {number: pieces for number, pieces in found if pieces}


def _pieces(body: bytes) -> Pieces:
    """The runs of a text; none of one without runs."""
    return tuple((_font_name(run), sum(map(_length, _TEXT.findall(run)))) for run in _RUN.findall(body))


def _font_name(body: bytes) -> str | None:
    named = _NAME.search(body)
    return attributes(named[1]).get("val") if named else None


def _length(raw: bytes) -> int:
    return len(unescape(raw.decode("utf-8", "replace")))
