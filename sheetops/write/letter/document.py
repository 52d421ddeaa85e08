"""A letter → .docx: heading, addressees, body, signature and recipients."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.shared import Pt

from sheetops.write.letter.marks import WHOLE, digest, ends, figure_name, sentence_name
from sheetops.write.letter.packed import packed
from sheetops.write.letter.page import CENTRE, JUSTIFY, LEFT, new_document, rule, set_paragraph, two_columns
from sheetops.write.letter.words import letter_words
from sheetops.write.workbook.metrics import text_width

if TYPE_CHECKING:
    from sheetops.write.letter.content import Letter, Paragraph, Segment

_START, _END, _NAME, _ID = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:name"), qn("w:id")
_P, _T = qn("w:p"), qn("w:t")
_HEAD, _FOOT = (60.0, 100.0), (75.0, 85.0)
_POINTS_PER_MM, _CELL_MARGIN = 72 / 25.4, 10.8
_AGENCY_RULE = 0.4
_INDENT, _BETWEEN = 1.27, 6
_BOLD = frozenset(("chapter", "heading", "subheading"))
_ROOM_TO_SIGN = 5
_LEFT_OVER = ("stylesWithEffects", "thumbnail")
# What XML has no place for; a reader sees nothing there.
_FORBIDDEN = dict.fromkeys(c for c in (*range(32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)) if c not in (9, 10, 13))


def letter_bytes(letter: Letter) -> bytes:
    """The document; the same letter gives the same bytes."""
    document = new_document()
    _heading(document, letter)
    _addressees(document, letter.addressees)
    numbers = itertools.count(1)
    for place, paragraph in enumerate(letter.body):
        _paragraph(document.add_paragraph(), paragraph, numbers, last=place == len(letter.body) - 1)
    _foot(document, letter)
    return saved(document)


def saved(document: Any) -> bytes:
    """A document as bytes, with the digest of its text, by which one that nobody has edited is known."""
    body = document.element.body
    for old in [e for e in body.iter() if (e.get(_NAME) or "").startswith(f"{WHOLE}_")]:
        for end in [e for e in body.iter(_END) if e.get(_ID) == old.get(_ID)]:
            end.getparent().remove(end)
        old.getparent().remove(old)
    start, end = ends(f"{WHOLE}_{digest(whole_text(body))}", free_number(body))
    first = next(iter(body.iter(_P)))
    first.append(start)
    first.append(end)
    _drop_left_over(document)
    page = io.BytesIO()
    document.save(page)
    return packed(page.getvalue())


def _drop_left_over(document: Any) -> None:
    """What the template of python-docx brings and the letter has not: Word mends a copy of other styles."""
    for part in (document.part, document.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFT_OVER:
                part.rels.pop(name)


def whole_text(body: Any) -> str:
    """All text of a body, as its digest is made of."""
    return "\n".join("".join(t.text or "" for t in p.iter(_T)) for p in body.iter(_P))


def free_number(body: Any) -> int:
    """A number that no bookmark has."""
    used = [int(e.get(_ID)) for e in body.iter(_START) if (e.get(_ID) or "").isdigit()]
    return max(used, default=0) + 1


def _heading(document: Any, letter: Letter) -> None:
    """Agency and number on the left; country, motto, place and date on the right."""
    left, right = two_columns(document, _HEAD)
    country, motto = letter_words().national
    first, *others = agency_lines(letter.agency)
    _line(left.paragraphs[0], first, 13, bold=True)
    for line in others:
        _line(left.add_paragraph(), line, 13, bold=True)
    _rule(left, _AGENCY_RULE * max(_width(line) for line in (first, *others)), _HEAD[0])
    _line(left.add_paragraph(), letter.number, 13, before=6)
    _line(left.add_paragraph(), letter.subject, 12)
    _line(right.paragraphs[0], country, 12, bold=True)
    _line(right.add_paragraph(), motto, 13, bold=True)
    _rule(right, _width(motto), _HEAD[1])
    _line(right.add_paragraph(), letter.dated, 13, italic=True, before=6)


def agency_lines(agency: str) -> list[str]:
    """The agency's name on one line where it fits, else on two: before its place, else of about the same width."""
    words = agency.split()
    if _width(agency) <= _room(_HEAD[0]) or len(words) == 1:
        return [agency]
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    begins = tuple(f"{place} " for place in letter_words().places)
    named = [pair for pair in halves if pair[1].casefold().startswith(begins)]
    fitting = [pair for pair in named if all(_width(line) <= _room(_HEAD[0]) for line in pair)]
    return list(min(fitting or halves, key=lambda pair: max(map(_width, pair))))


