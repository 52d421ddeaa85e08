"""The guard: whether two titles are one task's, perhaps one task's, or those of two tasks (design: reconciliation).

No score tells "Lê Lợi" from "Lê Lai" or 2025 from 2026.  So every number must agree, else the tasks are different;
and every content word, up to word order and slips of typing, else people are asked.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

from sheetops.reconcile.alignment import Alignment, align
from sheetops.reconcile.title import Title, titled
from sheetops.reconcile.words import bare_form, directed_words, matching_words

__all__ = ["Title", "Verdict", "closeness", "judge", "verdict"]

_MOVES = 3  # to move one clause parts three pairs of neighbours at most; to exchange two words parts four

Verdict: TypeAlias = Literal["same", "perhaps", "different"]


def verdict(a: str, b: str) -> Verdict:
    """Whether two titles mean one task: "same", "perhaps" (for people to decide), "different"."""
    return judge(titled(a), titled(b))[0]


def closeness(a: str, b: str) -> float:
    """How much two titles have in common, 0 to 100: 100 where their content words are the same."""
    return judge(titled(a), titled(b))[2]


@lru_cache(maxsize=262144)
def judge(a: Title, b: Title) -> tuple[Verdict, int, float]:
    """The verdict, its grade among those that are the same, and the closeness.

    The grade: 3 equal up to function words, 2 in another order, 1 with slips, 0 where the verdict is not "same".
    """
    if a.exact == b.exact:
        return "same", 3, 100.0
    if a.text > b.text:  # the same way round, so that the verdict is
        return judge(b, a)
    if a.figures != b.figures:
        return "different", 0, 0.0
    found = align(a, b)
    if not (found.doubts or any(found.left)):
        return _agreeing(a, b, found)
    if found.closeness < matching_words().close:
        return "different", 0, found.closeness
    return "perhaps", 0, found.closeness


def _agreeing(a: Title, b: Title, found: Alignment) -> tuple[Verdict, int, float]:
    """The verdict on titles whose numbers and content words agree: what is left is their order."""
    order = _Order(a, b, found)
    if order.same:
        return "same", 1 if found.slips else 3, found.closeness
    if order.only_clauses_moved():
        return "same", 1 if found.slips else 2, found.closeness
    return "perhaps", 0, found.closeness


class _Order:
    """The order of numbers and words in two titles that have the same ones."""

    def __init__(self, a: Title, b: Title, found: Alignment) -> None:
        self.a, self.b, self.bare = a, b, a.bare or b.bare
        self.slipped = {self._form(word) for pair in found.slips for word in pair}
        same = {} if self.bare else dict(found.slips)
        self.ours = tuple(same.get(form, form) for form in a.sequence(bare=self.bare))
        self.theirs = b.sequence(bare=self.bare)
        self.same = self.ours == self.theirs

    def only_clauses_moved(self) -> bool:
        """Whether a clause stands elsewhere, and numbers, names and directions are as they were."""
        moved = Counter(pairwise(self.ours)) - Counter(pairwise(self.theirs))
        return (
            moved.total() <= _MOVES
            and self._numbers(self.ours) == self._numbers(self.theirs)
            and _dates_agree(self.a, self.b)
            and self._names_agree()
            and self._directions_agree()
        )

    def _form(self, word: str) -> str:
        return bare_form(word) if self.bare else word

    def _numbers(self, forms: tuple[str, ...]) -> Counter[tuple[str, str]]:
        """Each number but dates and documents with the word before it."""
        numbers = {form for form in self.a.numbers if form[0] not in "dmqy" and "/" not in form}
        placed, before = Counter[tuple[str, str]](), ""
        for form in forms:
            if form in numbers:
                placed[before, form] += 1
            elif not form[0].isdigit():
                before = form
        return placed

    def _names_agree(self) -> bool:
        """Whether the words of each name follow each other in both: "Văn Anh" is not "Anh Văn"."""
        apart = (self._pairs(self.a.name_pairs) - self._pairs(self.b.pairs)) | (
            self._pairs(self.b.name_pairs) - self._pairs(self.a.pairs)
        )
        return all(self.slipped & set(pair) for pair in apart)

    def _pairs(self, pairs: frozenset[tuple[str, str]]) -> set[tuple[str, str]]:
        return {(self._form(one), self._form(two)) for one, two in pairs}

    def _directions_agree(self) -> bool:
        """Whether what goes from whom to whom is the same: only where both say it."""
        ours, theirs = (self._directed(title) for title in (self.a, self.b))
        both = {one for one, _ in ours} & {one for one, _ in theirs}
        differ = {pair for pair in ours ^ theirs if pair[0] in both}
        return all(pair[1] in {bare_form(word) for word in self.slipped} for pair in differ)

    @staticmethod
    def _directed(title: Title) -> set[tuple[str, str]]:
        """Each word that points, with the content word or number that it points at."""
        found, waiting = set(), list[str]()
        for token in title.tokens:
            form = token.form if token.number else bare_form(token.form)
            if token.number or not title.free[token.form]:
                found |= {(one, form) for one in waiting}
                waiting = []
            if form in directed_words():
                waiting.append(form)
        return found


def _dates_agree(a: Title, b: Title) -> bool:
    """Whether the parts of dates stand together as they did, where there are several of a kind."""
    kinds = Counter(form[0] for form in a.numbers if form[0] in "dmqy")
    return max(kinds.values(), default=0) <= 1 or Counter(a.dates) == Counter(b.dates)
