"""What a title or a name says of the month from which tasks were carried over, which is not the month of the sheet."""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.text import bare_key, folded
from sheetops.words.lexicon import Lexicon
from sheetops.words.origins import CARRIED_OVER


def without_carried(line: str, lexicon: Lexicon) -> str:
    """A line, without accents, without the months from which it says that tasks were carried over."""
    entries = lexicon.kind.vocabularies.get("origin", ())
    words = tuple(word for e in entries if e.code == CARRIED_OVER for word in (e.label.vi, *e.words))
    after, before = _carried(words)
    return after.sub(" ", before.sub(" ", folded(line)))


@lru_cache(maxsize=8)
def _carried(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A carried-over phrase and the month behind it ("chuyển tiếp từ tháng 3"); a month and the phrase behind it."""
    phrases = sorted({bare for word in words if " " in (bare := bare_key(word))}, key=len, reverse=True)
    time = r"(?:thang\s*\d{1,2}|quy\s*(?:iv|i{1,3}|[1-4]))\b(?:\s*(?:/|-|nam)?\s*\d{4})?"
    onwards = [phrase for phrase in phrases if not phrase.endswith(" sang")]
    never = r"(?!)"
    return (
        re.compile(rf"\b(?:{'|'.join(onwards)})(?: \w+){{0,3}}? {time}" if onwards else never),
        re.compile(rf"\b{time} (?:{'|'.join(phrases)})\b" if phrases else never),
    )
