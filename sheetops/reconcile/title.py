"""A title, with what its comparison needs of it, computed once."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache

from sheetops.reconcile.tokens import Token, tokens
from sheetops.reconcile.words import bare_form, function_phrases, is_bare

_ENOUGH_TO_TELL = 3
_LONGEST_PHRASE = 3


class Title:
    """A title's words, numbers, names.

    Attributes:
        text: the title as it is written.
        words: the forms of its words, in their order.
        numbers: the forms of its numbers, in their order.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = tokens(text)
        self.words = tuple(token.form for token in self.tokens if not token.number)
        self.numbers = tuple(token.form for token in self.tokens if token.number)

    @cached_property
    def exact(self) -> str:
        """What two titles have in common that differ in nothing a reader would notice."""
        return " ".join(token.form for token in self.tokens)

    @cached_property
    def figures(self) -> str:
        """Its numbers in no order: where they differ, so do the tasks."""
        return " ".join(sorted(self.numbers))

    @cached_property
    def bare(self) -> bool:
        """Whether it is typed without accents: no title of some length is without any by nature."""
        return len(self.words) >= _ENOUGH_TO_TELL and all(map(is_bare, self.words))

    @cached_property
    def count(self) -> Counter[str]:
        """How often each word stands in it."""
        return Counter(self.words)

    @cached_property
    def free(self) -> Counter[str]:
        """The function words in it, as often as they are such here."""
        phrases, found, at = function_phrases(bare=self.bare), [], 0
        while at < len(self.words):
            lengths = range(_LONGEST_PHRASE, 0, -1)
            length = next((n for n in lengths if self.words[at : at + n] in phrases), 0)
            found += self.words[at : at + length]
            at += length or 1
        return Counter(found)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Its words without function words, in their order."""
        return tuple(word for word in self.words if not self.free[word])

    @cached_property
    def bare_content(self) -> tuple[str, ...]:
        """Its content words without accents, in their order."""
        return tuple(map(bare_form, self.content))

    @cached_property
    def caseless(self) -> bool:
        """Whether capitals say nothing in it: it is all capitals, or has none."""
        letters = "".join(ch for ch in self.text if ch.isalpha())
        return letters.isupper() or letters.islower()

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that may be proper names: with a capital inside the title."""
        inner = [token for token in self.tokens if not token.number][1:]
        return frozenset() if self.caseless else frozenset(token.form for token in inner if token.capital)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its words two by two as they stand side by side, without accents."""
        forms = ["" if token.number else bare_form(token.form) for token in self.tokens]
        return frozenset(zip(forms, forms[1:], strict=False))

    @cached_property
    def name_pairs(self) -> frozenset[tuple[str, str]]:
        """Those of its pairs of which both words may be proper names."""
        forms = ["" if t.form not in self.names else bare_form(t.form) for t in self.tokens]
        return frozenset(pair for pair in zip(forms, forms[1:], strict=False) if all(pair))

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The parts of dates, quarters and years, those of one date put together."""
        whole: list[str] = []
        for token in self.tokens:
            if token.number and token.form[0] in "dmqy":
                whole[-1:] = [whole[-1] + token.form] if token.joined and whole else [*whole[-1:], token.form]
        return tuple(whole)

    @cached_property
    def placed_numbers(self) -> tuple[tuple[str, str], ...]:
        """Every other number with the content word before it, without accents."""
        placed, before = [], ""
        for token in self.tokens:
            if not token.number:
                before = before if self.free[token.form] else bare_form(token.form)
            elif token.form[0] not in "dmqy" and "/" not in token.form:
                placed.append((before, token.form))
        return tuple(placed)


@lru_cache(maxsize=65536)
def titled(text: str) -> Title:
    """The title of a text, made once."""
    return Title(text)
