"""Whether a text abbreviates a name: every word of it is a word of the name or the initials of some, in order.

"P. VHXH", "Phòng VH-XH" and "PVHXH" abbreviate "Phòng Văn hóa - Xã hội"; "Phòng Kinh tế huyện" abbreviates no
"Phòng Kinh tế", for a word is left over.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sheetops.text import bare_key

_FEWEST_LETTERS = 3


@lru_cache(maxsize=65536)
def _covers(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the tokens use up the words, in order: each a word itself, or the initials of one or more."""
    if not tokens or not words:
        return not tokens and not words
    token, rest = tokens[0], tokens[1:]
    if token == words[0] and _covers(rest, words[1:]):
        return True
    initials = "".join(word[0] for word in words[: len(token)])
    return token == initials and _covers(rest, words[len(token) :])


def abbreviates(text: str, name: str, kinds: Sequence[str] = ()) -> bool:
    """Whether a text abbreviates a name.

    Args:
        kinds: words without accents for what such a name is of (phòng, trung tâm …); one that begins the name
            may be left out by an abbreviation of three letters or more: VHXH, DVTH.
    """
    tokens, words = tuple(bare_key(text).split()), tuple(bare_key(name).split())
    if _covers(tokens, words):
        return True
    letters = "".join(tokens)
    if len(letters) < _FEWEST_LETTERS:
        return False
    shorter = (bare_key(name).removeprefix(f"{kind} ").split() for kind in kinds)
    return any(letters == "".join(word[0] for word in rest) for rest in shorter if tuple(rest) != words)
