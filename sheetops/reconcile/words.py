"""The words of `schemas/matching.yaml`, and the form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from sheetops.catalogue.wording import Data
from sheetops.text import bare_key, key
from sheetops.yamlfile import shipped

_ONE_VOWEL = re.compile(r"(h|k|l|m|s|t|qu)y([\u0300-\u036f]*)")
_Words = Annotated[tuple[str, ...], Field(min_length=1)]


class MatchingWords(Data):
    """`schemas/matching.yaml` as it stands; see there what each list is for."""

    version: Literal["1"]
    function_words: _Words
    routine_words: _Words
    routine_weight: float = Field(gt=0, le=1)
    close: float = Field(gt=0, le=100)
    close_elsewhere: float = Field(gt=0, le=100)
    abbreviations: dict[str, str] = Field(min_length=1)
    numbered: _Words
    directed: _Words
    document_endings: _Words


@lru_cache(maxsize=1)
def matching_words() -> MatchingWords:
    """The words, read once."""
    return shipped("matching.yaml", MatchingWords)


@lru_cache(maxsize=65536)
def word_form(word: str) -> str:
    """The form of one word in which it is compared: `text.key`, and "lí" for "lý", which are one word."""
    form = key(word)
    found = _ONE_VOWEL.fullmatch(form)
    return f"{found[1]}i{found[2]}" if found else form


@lru_cache(maxsize=65536)
def bare_form(word: str) -> str:
    """A word's form without accents."""
    return bare_key(word).replace(" ", "")


def is_bare(form: str) -> bool:
    """Whether a form has no accents."""
    return form.isascii()


def composed(form: str) -> str:
    """A form in NFC."""
    return unicodedata.normalize("NFC", form)


@lru_cache(maxsize=4)
def function_phrases(*, bare: bool) -> frozenset[tuple[str, ...]]:
    """The function words and phrases, as the forms of their words."""
    return _phrases(matching_words().function_words, bare=bare)


@lru_cache(maxsize=4)
def written_out(*, bare: bool) -> Mapping[str, tuple[str, ...]]:
    """An abbreviation's form, with and without accents → the forms of the words that it stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for short, long in matching_words().abbreviations.items():
        words = tuple(word_form(bare_form(word) if bare else word) for word in long.split())
        found |= {word_form(short): words, word_form(bare_form(short)): words}
    return found


@lru_cache(maxsize=4)
def numbered_words() -> frozenset[str]:
    """The last words of what is followed by a number, with and without accents."""
    last = [entry.split()[-1] for entry in matching_words().numbered]
    return frozenset(map(word_form, last)) | frozenset(word_form(bare_form(word)) for word in last)


@lru_cache(maxsize=4)
def directed_words() -> frozenset[str]:
    """The words after which order tells tasks apart, without accents."""
    return frozenset(map(bare_form, matching_words().directed))


@lru_cache(maxsize=4)
def routine_words(*, bare: bool) -> frozenset[str]:
    """The words of an office's boilerplate."""
    return frozenset(words[0] for words in _phrases(matching_words().routine_words, bare=bare))


def _phrases(entries: tuple[str, ...], *, bare: bool) -> frozenset[tuple[str, ...]]:
    spoken = (tuple(bare_form(word) if bare else word for word in entry.split()) for entry in entries)
    return frozenset(tuple(map(word_form, words)) for words in spoken)
