"""What a letter says, as values: paragraphs of segments, some of them figures that are tied to their tally."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["body", "chapter", "heading", "subheading", "bullet", "note"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; `figure`: what it is the number of ("in_period/kinh-te/overdue"), None for words."""

    text: str
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        key: of a generated sentence, what it is about ("in_period/kinh-te"); None for what the Office may rewrite.
    """

    style: Style
    segments: tuple[Segment, ...]
    key: str | None = None

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: what stands around its body, and the body.

    Attributes:
        agency: in capitals, written out; `number`: the line with the number; `dated`: the line of place and date.
        addressees, recipients: one per line, without mark; `signer`: lines; the last one the name where it is given.
    """

    agency: str
    number: str
    dated: str
    subject: str
    addressees: tuple[str, ...]
    body: tuple[Paragraph, ...]
    signer: tuple[str, ...]
    recipients: tuple[str, ...]


def plain(style: Style, text: str) -> Paragraph:
    """A paragraph of words that nobody counts."""
    return Paragraph(style, (Segment(text),))


def counted(style: Style, key: str, text: str, figures: Iterable[tuple[str, int, int]]) -> Paragraph:
    """A generated sentence.

    Args:
        figures: (name, start, end) of its numbers, in the order of the text; a name may come again.
    """
    segments, at, seen = [], 0, Counter[str]()
    for name, start, end in figures:
        seen[name] += 1
        again = f"/{seen[name]}" if seen[name] > 1 else ""
        segments += [Segment(text[at:start]), Segment(text[start:end], f"{key}{again}/{name}")]
        at = end
    segments.append(Segment(text[at:]))
    return Paragraph(style, tuple(segment for segment in segments if segment.text), key)
