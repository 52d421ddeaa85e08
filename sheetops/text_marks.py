"""Wordings whose values are found again in the text that they give."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}([^{_OPEN}{_CLOSE}]*){_CLOSE}")


def marked(name: str, value: str) -> str:
    """A value that is to be found again by a name."""
    return f"{_OPEN}{name}{_CLOSE}{value}{_CLOSE}"


def unmarked(text: str) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """The text without marks, and (name, start, end) of each value in it."""
    found: list[tuple[str, int, int]] = []
    out, at, length = [], 0, 0
    for match in _MARKED.finditer(text):
        out += [text[at : match.start()], match[2]]
        start = length + match.start() - at
        length = start + len(match[2])
        found.append((match[1], start, length))
        at = match.end()
    return "".join([*out, text[at:]]), tuple(found)
