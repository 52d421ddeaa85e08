"""The headings above a row.  Sheets number them as they like: levels follow from the order in which they come."""

from __future__ import annotations

from dataclasses import dataclass

from sheetops.recognise.numbering import Numbering, bullet, leading
from sheetops.text import bare_key
from sheetops.words.lexicon import Lexicon, without_numbering

_KINDS = ("origin", "sector", "unit")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its text, its number, which of origin, sector, unit it speaks of, and the records before it."""

    text: str
    number: Numbering | None
    speaks_of: frozenset[str]
    before: int = 0

    def like(self, other: Heading) -> bool:
        """Whether both speak of the same, or both of nothing that is known."""
        return bool(self.speaks_of & other.speaks_of) or not (self.speaks_of or other.speaks_of)


def heading(text: str, number: Numbering | None, lexicon: Lexicon, before: int = 0) -> Heading:
    """A heading from its text and its number or bullet, which may stand in the text itself.

    A name that begins as units' do ("Trạm …") is taken for a unit's, though an unknown one, so that the rows below
    it are not taken for those of the unit before it.
    """
    meaning = lexicon.section(text)
    speaks = {name for name in _KINDS if getattr(meaning, name)}
    if meaning.or_unit:
        speaks.add("unit")
    number = number or leading(text) or bullet(text)
    if not speaks and _begins_like_a_unit(text, lexicon):
        speaks = {"unit"}
    return Heading(text, number, frozenset(speaks), before)


def _begins_like_a_unit(text: str, lexicon: Lexicon) -> bool:
    return f"{bare_key(without_numbering(text))} ".startswith(lexicon.unit_beginnings)


def push(stack: tuple[Heading, ...], new: Heading) -> tuple[Heading, ...]:
    """The headings in force after a new one: it ends that of its own level, and those below that."""
    at = _same_level(stack, new)
    return (*stack[:at], *_just_opened(stack[at:], new), new)


def _just_opened(ended: tuple[Heading, ...], new: Heading) -> tuple[Heading, ...]:
    """Of headings without numbers those that a heading directly below them cannot end, for it says something else.

    "Kinh tế", tasks, "Nhiệm vụ chuyển tiếp", "Kinh tế": the last one's sector goes below the origin.
    """
    if new.number is not None or not new.speaks_of:
        return ()
    open_still = (old for old in ended if old.number is None and old.before == new.before and old.speaks_of)
    return tuple(old for old in open_still if not old.speaks_of & new.speaks_of)


def _same_level(stack: tuple[Heading, ...], new: Heading) -> int:
    """The place in the stack of the heading that the new one ends; the stack's end where it goes below all."""
    if new.number is None:
        innermost = stack[-1] if stack else None
        if innermost and innermost.number and innermost.before == new.before and not innermost.like(new):
            return len(stack)  # right below a numbered one that says something else
        alike = (at for at, old in enumerate(stack) if old.number is None and old.like(new))
        return next(alike, _spoken(stack, new))
    same = [at for at, old in enumerate(stack) if old.number is not None and old.number.style == new.number.style]
    if not same:
        return _below(stack, new)
    innermost = stack[same[-1]]
    if new.number.capital and new.number.ordinals[-1] == 1 and (between := _capitals(stack, same[-1], new.number)):
        return between[-1] + 1  # I, A, then I anew: below the A
    first_of_all = new.number.ordinals[-1] == 1 and innermost is stack[-1] and innermost.before == new.before
    if first_of_all and not innermost.like(new):
        return len(stack)
    return next((at for at in reversed(same) if stack[at].like(new)), same[-1])


def _capitals(stack: tuple[Heading, ...], at: int, number: Numbering) -> list[int]:
    """The places behind `at` of headings with capital numbers of the other style."""
    later = ((place, old.number) for place, old in enumerate(stack) if place > at)
    return [place for place, other in later if other and other.capital and other.style != number.style]


def _spoken(stack: tuple[Heading, ...], new: Heading) -> int:
    """For a heading without number: those of other things stay in force."""
    return next((at for at, old in enumerate(stack) if old.speaks_of & new.speaks_of), len(stack))


def _below(stack: tuple[Heading, ...], new: Heading) -> int:
    """For the first number of its style: it goes below all, but for headings without number that speak of the same.

    "I" and "A" never go below "1" or "a".
    """
    for at, old in enumerate(stack):
        if old.number is None and old.speaks_of & new.speaks_of and all(h.number is None for h in stack[at:]):
            return at
        if old.number is not None and new.number is not None and new.number.capital and not old.number.capital:
            return at
    return len(stack)
