"""The words of the returned copies: `schemas/returned.yaml`."""

from __future__ import annotations

from functools import lru_cache

from sheetops.catalogue.wording import Data
from sheetops.yamlfile import shipped


class Heads(Data):
    """The titles of the list's columns, in their order."""

    number: str
    code: str
    severity: str
    sheet: str
    cell: str
    task: str
    value: str
    message: str
    remedy: str


class Sections(Data):
    """The headings within the list."""

    mend: str
    unreported: str
    told: str


class Lost(Data):
    """How a copy differs from what was sent."""

    title: str
    parts: str
    links: str
    comments: str
    rebuilt: str
    damaged: str
    unicode: str
    renamed: str


class Why(Data):
    """Why there is no copy."""

    changed: str
    gone: str
    limits: str


class Message(Data):
    """The text to paste into a message."""

    greeting: str
    greeting_unknown: str
    mend: str
    unopened: str
    no_copy: str
    worst: str
    listed: str
    line: str
    place: str
    more: str
    why: Why


class ReturnedWords(Data):
    """What the returned copies say.

    Attributes:
        folder: below the output folder; sheet: the name of the list's sheet.
        unreported: codes of findings about what stands in no file; unopened: of those about a file that is not opened.
        comment: the first line of a comment; finding: one finding in it.
    """

    version: str
    folder: str
    sheet: str
    unreported: tuple[str, ...]
    unopened: tuple[str, ...]
    comment: str
    finding: str
    title: str
    unit: str
    unknown_unit: str
    file: str
    about: str
    counts: str
    errors: str
    warnings: str
    rejected: str
    how: str
    deadline: str
    heads: Heads
    sections: Sections
    lost: Lost
    message: Message


@lru_cache(maxsize=1)
def returned_words() -> ReturnedWords:
    """The words of `schemas/returned.yaml`."""
    return shipped("returned.yaml", ReturnedWords)
