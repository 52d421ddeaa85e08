"""The frozen values of a letter's check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from sheetops.model import Finding

Axis: TypeAlias = Literal["status", "origin", "other", "loose"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a letter.

    Attributes:
        number: from 1, blank ones not counted; `text`: as written, without its mark.
        mark: the kind of numbering or bullet that it begins with: "I", "1", "1.1", "a", "A", "-", "+"; "" for none.
    """

    number: int
    text: str
    mark: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that counts something.

    Attributes:
        value: the number; `of`: the whole, where it is written as a ratio (05/16).
        item: what is counted ("nhiệm vụ"); "" where only the part is named.
        phrase: the words that say which of them; `label`: the words before the number.
        axis: by what they are told apart; `loose` where it is not sure that it counts them at all.
        codes: the statuses or the origin that the phrase may mean.
        direct: nothing but its status stands between the number and the delimiter before it.
        before: the sentence up to the number; `joint`: the separator that stands before it in its list.
        groups: the lists of parts that follow it.
        paragraph: where the number stands; `sentence`: the text round it.
        table: the table's number where it stands in one, and `paragraph` is the row; else 0.
    """

    value: int
    of: int | None = None
    item: str = ""
    phrase: str = ""
    label: str = ""
    axis: Axis = "other"
    codes: tuple[str, ...] = ()
    direct: bool = True
    before: str = ""
    joint: str = ""
    paragraph: int = 0
    sentence: str = ""
    groups: tuple[Group, ...] = ()
    table: int = 0

    def opened(self, group: Group) -> Count:
        """With one more list of parts."""
        return replace(self, groups=(*self.groups, group))


@dataclass(frozen=True, slots=True)
class Group:
    """A list of parts: `how` it was opened; `open_ended`: nothing shows where it ends."""

    how: Literal["colon", "all", "some", "bracket", "lines", "repeat", "implied"]
    parts: tuple[Count, ...]
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that are read as one, and the counts in them that are part of no other.

    Attributes:
        headings: the texts of the headings above it, the outermost first.
    """

    number: int
    text: str
    mark: str
    counts: tuple[Count, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What its total is of: the heading that it is, else the one above it."""
        return self.headings[-1] if self.headings and self.mark in {"", "-", "+"} else ""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A figure that could not be checked, and why: a key of `unchecked` in `schemas/letter_check.yaml`."""

    paragraph: int
    sentence: str
    reason: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """What a letter's check gave.

    Attributes:
        findings: E502, E503, P607; `row` is the paragraph's number, `value` the sentence.  Of a table, `sheet` is its
            number among the letter's tables, `row` its row.
        sums: how many totals were held against their parts; `figures`: how many figures against the result.
        unchecked: the figures that were not, with the reason.
    """

    path: str
    paragraphs: int
    findings: tuple[Finding, ...]
    sums: int = 0
    figures: int = 0
    unchecked: tuple[Unchecked, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table of figures: its total with the parts by status, and the labels that say what it is about.

    Attributes:
        about: its own label and that of the group above it, the nearest first.
        is_sum: it adds up the other lines.
    """

    count: Count
    about: tuple[str, ...]
    is_sum: bool


def all_counts(counts: tuple[Count, ...]) -> Iterator[Count]:
    """Counts and all their parts, each before its own."""
    for count in counts:
        yield count
        for group in count.groups:
            yield from all_counts(group.parts)
