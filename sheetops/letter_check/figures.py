"""A line of a letter → its figures and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sheetops.kind import Kind
from sheetops.letter_check.model import Axis, Count
from sheetops.letter_check.words import LetterWords, letter_words
from sheetops.text import clean
from sheetops.words.statuses import StatusWords
from sheetops.words.vocabulary import Vocabulary

# Marks of our own between the lines of one passage: a list of lines opens, the next line, the list ends.
OPEN, NEXT, CLOSE = "\x01", "\x02", "\x03"
TokenKind: TypeAlias = Literal["count", "(", ")", ":", "all", "some", ";", ",", ".", "\x01", "\x02", "\x03"]
_NUMBER = re.compile(
    r"(?<![\w/%])(?<!\d[.,-])(?<!\d\s-\s)(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,7})(?:\s*/\s*(?P<of>\d+)(?!\s*/))?(?![\w%]|[.,/-]\d|\s*%)"
)
_BRACKET = re.compile(r"\([^()]*\)")
_DELIMITER = re.compile(
    rf"[(),;:{OPEN}{NEXT}{CLOSE}]|\.(?=\s|$|[{OPEN}{NEXT}{CLOSE}])|\b(?:và|cùng)\s+(?=\d)|[=+](?=\s*\d)", re.IGNORECASE
)
# "16 nhiệm vụ = 05 hoàn thành + 11 đang thực hiện".
_SIGNS = {"=": ":", "+": ","}
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, or what separates figures, with its place in the line."""

    kind: TokenKind
    start: int
    end: int
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int  # behind the item
    value: int
    of: int | None
    item: str


