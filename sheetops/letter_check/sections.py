"""The total of a heading against the totals of the sections below it (E502)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sheetops.catalogue import found
from sheetops.letter_check.model import Count, Passage
from sheetops.letter_check.sums import Sums
from sheetops.letter_check.words import letter_words

_FEWEST = 2


@dataclass(slots=True)
class _Section:
    """A numbered passage, what stands below it, and its total: the first figure of things counted."""

    passage: Passage
    body: list[Passage] = field(default_factory=list)
    below: list[_Section] = field(default_factory=list)

    @property
    def total(self) -> Count | None:
        """The one total that the heading, else the text below it, states; None where it states none or several."""
        for passage in (self.passage, *self.body):
            if passage.counts:
                stated = [count for count in passage.counts if count.item]
                return stated[0] if len(stated) == 1 or (stated and stated[0].groups) else None
        return None


def section_sums(passages: Sequence[Passage], path: str | None = None) -> Sums:
    """Every heading that states a total, against its sections, where each of them states one of the same things."""
    findings, checked = [], 0
    for section in _all(_under_all(passages)):
        total, parts = section.total, [below.total for below in section.below]
        known = [part for part in parts if part is not None]
        if total is None or len(known) < _FEWEST or len(known) < len(parts) or not _comparable(total, known):
            continue
        counted = sum(part.value for part in known)
        if any(part.value == total.value for part in known) and counted != total.value:
            continue  # told twice: once as a whole, once by its parts
        checked += 1
        if counted != total.value:
            findings.append(
                found(
                    "E502",
                    path=path,
                    row=total.paragraph,
                    value=total.sentence,
                    stated=str(total.value),
                    counted=str(counted),
                    subject=section.passage.text,
                    parts=" + ".join(str(part.value) for part in known),
                )
            )
    return Sums(tuple(findings), checked, ())


def _comparable(total: Count, parts: Sequence[Count]) -> bool:
    """Whether all count the same things: each a total of its own, or each those of another status."""
    statuses = [part.codes for part in parts if part.axis == "status"]
    one_sort = not statuses or (len(statuses) == len(parts) > _FEWEST and len(set(statuses)) == len(statuses))
    return total.axis != "status" and one_sort and all(part.item == total.item for part in parts)


def _under_all(passages: Sequence[Passage]) -> list[_Section]:
    """The outline, and above it what states a total of all before the first heading: "Tổng số: 50 nhiệm vụ"."""
    top, words = _sections(passages), letter_words()
    first = next((at for at, passage in enumerate(passages) if passage.mark), 0)
    for passage in passages[:first]:
        total = _Section(passage).total
        if total is not None and words.states_total.search(f"{total.label} {total.before}"):
            return [_Section(passage, below=top)] if len(top) >= _FEWEST else top
    return top


def _sections(passages: Sequence[Passage]) -> list[_Section]:
    """The outline: a passage is below the last one of the kinds of numbering that were open before its own."""
    top: list[_Section] = []
    path: list[_Section] = []
    for passage in passages:
        if not passage.mark:
            if path and not path[-1].below:
                path[-1].body.append(passage)
            continue
        marks = [section.passage.mark for section in path]
        path = path[: marks.index(passage.mark)] if passage.mark in marks else path
        section = _Section(passage)
        (path[-1].below if path else top).append(section)
        path.append(section)
    return top


def _all(sections: Sequence[_Section]) -> Iterator[_Section]:
    """Every section once, each before those below it."""
    for section in sections:
        yield section
        yield from _all(section.below)
