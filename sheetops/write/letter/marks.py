"""Bookmarks: they tie each figure to its tally, and show what the Office has changed.  Nobody sees them in print.

A generated sentence lies in the bookmark `cau_<what it is about>_<its text>`, both as digests: the second tells whether
it still reads as it was generated.  Each figure in it lies in `so_<name>_<what it is the number of>`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sheetops.text import clean, compact_key

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE, FIGURE, WHOLE = "cau", "so", "thu"
_ABOUT, _TEXT, _READABLE = 12, 8, 12
_START, _END, _NAME, _ID = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:name"), qn("w:id")


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark of ours that a document has: its two ends, and the runs between them."""

    name: str
    start: Any
    end: Any
    runs: tuple[Any, ...]

    @property
    def text(self) -> str:
        return "".join(_text(run) for run in self.runs)


def digest(text: str, length: int = _ABOUT) -> str:
    """A text's fingerprint; two texts that a reader cannot tell apart have the same."""
    return hashlib.sha256(clean(text).encode()).hexdigest()[:length]


def sentence_name(key: str, text: str) -> str:
    """The bookmark of a sentence: what it is about, and how it reads."""
    return f"{SENTENCE}_{digest(key)}_{digest(text, _TEXT)}"


def figure_name(figure: str) -> str:
    """The bookmark of a figure."""
    return f"{FIGURE}_{compact_key(figure.rpartition('/')[2])[:_READABLE]}_{digest(figure)}"


def ends(name: str, number: int) -> tuple[Any, Any]:
    """The two ends of a new bookmark."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(_ID, str(number))
    start.set(_NAME, name)
    end.set(_ID, str(number))
    return start, end


def marks(body: Any) -> dict[str, Mark]:
    """Our bookmarks by the part of their names that says what they are about; those whose end is lost are left out."""
    found: dict[str, Mark] = {}
    ordered = list(body.iter())
    places = {id(element): at for at, element in enumerate(ordered)}
    finals = {element.get(_ID): element for element in ordered if element.tag == _END}
    for start in (element for element in ordered if element.tag == _START):
        name, end = start.get(_NAME) or "", finals.get(start.get(_ID))
        kind = name.partition("_")[0]
        if kind in (SENTENCE, FIGURE, WHOLE) and end is not None:
            between = ordered[places[id(start)] : places[id(end)]]
            found[about(name)] = Mark(name, start, end, tuple(e for e in between if e.tag == qn("w:r")))
    return found


def about(name: str) -> str:
    """What a bookmark is about, of its name: sentences without the digest of their text."""
    return name.rpartition("_")[0] if name.startswith(f"{SENTENCE}_") else name


def set_text(mark: Mark, text: str) -> None:
    """Put another text between the ends, in the type of the first run; nothing where there is no run."""
    for place, run in enumerate(mark.runs):
        for element in list(run):
            if element.tag in (qn("w:t"), qn("w:tab"), qn("w:br")):
                run.remove(element)
        if place == 0:
            piece = OxmlElement("w:t")
            piece.text = text
            run.append(piece)


def _text(run: Any) -> str:
    return "".join(piece for element in run for piece in _pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    if element.tag == qn("w:t"):
        yield element.text or ""
    elif element.tag in (qn("w:tab"), qn("w:br")):
        yield " "