def _width(text: str) -> float:
    return text_width(text, 13, bold=True)


def _room(cell: float) -> float:
    """How many points of a cell's millimetres a text may take."""
    return cell * _POINTS_PER_MM - _CELL_MARGIN


def _rule(cell: Any, width: float, room: float) -> None:
    points = _room(room)
    rule(cell.add_paragraph(), min(width, points), points)


def _addressees(document: Any, addressees: tuple[str, ...]) -> None:
    """One addressee on the line of the salutation, several one per line; the last ends with a full stop."""
    words = letter_words()
    heading = document.add_paragraph()
    alone = len(addressees) == 1
    text = f"{words.addressed} {addressees[0]}." if alone else words.addressed
    _run(heading, text)
    set_paragraph(heading, align=CENTRE if alone else LEFT, indent=0 if alone else 3.5, before=14)
    for place, addressee in enumerate(() if alone else addressees):
        line = document.add_paragraph()
        end = "." if place == len(addressees) - 1 else words.list_end
        _run(line, f"- {addressee.rstrip(' .;,')}{end}")
        line.paragraph_format.left_indent = Pt(140)
        line.paragraph_format.first_line_indent = Pt(-8)


def _paragraph(paragraph: Any, content: Paragraph, numbers: Iterator[int], *, last: bool) -> None:
    bold, note = content.style in _BOLD, content.style == "note"
    keep = content.style in _BOLD
    set_paragraph(
        paragraph, align=CENTRE if note else JUSTIFY, indent=0 if note else _INDENT, before=_BETWEEN, keep=keep
    )
    add_segments(paragraph, content, numbers, bold=bold, italic=note)
    if last:
        _run(paragraph, letter_words().end)


def add_segments(
    paragraph: Any, content: Paragraph, numbers: Iterator[int], *, bold: bool = False, italic: bool = False
) -> None:
    """Write the segments of a paragraph, each figure and a generated sentence as a whole between bookmarks."""
    element = paragraph._p
    outer = ends(sentence_name(content.key, content.text), next(numbers)) if content.key else None
    if outer:
        element.append(outer[0])
    for segment in content.segments:
        _segment(paragraph, segment, numbers, bold=bold, italic=italic)
    if outer:
        element.append(outer[1])


def _segment(paragraph: Any, segment: Segment, numbers: Iterator[int], *, bold: bool, italic: bool) -> None:
    element = paragraph._p
    inner = ends(figure_name(segment.figure), next(numbers)) if segment.figure else None
    if inner:
        element.append(inner[0])
    _run(paragraph, segment.text, bold=bold, italic=italic)
    if inner:
        element.append(inner[1])


def _foot(document: Any, letter: Letter) -> None:
    """Recipients on the left, the signer on the right."""
    document.add_paragraph()
    words = letter_words()
    left, right = two_columns(document, _FOOT)
    _line(left.paragraphs[0], words.recipients, 12, bold=True, italic=True, align=LEFT)
    for recipient in letter.recipients:
        end = "" if recipient.endswith(".") else words.list_end
        _line(left.add_paragraph(), f"- {recipient}{end}", 11, align=LEFT)
    roles = [line for line in letter.signer if line == line.upper()]
    _line(right.paragraphs[0], roles[0] if roles else "", 14, bold=True)
    for role in roles[1:]:
        _line(right.add_paragraph(), role, 14, bold=True)
    for _ in range(_ROOM_TO_SIGN):
        _line(right.add_paragraph(), "", 14)
    for name in (line for line in letter.signer if line not in roles):
        _line(right.add_paragraph(), name, 14, bold=True)


def _line(
    paragraph: Any,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    align: Any = CENTRE,
) -> None:
    set_paragraph(paragraph, align=align, before=before)
    _run(paragraph, text, size, bold=bold, italic=italic)


def _run(paragraph: Any, text: str, size: float | None = None, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text.translate(_FORBIDDEN))
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
