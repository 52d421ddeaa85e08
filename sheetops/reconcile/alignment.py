"""The words of two titles laid beside each other: which are the same, which are slips, which are left over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sheetops.reconcile.slips import DOUBT, SLIP, likeness
from sheetops.reconcile.title import Title
from sheetops.reconcile.words import bare_form, matching_words, routine_words

_MOST_LEFT = 12  # more words than that are never slips of one another
_CONTAINED = 0.4


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two titles' words, but for those that are the same in both.

    Attributes:
        slips: pairs that are one word typed with a slip.
        doubts: pairs that are alike and perhaps two words.
        left: the content words that only the one has, and those that only the other has.
        closeness: 0 to 100, by the content words in common.
    """

    slips: tuple[tuple[str, str], ...]
    doubts: tuple[tuple[str, str], ...]
    left: tuple[tuple[str, ...], tuple[str, ...]]
    closeness: float


def align(one: Title, other: Title) -> Alignment:
    """Lay the words of two titles beside each other."""
    left, right = one.count - other.count, other.count - one.count
    bare = one.bare or other.bare
    found: dict[int, list[tuple[str, str]]] = {SLIP: [], DOUBT: []}
    if bare:
        _take_bare(left, right, found[SLIP])
    if left and right and max(left.total(), right.total()) <= _MOST_LEFT:
        names = _unmatched_names(one, other) | _unmatched_names(other, one)
        strict = one.caseless and other.caseless
        for level in (SLIP, DOUBT):
            pairs = _alike(left, right, level, names, strict=strict, bare=bare)
            found[level] += _paired(pairs, left, right)
    rest = (_content(left, one), _content(right, other))
    kept = tuple((a, b) for a, b in found[DOUBT])
    return Alignment(tuple(found[SLIP]), kept, rest, _closeness(one, other, rest, kept))


def _unmatched_names(one: Title, other: Title) -> frozenset[str]:
    """The words that stand more often as a name in the one title than they can in the other."""
    return frozenset(one.names - other.capitals)


def _take_bare(left: Counter[str], right: Counter[str], found: list[tuple[str, str]]) -> None:
    """Pair the words that are equal without accents."""
    by_form: dict[str, list[str]] = {}
    for word in sorted(right.elements()):
        by_form.setdefault(bare_form(word), []).append(word)
    for word in sorted(left.elements()):
        if partners := by_form.get(bare_form(word)):
            partner = partners.pop()
            found.append((word, partner))
            _take(left, word)
            _take(right, partner)


def _take(words: Counter[str], word: str) -> None:
    words[word] -= 1
    if not words[word]:
        del words[word]


def _alike(
    left: Counter[str], right: Counter[str], level: int, names: frozenset[str], *, strict: bool, bare: bool
) -> dict[str, list[str]]:
    """Each word left over → those of the other title that are as alike as that."""
    return {
        a: [
            b
            for b in sorted(right)
            if likeness(*sorted((a, b)), name=strict or a in names or b in names, bare=bare) == level
        ]
        for a in sorted(left)
    }


def _paired(alike: dict[str, list[str]], left: Counter[str], right: Counter[str]) -> list[tuple[str, str]]:
    """As many pairs as can be, each word used as often as it stands; they are taken out of both."""
    ones = sorted(left.elements())
    others = sorted(right.elements())
    partner: dict[int, int] = {}

    def placed(at: int, tried: set[int]) -> bool:
        for to, word in enumerate(others):
            if word in alike[ones[at]] and to not in tried:
                tried.add(to)
                if to not in partner or placed(partner[to], tried):
                    partner[to] = at
                    return True
        return False

    for at in range(len(ones)):
        placed(at, set())
    pairs = [(ones[at], others[to]) for to, at in sorted(partner.items())]
    for a, b in pairs:
        _take(left, a)
        _take(right, b)
    return pairs


def _content(words: Counter[str], title: Title) -> tuple[str, ...]:
    return tuple(sorted((words - title.free).elements()))


def _weight(words: tuple[str, ...], title: Title) -> float:
    routine, light = routine_words(bare=title.bare), matching_words().routine_weight
    return sum(light if word in routine else 1.0 for word in words)


def _closeness(
    one: Title, other: Title, rest: tuple[tuple[str, ...], tuple[str, ...]], doubts: tuple[tuple[str, str], ...]
) -> float:
    """The share of the titles' weight that is in common: of both, and in part of the lighter one alone."""
    whole = _weight(one.content, one), _weight(other.content, other)
    missing = (
        _weight(rest[0], one) + _weight(tuple(a for a, _ in doubts), one) / 2,
        _weight(rest[1], other) + _weight(tuple(b for _, b in doubts), other) / 2,
    )
    common = [max(0.0, w - m) for w, m in zip(whole, missing, strict=True)]
    if not min(whole) or not sum(common):
        return 0.0
    both = sum(common) / sum(whole)
    contained = max(c / w for c, w in zip(common, whole, strict=True))
    return 100 * ((1 - _CONTAINED) * both + _CONTAINED * contained)
