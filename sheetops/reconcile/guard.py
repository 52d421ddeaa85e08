"""The guard: whether two titles are one task's, perhaps one task's, or those of two tasks (design: reconciliation).

No score tells "Lê Lợi" from "Lê Lai" or 2025 from 2026.  So every number must agree, else the tasks are different;
and every content word, up to word order and slips of typing, else people are asked.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Literal, TypeAlias

from sheetops.reconcile.alignment import Alignment, align
from sheetops.reconcile.title import Title, titled
from sheetops.reconcile.words import bare_form, directed_words, matching_words

__all__ = ["Title", "Verdict", "closeness", "judge", "verdict"]

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
    if found.closeness < matching_words().close or _only_names_differ(a, b, found):
        return "different", 0, found.closeness
    return "perhaps", 0, found.closeness


def _agreeing(a: Title, b: Title, found: Alignment) -> tuple[Verdict, int, float]:
    """The verdict on titles whose numbers and content words agree: what is left is their order."""
    same = dict(found.slips)
    if _in_order(a, b, same):
        return "same", 1 if found.slips else 3, found.closeness
    if _numbers_in_place(a, b, same) and _names_in_place(a, b, found) and _directions_agree(a, b, same):
        return "same", 1 if found.slips else 2, found.closeness
    return "perhaps", 0, found.closeness


def _in_order(a: Title, b: Title, same: dict[str, str]) -> bool:
    """Whether content words and numbers follow each other in the same order."""
    ours = [same.get(t.form, t.form) for t in a.tokens if t.number or not a.free[t.form]]
    theirs = [t.form for t in b.tokens if t.number or not b.free[t.form]]
    return ours == theirs


def _numbers_in_place(a: Title, b: Title, same: dict[str, str]) -> bool:
    """Whether each number follows the same word, and the parts of dates stand together as they did."""
    bare = {bare_form(ours): bare_form(theirs) for ours, theirs in same.items()}
    ours = Counter((bare.get(word, word), number) for word, number in a.placed_numbers)
    return ours == Counter(b.placed_numbers) and _dates_agree(a, b)


def _dates_agree(a: Title, b: Title) -> bool:
    kinds = Counter(form[0] for form in a.numbers if form[0] in "dmqy")
    return max(kinds.values(), default=0) <= 1 or a.dates == b.dates or Counter(a.dates) == Counter(b.dates)


def _names_in_place(a: Title, b: Title, found: Alignment) -> bool:
    """Whether the words of each name follow each other in both: "Văn Anh" is not "Anh Văn"."""
    slipped = {bare_form(word) for pair in found.slips for word in pair}
    apart = (a.name_pairs - b.pairs) | (b.name_pairs - a.pairs)
    return all(slipped & set(pair) for pair in apart)


def _directions_agree(a: Title, b: Title, same: dict[str, str]) -> bool:
    """Whether what goes from whom to whom is the same: only where both say it."""
    bare = {bare_form(ours): bare_form(theirs) for ours, theirs in same.items()}
    ours = {(one, bare.get(two, two)) for one, two in a.pairs if one in directed_words()}
    theirs = {pair for pair in b.pairs if pair[0] in directed_words()}
    both = {one for one, _ in ours} & {one for one, _ in theirs}
    return {pair for pair in ours if pair[0] in both} == {pair for pair in theirs if pair[0] in both}


def _only_names_differ(a: Title, b: Title, found: Alignment) -> bool:
    """Whether nothing differs but names that are not even alike: two villages, two schools."""
    left, right = (set(words) for words in found.left)
    return bool(left and right) and left <= a.names and right <= b.names and not found.doubts
