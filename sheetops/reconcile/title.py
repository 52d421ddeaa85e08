"""A title, with what its comparison needs of it, computed once."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache
from itertools import pairwise

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
        phrases = function_phrases(bare=self.bare)
        found: list[str] = []
        at = 0
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
    def names(self) -> Counter[str]:
        """The words that may be proper names, as often as they stand with a capital inside the title."""
        inner = [token for token in self.tokens if not token.number][1:]
        return Counter() if self.caseless else Counter(token.form for token in inner if token.capital)

    @cached_property
    def capitals(self) -> Counter[str]:
        """The words that a name of another title may be here: those with a capital; all, where capitals say nothing."""
        if self.caseless:
            return self.count
        return Counter(token.form for token in self.tokens if token.capital)

    def sequence(self, *, bare: bool) -> tuple[str, ...]:
        """Its numbers and content words in their order; without accents where one of two titles has none."""
        if not bare:
            return tuple(t.form for t in self.tokens if t.number or not self.free[t.form])
        return self._bare_sequence

    @cached_property
    def _bare_sequence(self) -> tuple[str, ...]:
        little = {words[0] for words in function_phrases(bare=True) if len(words) == 1}
        forms = (t.form if t.number else bare_form(t.form) for t in self.tokens)
        return tuple(form for form in forms if form not in little)

    @cached_property
    def name_pairs(self) -> frozenset[tuple[str, str]]:
        """Its words two by two as they stand side by side, where both may be proper names."""
        forms = ["" if t.number or t.form not in self.names else t.form for t in self.tokens]
        return frozenset(pair for pair in pairwise(forms) if all(pair))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """All its words two by two as they stand side by side."""
        return frozenset(pairwise("" if token.number else token.form for token in self.tokens))

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The parts of dates, quarters and years, those of one date put together."""
        whole: list[str] = []
        for token in self.tokens:
            if token.number and token.form[0] in "dmqy":
                whole[-1:] = [whole[-1] + token.form] if token.joined and whole else [*whole[-1:], token.form]
        return tuple(whole)


@lru_cache(maxsize=65536)
def titled(text: str) -> Title:
    """The title of a text, made once."""
    return Title(text)
