"""The text of a cell of an .ods: its paragraphs are lines; notes and drawings that hang on it are no text of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sheetops.read.parts import local

_SPACES = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = ("p", "h")
_AROUND = ("list", "list-item", "list-header")
_STANDS_FOR = {"tab": "\t", "line-break": "\n"}
_NO_TEXT = ("annotation", "ruby-text", "note", "frame", "custom-shape", "line", "rect", "g")
_JOINED = ("p", "s", "span", "a")
_MOST_SPACES = 1000


def tag(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(cell: Element) -> str:
    """The text of a cell; "" where it has none."""
    return "".join(text for text, _ in pieces(cell))


def pieces(cell: Element) -> Iterator[tuple[str, str]]:
    """(text, name of its style, "" where it is the cell's) of the stretches of a cell's text, in order."""
    for number, paragraph in enumerate(_paragraphs(cell)):
        if number:
            yield "\n", ""
        yield from _inside(paragraph, "")


def _paragraphs(element: Element) -> Iterator[Element]:
    for child in element:
        if tag(child) in _PARAGRAPHS:
            yield child
        elif tag(child) in _AROUND:
            yield from _paragraphs(child)


def _inside(element: Element, style: str) -> Iterator[tuple[str, str]]:
    if element.text:
        yield _SPACES.sub(" ", element.text), style
    for child in element:
        name = tag(child)
        if name == "s":
            count = local(child, "c") or "1"
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), style
        elif name in _STANDS_FOR:
            yield _STANDS_FOR[name], style
        elif name not in _NO_TEXT:
            own = local(child, "style-name") if name == "span" else None
            yield from _inside(child, own or style)
        if child.tail:
            yield _SPACES.sub(" ", child.tail), style


def is_plain(cell: Element) -> bool:
    """Whether a reader that joins all texts within a cell gets its text right."""
    if cell.text or any(child.tail for child in cell):
        return False
    return all(tag(part) in _JOINED and "\n" not in (part.text or "") for part in cell.iter() if part is not cell)
