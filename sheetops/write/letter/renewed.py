"""A letter that the Office has edited, with new figures: what it wrote stays, what was generated is made anew."""

from __future__ import annotations

import copy
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Shown

from sheetops.write.letter.document import add_segments, free_number, letter_bytes, saved, whole_text
from sheetops.write.letter.marks import (
    FIGURE,
    SENTENCE,
    WHOLE,
    Mark,
    about,
    digest,
    figure_name,
    marks,
    sentence_name,
    set_text,
)

if TYPE_CHECKING:
    from sheetops.write.letter.content import Letter, Paragraph

NoteCode: TypeAlias = Literal["absent", "edited", "gone", "refilled"]


@dataclass(frozen=True, slots=True)
class Note:
    """What the Office must look at itself.

    Attributes:
        code: absent (a sentence that the letter has no place for), edited (one that the Office has written otherwise,
            whose figures do not all fit into it), gone (one that nothing stands behind any more), refilled (a figure
            that was typed over and is the tally's again).
        text: the sentence as it would be generated; of `gone` and `refilled` as it stood.
    """

    code: NoteCode
    text: str


@dataclass
class Renewed:
    """The letter as bytes, None where it holds no mark of ours; and what is to be told."""

    data: bytes | None
    notes: list[Note] = field(default_factory=list)


def renewed(data: bytes, letter: Letter) -> Renewed:
    """A letter with the figures of another one.

    Where nobody has edited it, it is written anew.  Else every generated sentence that reads as it was generated is
    replaced; in one that was edited only the figures are; everything else stays as it is.

    Raises:
        Exception: whatever python-docx happens upon in a file that is no letter.
    """
    document = Document(io.BytesIO(data))
    body = document.element.body
    found = marks(body)
    if any(about(name) == f"{WHOLE}_{digest(whole_text(body))}" for name in found):
        return Renewed(letter_bytes(letter))
    if not any(name.startswith(f"{SENTENCE}_") for name in found):
        return Renewed(None)
    result, numbers = Renewed(None), itertools.count(free_number(body))
    sentences = {about(sentence_name(p.key, p.text)): p for p in letter.body if p.key}
    for name, paragraph in sentences.items():
        mark = found.get(name)
        if mark is None:
            result.notes.append(Note("absent", paragraph.text))
        elif _is_as_generated(mark):
            _replace(mark, paragraph, numbers)
        else:
            result.notes += _refill(mark, paragraph, found)
    gone = (mark for name, mark in found.items() if name.startswith(f"{SENTENCE}_") and name not in sentences)
    result.notes += [Note("gone", mark.text) for mark in gone]
    result.data = saved(document)
    return result


def _is_as_generated(mark: Mark) -> bool:
    """Whether a sentence reads as it was generated, in one paragraph."""
    return mark.name.endswith(digest(mark.text, 8)) and mark.start.getparent() is mark.end.getparent()


def _replace(mark: Mark, paragraph: Paragraph, numbers: Iterator[int]) -> None:
    """The sentence in place of the old one, in the type of its first run."""
    parent = mark.start.getparent()
    look = next((run.find(qn("w:rPr")) for run in mark.runs), None)
    fresh = Shown(OxmlElement("w:p"), None)  # type: ignore[arg-type]
    add_segments(fresh, paragraph, numbers)
    first, last = list(parent).index(mark.start), list(parent).index(mark.end)
    for old in list(parent)[first : last + 1]:
        parent.remove(old)
    for place, element in enumerate([e for e in fresh._p if e.tag != qn("w:pPr")], start=first):
        if element.tag == qn("w:r") and look is not None:
            element.insert(0, copy.deepcopy(look))
        parent.insert(place, element)


def _refill(mark: Mark, paragraph: Paragraph, found: dict[str, Mark]) -> Iterator[Note]:
    """The figures of a sentence that the Office has written otherwise."""
    wanted = {figure_name(segment.figure): segment.text for segment in paragraph.segments if segment.figure}
    inside = {e.get(qn("w:name")) for e in _between(mark) if e.tag == qn("w:bookmarkStart")}
    there = {name for name in inside if name and name.startswith(f"{FIGURE}_") and name in found}
    before = mark.text
    for name in there & set(wanted):
        set_text(found[name], wanted[name])
    if there != set(wanted):
        yield Note("edited", paragraph.text)
    elif mark.text != before:
        yield Note("refilled", before)


def _between(mark: Mark) -> Iterator[Any]:
    inside = False
    for element in mark.start.getroottree().getroot().iter():
        if element is mark.end:
            return
        if inside:
            yield element
        inside = inside or element is mark.start
