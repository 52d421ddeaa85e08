"""A text read as the check reads it, in one line."""

from __future__ import annotations

from functools import lru_cache

from sheetops.kind import load_kind
from sheetops.letter_check.figures import Figures
from sheetops.letter_check.model import Passage
from sheetops.letter_check.outline import paragraphs, unwrapped
from sheetops.letter_check.passages import passages
from sheetops.letter_check.sections import section_sums
from sheetops.letter_check.sums import Sums, sums

KIND = load_kind("task_tracking")


@lru_cache(maxsize=1)
def figures() -> Figures:
    return Figures(KIND)


def read(text: str) -> tuple[Passage, ...]:
    return passages(paragraphs(unwrapped(text)), figures())


def added(text: str) -> Sums:
    """What adding up gives, of sentences and of sections."""
    own, sections = sums(read(text), KIND), section_sums(read(text))
    return Sums((*own.findings, *sections.findings), own.checked + sections.checked, own.unchecked)


def broken(text: str) -> list[list[int]]:
    """What each broken sum states, and what its parts add up to."""
    return [[int(f.params["stated"]), int(f.params["counted"])] for f in added(text).findings]
