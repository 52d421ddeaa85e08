"""What is said of a file that is no workbook, or another one than its name says."""

from __future__ import annotations

from pathlib import PurePosixPath

from sheetops.read.problems import Problem
from sheetops.read.sniff import EXTENSIONS, READABLE, Content

_REASONS: dict[Content, str] = {"empty": "empty_file", "damaged": "damaged", "unknown": "not_a_workbook"}
_PLAIN: dict[Content, Problem] = {
    "encrypted": Problem("F102"),
    "crowded": Problem("F109", params={"limit": "parts"}),
    **{content: Problem("F101", params={"reason": reason}) for content, reason in _REASONS.items()},
}


def damaged() -> Problem:
    """The problem of a file that its reader cannot make sense of."""
    return _PLAIN["damaged"]


def refused(path: str, content: Content) -> tuple[Problem, ...]:
    """The problems of a file that cannot be read, by what it is."""
    if content in _PLAIN:
        return (_PLAIN[content],)
    return (*renamed(path, content), Problem("F101", params={"reason": "unsupported", "actual": content}))


def renamed(path: str, content: Content) -> tuple[Problem, ...]:
    """The problem of a file whose extension says another format than it has."""
    extension = PurePosixPath(path).suffix.lower()
    if extension in EXTENSIONS.get(content, ()):
        return ()
    actual = f".{content}" if content in READABLE else content
    return (Problem("F103", params={"extension": extension or "—", "actual": actual}),)
