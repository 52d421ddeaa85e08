"""The headings above a row.  Sheets number them as they like: levels follow from the order in which they come."""

from __future__ import annotations

from dataclasses import dataclass

from sheetops.lexicon import Lexicon
from sheetops.recognise.numbering import Numbering, leading
from sheetops.text import bare_key

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
    """A heading from its text and its number, which may stand in the text itself.

    A name that begins as the configured units' do ("Trạm …") is taken for a unit's, though an unknown one, so
    that the rows below it are not taken for those of the unit before it.
    """
    meaning = lexicon.section(text)
    speaks = {name for name in _KINDS if getattr(meaning, name)}
    number = number or leading(text)
    if not speaks and _begins_like_a_unit(text, lexicon):
        speaks = {"unit"}
    return Heading(text, number, frozenset(speaks), before)


def _begins_like_a_unit(text: str, lexicon: Lexicon) -> bool:
    words = bare_key(text).split()
    start = words[1:2] if leading(text) else words[:1]
    return start != [] and start[0] in {bare_key(unit.name).split()[0] for unit in lexicon.workspace.units}


def push(stack: tuple[Heading, ...], new: Heading) -> tuple[Heading, ...]:
    """The headings in force after a new one: it ends that of its own level, and those below that."""
    at = _same_level(stack, new)
    return (*stack[:at], new)


def _same_level(stack: tuple[Heading, ...], new: Heading) -> int:
    """The place in the stack of the heading that the new one ends; the stack's end where it goes below all."""
    if new.number is None:
        return next((at for at, old in enumerate(stack) if old.number is None and old.like(new)), _spoken(stack, new))
    numbered = [(at, old, old.number) for at, old in enumerate(stack) if old.number is not None]
    same = [(at, old, number) for at, old, number in numbered if number.style == new.number.style]
    if not same:
        return _spoken_without_number(stack, new)
    innermost, old, number = same[-1]
    first_below = new.number.ordinals[-1] == 1 and innermost == len(stack) - 1 and old.before == new.before
    if first_below and not old.like(new):
        return len(stack)
    return next((at for at, other, _ in reversed(same) if other.like(new)), innermost)


def _spoken(stack: tuple[Heading, ...], new: Heading) -> int:
    """For a heading without number: a numbered one stays in force, unless it speaks of the same."""
    return next((at for at, old in enumerate(stack) if old.speaks_of & new.speaks_of), len(stack))


def _spoken_without_number(stack: tuple[Heading, ...], new: Heading) -> int:
    """For the first heading of its style: it goes below all, but ends one without number that speaks of the same."""
    return next(
        (at for at, old in enumerate(stack) if old.number is None and old.speaks_of & new.speaks_of), len(stack)
    )
