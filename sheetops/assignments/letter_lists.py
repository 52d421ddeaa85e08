"""The sign before an item of a list, which a .docx keeps apart from its text."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands for a level: which number it is does not matter, only of what kind.
_SIGNS = {"decimal": "1.", "upperRoman": "I.", "upperLetter": "A.", "lowerLetter": "a)"}
_BULLETS = ("-", "+")


class ListSigns:
    """The signs of a document's lists."""

    def __init__(self, document: Any) -> None:
        related = (rel.target_part for rel in document.part.rels.values() if not rel.is_external)
        numbering = next((part for part in related if part.partname.endswith("/numbering.xml")), None)
        root = getattr(numbering, "element", None)
        self._levels = {} if root is None else dict(_levels(root))
        self._styles = {
            style.get(f"{_W}styleId"): own
            for style in document.styles.element.iter(f"{_W}style")
            if (own := style.find(f"{_W}pPr/{_W}numPr")) is not None
        }

    def sign(self, paragraph: Any) -> str:
        """The sign of a paragraph; "" where it is no item of a list."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is None:
            own = self._styles.get(style.get(f"{_W}val")) if style is not None else None
        number = _value(own, "numId") if own is not None else None
        if number is None or number == "0":
            return ""
        level = _value(own, "ilvl") or "0"
        sign: str = self._levels.get((number, level), _BULLETS[level != "0"])
        return sign


def _levels(root: Any) -> Any:
    """(list, level) → its sign, of the numbering part of a document."""
    kinds = {kind.get(f"{_W}abstractNumId"): kind for kind in root.iter(f"{_W}abstractNum")}
    for number in root.iter(f"{_W}num"):
        kind = kinds.get(_value(number, "abstractNumId"))
        for level in kind.iter(f"{_W}lvl") if kind is not None else ():
            place = level.get(f"{_W}ilvl", "0")
            yield (number.get(f"{_W}numId"), place), _sign(level, place)


def _sign(level: Any, place: str) -> str:
    sign = _SIGNS.get(_value(level, "numFmt") or "", _BULLETS[place != "0"])
    several = (_value(level, "lvlText") or "").count("%")
    return ".".join(["1"] * several) + "." if sign == "1." and several > 1 else sign


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    value: str | None = child.get(f"{_W}val") if child is not None else None
    return value
