"""The words of `schemas/assignments.yaml`, and how they are found in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from sheetops.resources import schema_folder
from sheetops.text import folded, key
from sheetops.yamlfile import validated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Words = Annotated[tuple[str, ...], Field(min_length=1)]


class Headers(BaseModel):
    """Column → its headers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: _Words
    duties: _Words
    code: _Words
    name: _Words
    lead: _Words
    coordinating: _Words


class AssignmentWords(BaseModel):
    """`schemas/assignments.yaml` as it stands; see there what each list is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal["1"]
    part_words: _Words
    item_words: _Words
    from_words: _Words
    to_words: _Words
    and_words: _Words
    include_words: _Words
    except_words: _Words
    content_words: _Words
    whole_words: _Words
    coordinate_words: _Words
    lead_words: _Words
    introductions: _Words
    belonging_words: _Words
    doubtful: _Words
    rest_words: _Words
    abbreviations: dict[str, str]
    headers: Headers


@lru_cache(maxsize=1)
def assignment_words() -> AssignmentWords:
    """The words, read once."""
    return validated(schema_folder() / "assignments.yaml", AssignmentWords)[0]


def any_of(words: Iterable[str]) -> str:
    """A pattern over a text folded without accents for any of the words, the longest first."""
    forms = sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))
    return rf"\b(?:{'|'.join(re.escape(form).replace(chr(92) + ' ', ' +') for form in forms)})\b"


@lru_cache(maxsize=1)
def _accented() -> Mapping[str, frozenset[str]]:
    """Word without accents → the forms with accents that are meant."""
    words = assignment_words()
    lists = [value for value in words.model_dump().values() if isinstance(value, tuple)]
    forms: dict[str, set[str]] = {}
    for word in (word for words_of_one in lists for word in words_of_one):
        forms.setdefault(folded(word), set()).add(key(word))
    return {bare: frozenset(meant) for bare, meant in forms.items()}


def is_meant(written: str) -> bool:
    """Whether a word as written is one of ours, and not one that differs in accents: "phân" is no "phần".

    Typed without any accents it is taken for what it may be.
    """
    return key(written).isascii() or key(written) in _accented().get(folded(written), frozenset())
