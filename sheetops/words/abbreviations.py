"""Whether a text abbreviates a name: every word of it is a word of the name or the initials of some, in order.

"P. VHXH", "Phòng VH-XH", "PVHXH" and "phòng Vhóa XH" abbreviate "Phòng Văn hóa - Xã hội"; "Phòng Kinh tế huyện"
abbreviates no "Phòng Kinh tế", for a word is left over.
"""

from __future__ import annotations

from functools import lru_cache

from sheetops.text import bare_key

_FEWEST_LETTERS = 3
_AND = "va"


@lru_cache(maxsize=65536)
def _covers(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the tokens use up the words, in order: each made of words themselves and of initials; "và" may go."""
    if not tokens or not words:
        return not tokens and all(word == _AND for word in words)
    token, word = tokens[0], words[0]
    if word == _AND and _covers(tokens, words[1:]):
        return True
    starts = (start for start in dict.fromkeys((word, word[0])) if token.startswith(start))
    return any(_covers(_without(tokens, start), words[1:]) for start in starts)


def _without(tokens: tuple[str, ...], start: str) -> tuple[str, ...]:
    rest = tokens[0][len(start) :]
    return (rest, *tokens[1:]) if rest else tokens[1:]


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[str, ...], str]:
    """The words of a text, and all of its letters."""
    tokens = tuple(bare_key(text).split())
    return tokens, "".join(tokens)


@lru_cache(maxsize=4096)
def _name(name: str, kinds: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a name, and its initials without the word for what it is of."""
    bare = bare_key(name)
    words = tuple(bare.split())
    shorter = {"".join(word[0] for word in bare.removeprefix(f"{kind} ").split()) for kind in kinds if kind in bare}
    whole = "".join(word[0] for word in words)
    return words, frozenset(initials for initials in shorter if initials != whole)


def abbreviable(name: str, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A name's first word, and its initials without the word for what it is of: how an abbreviation of it may begin."""
    words, shorter = _name(name, kinds)
    return (*words[:1], *sorted(shorter))


def abbreviates(text: str, name: str, kinds: tuple[str, ...] = ()) -> bool:
    """Whether a text abbreviates a name.

    Args:
        kinds: words without accents for what such a name is of (phòng, trung tâm …); one that begins the name
            may be left out by an abbreviation of three letters or more: VHXH, DVTH.
    """
    tokens, letters = _tokens(text)
    words, shorter = _name(name, kinds)
    if len(letters) >= _FEWEST_LETTERS and letters in shorter:
        return True
    may = bool(tokens and words) and tokens[0][0] == words[0][0] and len(tokens) <= len(words)
    return may and _covers(tokens, words)
