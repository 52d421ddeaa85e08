"""The legacy Vietnamese fonts of an .ods: of cells by their styles, of stretches of text by theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from sheetops.read.extras import FontRun
from sheetops.read.font_runs import font_runs
from sheetops.read.parts import local

# A font's name as a value, wherever it stands: nothing else costs anything where there is none.
_LEGACY = re.compile(rb"[\"'](?:&apos;|')?(?:\.vn|vni)", re.IGNORECASE)
_SPACE, _TAB, _BREAK = "s", "tab", "line-break"


@dataclass(frozen=True)
class OdsFonts:
    """Style → its font, "" where it names none; false where no legacy font is named anywhere."""

    fonts: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fonts)

    @classmethod
    def of_parts(cls, named: Iterator[tuple[bytes, Element]]) -> OdsFonts:
        """The fonts that the styles of some parts name; parts as bytes and as parsed."""
        parts = list(named)
        if not any(_LEGACY.search(xml) for xml, _ in parts):
            return NO_FONTS
        faces: dict[str, str] = {}
        own: dict[str, str] = {}
        parents: dict[str, str] = {}
        for _, root in parts:
            for element in root.iter():
                name = local(element, "name") or ""
                if _tag(element) == "font-face":
                    faces[name] = (local(element, "font-family") or name).strip("'\"")
                elif _tag(element) in ("style", "default-style"):
                    own[name] = _font(element)
                    parents[name] = local(element, "parent-style-name") or ""
        return cls({name: _inherited(name, own, parents, faces) for name in own})

    def of(self, cell: Element, default: str) -> tuple[FontRun, ...]:
        """The runs of a cell's text; `default` is the style of its column."""
        font = self.fonts.get(local(cell, "style-name") or default, self.fonts.get("", ""))
        changes: list[tuple[int, str]] = []
        at = 0
        for number, line in enumerate(_lines(cell)):
            at += number > 0  # the break between two lines is one character
            for own, length in self._pieces(line, font):
                changes.append((at, own))
                at += length
        return font_runs(font, changes, at)

    def _pieces(self, element: Element, font: str) -> list[tuple[str, int]]:
        """(font, length) of the stretches of a text, in order."""
        own = self.fonts.get(local(element, "style-name") or "", "") or font if _tag(element) == "span" else font
        pieces = [(own, len(element.text or ""))]
        for child in element:
            if _tag(child) == _SPACE:
                pieces.append((own, int(local(child, "c") or "1")))
            elif _tag(child) in (_TAB, _BREAK):
                pieces.append((own, 1))
            else:
                pieces += self._pieces(child, own)
            pieces.append((own, len(child.tail or "")))
        return [piece for piece in pieces if piece[1]]


NO_FONTS = OdsFonts()


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _lines(cell: Element) -> list[Element]:
    return [child for child in cell if _tag(child) == "p"]


def _font(style: Element) -> str:
    """The font that a style names itself."""
    for properties in style:
        if _tag(properties) == "text-properties":
            return local(properties, "font-name") or (local(properties, "font-family") or "").strip("'\"")
    return ""


def _inherited(name: str, own: Mapping[str, str], parents: Mapping[str, str], faces: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while name and name not in seen:
        if font := own.get(name, ""):
            return faces.get(font, font)
        seen.add(name)
        name = parents.get(name, "")
    return faces.get(own.get("", ""), own.get("", ""))
