"""The tokens of a text while it is parsed: where one stands, what was given, and what could not be read."""

from __future__ import annotations

import re
from functools import lru_cache

from sheetops.assignments.lexer import Token, tokens
from sheetops.assignments.model import Assignment, Reading, Span
from sheetops.assignments.words import any_of, assignment_words
from sheetops.text import folded

GLUE = frozenset(("newline", "sep", "dot", "dash", "bullet", "and", "numbering", "colon"))
CODES = frozenset(("item", "code"))
ROLES = frozenset(("coordinate", "lead"))
_CUTS = GLUE - {"colon"} | {"close"}
DEEPEST = 8
_END = Token("end", -1, -1)


@lru_cache(maxsize=1)
def _doubtful() -> re.Pattern[str]:
    return re.compile(any_of(assignment_words().doubtful))


def is_doubtful(text: str) -> bool:
    """Whether a text may give more, or less, than could be read."""
    return _doubtful().search(folded(text)) is not None


class Stream:
    """The tokens of a text.

    Attributes:
        at: the token that is read next.
        given: the assignments so far.
        depth: in how many brackets one stands.
        reached: how far what was not understood was followed.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0
        self.reached = 0
        self.given: list[Assignment] = []
        self._unread: set[int] = set()

    def peek(self, ahead: int = 0) -> Token:
        """The token that comes next, or so many behind it."""
        return self.token(self.at + ahead)

    def token(self, at: int) -> Token:
        """A token by its number; one of the kind `end` behind the last."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else _END

    def kind(self, at: int, end: int) -> str:
        """The kind of a token, `end` from the end of the segment on."""
        return self.token(at).kind if at < end else "end"

    def skip(self, kinds: frozenset[str], end: int) -> None:
        """Go on to the next token of another kind."""
        while self.kind(self.at, end) in kinds:
            self.at += 1

    def take(self, kind: str, end: int) -> bool:
        """Go past a token if it is of that kind."""
        if self.kind(self.at, end) != kind:
            return False
        self.at += 1
        return True

    def begins_codes(self, at: int, end: int) -> bool:
        """Whether codes begin here, also behind "từ"."""
        return self.kind(at, end) in CODES or (self.kind(at, end) == "from" and self.kind(at + 1, end) in CODES)

    def after_glue(self, at: int, end: int) -> int:
        """The number of the first token from here that says something."""
        while self.kind(at, end) in GLUE | {"intro", "close"}:
            at += 1
        return at

    def closing(self, opening: int, end: int) -> int:
        """The number of the sign that closes a bracket; where none does, of the next part, or the segment's end.

        Brackets deeper within one another than anyone writes count as not closed.
        """
        depth = 0
        for at in range(opening, end):
            kind = self.token(at).kind
            depth += (kind == "open") - (kind == "close")
            if depth == 0:
                return at
            if depth > DEEPEST:
                break
            if kind == "part" and self.token(at - 1).kind in _CUTS:
                return at - 1
        return end

    def cut(self, at: int, end: int, *, at_signs: bool) -> int:
        """Where a free text ends: before a separator behind which codes or a part begin, and before a new line.

        Args:
            at_signs: it ends at any semicolon too.
        """
        while at < end:
            kind = self.token(at).kind
            if kind == "open":
                at = self.closing(at, end)
            elif kind == "newline" or (at_signs and self.shown(at, at + 1) == ";"):
                return at
            elif kind in _CUTS:
                following = self.after_glue(at, end)
                if self.begins_codes(following, end) or self.kind(following, end) in ("part", "end"):
                    return at
            at += 1
        return end

    def holds(self, kinds: frozenset[str], start: int, end: int) -> bool:
        """Whether any token of a passage is of such a kind."""
        return any(token.kind in kinds for token in self.tokens[start:end])

    def span(self, start: int, end: int) -> Span:
        """The place in the text of a passage of tokens."""
        end = min(end, len(self.tokens))
        return (self.tokens[start].start, self.tokens[end - 1].end) if 0 <= start < end else (0, 0)

    def shown(self, start: int, end: int) -> str:
        """A passage of tokens as it was written."""
        first, last = self.span(start, end)
        return self.text[first:last].strip()

    def words(self, start: int, end: int) -> str:
        """A passage as it was written, without the signs and dashes at its ends."""
        while start < end and self.token(start).kind in GLUE:
            start += 1
        while start < end and self.token(end - 1).kind in GLUE - {"and"}:
            end -= 1
        return self.shown(start, end)

    def unread(self, start: int, end: int) -> None:
        """Tokens that could not be read; signs alone say nothing."""
        if any(any(map(str.isalnum, self.text[t.start : t.end])) for t in self.tokens[start:end]):
            self._unread.update(range(start, end))

    def result(self) -> Reading:
        """What was read."""
        unread = [self.span(first, last + 1) for first, last in _runs(sorted(self._unread))]
        ends = [0, *(end for _, end in unread)]
        starts = [*(start for start, _ in unread), len(self.text)]
        read = tuple((one, other) for one, other in zip(ends, starts, strict=True) if one < other)
        return Reading(self.text, tuple(self.given), read, tuple(unread))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """(first, last) of each run of numbers that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
