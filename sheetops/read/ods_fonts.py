"""The legacy Vietnamese fonts of an .ods: of cells by their styles, of stretches of text by theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from sheetops.read.extras import FontRun
from sheetops.read.font_runs import font_runs
from sheetops.read.ods_text import pieces, tag
from sheetops.read.parts import local

# A font's name as a value, wherever it stands: nothing else costs anything where there is none.
_LEGACY = re.compile(rb"[\"'](?:&apos;|')?(?:\.vn|vni)", re.IGNORECASE)


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
                if tag(element) == "font-face":
                    faces[name] = (local(element, "font-family") or name).strip("'\"")
                elif tag(element) in ("style", "default-style"):
                    own[name] = _font(element)
                    parents[name] = local(element, "parent-style-name") or ""
        return cls({name: _inherited(name, own, parents, faces) for name in own})

    def of(self, cell: Element, default: str) -> tuple[FontRun, ...]:
        """The runs of a cell's text; `default` is the style of its row or column."""
        font = self.fonts.get(local(cell, "style-name") or default, self.fonts.get("", ""))
        changes: list[tuple[int, str]] = []
        at = 0
        for text, style in pieces(cell):
            changes.append((at, self.fonts.get(style, "") or font if style else font))
            at += len(text)
        return font_runs(font, changes, at)


NO_FONTS = OdsFonts()


def _font(style: Element) -> str:
    """The font that a style names itself."""
    for properties in style:
        if tag(properties) == "text-properties":
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