class Figures:
    """Reads the figures of lines, with the words of a kind of sheet.

    Attributes:
        done: the statuses of finished work.
    """

    def __init__(self, kind: Kind, words: LetterWords | None = None) -> None:
        self._words = words or letter_words()
        self._statuses = StatusWords(kind)
        self.done = frozenset(status.code for status in kind.statuses if status.done)
        origins = kind.vocabularies.get("origin", ())
        self._origins = Vocabulary({e.code: (e.label.vi, *e.words) for e in origins})
        self._no_statuses = {clean(word).casefold() for word in self._words.no_statuses}
        self._fillers = {clean(word).casefold() for word in self._words.fillers}

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a line in order; brackets without a figure are part of the words round them."""
        shown = self._masked(text)
        numbers = list(self._numbers(shown))
        shown = _without_idle_brackets(shown, numbers)
        marks = self._marks(shown, numbers)
        return self._counted(shown, sorted([*numbers, *marks], key=lambda one: one.start))

    def _masked(self, text: str) -> str:
        """The text at its length, without shares, spelled-out numbers, dates, and numbers of documents."""
        text = self._words.spelled_before.sub(_only_figure, text)
        for pattern in (self._words.spelled_out, self._words.share):
            text = pattern.sub(_blank, text)
        return self._words.naming.sub(_blank, text)

    def _numbers(self, text: str) -> Iterator[_Number]:
        for match in _NUMBER.finditer(text):
            item = self._words.item.match(text, match.end())
            of = int(match["of"]) if match["of"] else None
            if of is not None and (item is None or int(match["n"].replace(".", "")) > of):
                continue
            value = int(match["n"].replace(".", ""))
            end = item.end() if item else match.end()
            yield _Number(match.start(), end, value, of, item[1].casefold() if item else "")

    def _marks(self, text: str, numbers: list[_Number]) -> list[Token]:
        found = [Token("some" if m["some"] else "all", *m.span()) for m in self._words.opener.finditer(text)]
        spans = [*((token.start, token.end) for token in found), *((number.start, number.end) for number in numbers)]
        taken = {at for start, end in spans for at in range(start, end)}
        for match in _DELIMITER.finditer(text):
            if match.start() not in taken:
                kind = _SIGNS.get(match[0], match[0] if len(match[0]) == 1 else ",")
                found.append(Token(kind, *match.span()))  # type: ignore[arg-type]  # one of the pattern's signs
        return found

    def _counted(self, text: str, line: list[_Number | Token]) -> list[Token]:
        done: list[Token] = []
        for at, one in enumerate(line):
            if isinstance(one, Token):
                done.append(one)
                continue
            before, label = self._label(text, done, one)
            after = text[one.end : line[at + 1].start if at + 1 < len(line) else len(text)]
            named = label is None and not one.item and self._words.named_item.fullmatch(before)
            if named or self._words.compares.search(before):
                continue
            if label is not None and done and done[-1].kind == ":":
                done.pop()
            done.append(Token("count", one.start, one.end, self._count(one, before, after)))
        return done

    def _label(self, text: str, done: list[Token], number: _Number) -> tuple[str, str | None]:
        """The words before a number, back to the last separator; a colon right before it belongs to them."""
        last = done[-1] if done else None
        start = last.end if last else 0
        before = text[start : number.start].strip()
        if before or last is None or last.kind != ":":
            return before, None
        earlier = done[-2] if len(done) > 1 else None
        label = text[earlier.end if earlier else 0 : last.start].strip()
        if label and (earlier is None or earlier.kind != "count"):
            return label, label
        return "", None

    def _count(self, number: _Number, before: str, after: str) -> Count:
        suffix, prefix = after.strip(" -–"), before.strip(" -–:")
        codes, phrase = self._status(suffix, ends=False), suffix
        if not codes and (number.item or not suffix):
            codes = self._status(prefix, ends=True)
            phrase = prefix if codes else suffix or prefix
        item = number.item
        if not item and not suffix and (named := self._words.item_anywhere.search(prefix)):
            item = named[1].casefold()
        axis: Axis = "status" if codes else "other" if item or (prefix and not suffix) else "loose"
        if axis == "other" and (origin := self._origin(suffix) or self._origin(prefix)):
            codes, axis = (origin,), "origin"
        if axis == "other" and not item and not self._words.states_total.match(prefix):
            axis = "loose"
        direct = not self._plain(prefix) or (axis == "status" and self._whole(prefix) == codes)
        return Count(number.value, number.of, item, phrase, prefix, axis, codes, direct)

    def _whole(self, text: str) -> tuple[str, ...]:
        """The statuses that a whole text may mean."""
        reading = self._statuses.read(self._plain(text))
        return (reading.code,) if reading.whole and reading.code else tuple(reading.either or ())

    def _plain(self, text: str) -> str:
        """Without the words that change nothing."""
        words = text.casefold()
        while words:
            cut = next(
                (f for f in sorted(self._fillers, key=len, reverse=True) if words == f or words.startswith(f + " ")),
                None,
            )
            if cut is None:
                return words
            words = words[len(cut) :].strip()
        return words

    def _origin(self, text: str) -> str | None:
        return self._origins.find(text) or self._origins.longest_in(text, words=2) if text else None

    def _status(self, text: str, *, ends: bool) -> tuple[str, ...]:
        """What statuses the beginning (or the end) of a text may mean: the longest run of words that is one."""
        words = text.split()
        for size in range(min(len(words), _MOST_WORDS), 0, -1):
            part = " ".join(words[-size:] if ends else words[:size])
            if not any(map(str.isalpha, part)) or part.casefold() in self._no_statuses:
                return ()
            reading = self._statuses.read(part)
            if reading.whole and (reading.code or reading.either):
                return (reading.code,) if reading.code else tuple(reading.either or ())
        return ()


def _only_figure(match: re.Match[str]) -> str:
    start, end = match.span("n")
    return " " * (start - match.start()) + match["n"] + " " * (match.end() - end)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _without_idle_brackets(text: str, numbers: list[_Number]) -> str:
    """A bracket without a figure as words: its commas separate nothing."""
    starts = [number.start for number in numbers]

    def idle(match: re.Match[str]) -> str:
        if bisect_left(starts, match.start()) < bisect_left(starts, match.end()):
            return match[0]
        return re.sub(r"[(),;:.]", " ", match[0])

    return _BRACKET.sub(idle, text)
