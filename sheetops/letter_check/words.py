"""How letters word their counts: `schemas/letter_check.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from sheetops.catalogue.wording import Data, Wording
from sheetops.text import clean
from sheetops.yamlfile import shipped


class LetterWords(Data):
    """The words of counted sentences; see the file's own comments."""

    items: tuple[str, ...]
    same_items: tuple[str, ...]
    openers: tuple[str, ...]
    partial_openers: tuple[str, ...]
    number_words: tuple[str, ...]
    share_words: tuple[str, ...]
    numbered: tuple[str, ...]
    compared: tuple[str, ...]
    ordinals: tuple[str, ...]
    no_statuses: tuple[str, ...]
    totals: tuple[str, ...]
    sum_labels: tuple[str, ...]
    fillers: tuple[str, ...]
    qualifiers: tuple[str, ...]
    head_paragraphs: int
    messages: Mapping[str, Wording]
    reasons: Mapping[str, Wording]
    unchecked: Mapping[str, Wording]

    @cached_property
    def item(self) -> re.Pattern[str]:
        """What is counted, right behind its number."""
        return re.compile(rf"\s*({_any(self.items)})\b", re.IGNORECASE)

    @cached_property
    def item_anywhere(self) -> re.Pattern[str]:
        """What is counted, somewhere in a label before the number."""
        return re.compile(rf"\b({_any(self.items)})\b", re.IGNORECASE)

    @cached_property
    def named_item(self) -> re.Pattern[str]:
        """The words before a number that names one of the things: "nhiệm vụ số 1", "nội dung 7"."""
        return re.compile(rf"(?:{_any(self.items)})(?:\s+(?:{_any(self.ordinals)}))?", re.IGNORECASE)

    @cached_property
    def opener(self) -> re.Pattern[str]:
        """A word that opens a list of parts; the group `some` is one after which only some may follow."""
        every, some = _any(self.openers), _any(self.partial_openers)
        return re.compile(rf"\b(?:(?P<some>{some})(?:\s+(?:{every}))?|{every})\b(?:\s+có\b)?\s*:?", re.IGNORECASE)

    @cached_property
    def qualifies(self) -> re.Pattern[str]:
        """A condition by which some of what is counted are picked."""
        return re.compile(rf"\b(?:{_any(self.qualifiers)})\b", re.IGNORECASE)

    @cached_property
    def states_total(self) -> re.Pattern[str]:
        """How the label of a total begins: "Tổng số", "Tổng số nhiệm vụ được giao"."""
        return re.compile(rf"(?:{_any(self.totals)})\b", re.IGNORECASE)

    @cached_property
    def sums_up(self) -> re.Pattern[str]:
        """The label of a table's line that adds up the others."""
        return re.compile(rf"(?:{_any(self.sum_labels)})(?:\s+(?:{_any(self.totals)}))?\s*[:.]?", re.IGNORECASE)

    @cached_property
    def spelled_out(self) -> re.Pattern[str]:
        """A bracket that says the number again, in words."""
        word = _any(self.number_words)
        return re.compile(rf"\(\s*(?:{word})(?:\s+(?:{word}))*\s*\)", re.IGNORECASE)

    @cached_property
    def spelled_before(self) -> re.Pattern[str]:
        """A number in words with the figure in a bracket behind it, which is the group `n`."""
        word = _any(self.number_words)
        return re.compile(rf"\b(?:{word})(?:\s+(?:{word}))*\s*\(\s*(?P<n>\d+)\s*\)", re.IGNORECASE)

    @cached_property
    def share(self) -> re.Pattern[str]:
        """A percentage with the words that belong to it, in brackets or not."""
        words = _any(self.share_words)
        core = rf"(?:(?:{words}|[=~≈])\s*)*\d+(?:[.,]\d+)?\s*%"
        return re.compile(rf"\(\s*{core}[^()\d]*\)|(?:[,;-]\s*)?{core}", re.IGNORECASE)

    @cached_property
    def naming(self) -> re.Pattern[str]:
        """A number that names something: a day, a document, an article."""
        return re.compile(
            rf"\b(?:{_any(self.numbered)})\s+\d+(?:[/.-]\d+)*\b(?!\s*%)"
            r"|\b\d+/(?=\S*[^\W\d])\S+|\b\d+(?:\.\d+)+\.(?=\s)|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b"
            r"|\bT\d{1,2}(?:/\d{4})?\b|\b\d{1,2}\s*giờ\b|\b\d+(?:[.,]\d+)*\s*(?:triệu|tỷ|đồng|km|ha)\b",
            re.IGNORECASE,
        )

    @cached_property
    def compares(self) -> re.Pattern[str]:
        """How the words before a number end that is a comparison."""
        return re.compile(rf"\b(?:{_any(self.compared)})(?:\s+(?:là|có|được))?\s*:?\s*$", re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(clean(word)) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def letter_words() -> LetterWords:
    """The words of `schemas/letter_check.yaml`."""
    return shipped("letter_check.yaml", LetterWords)
