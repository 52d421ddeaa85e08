"""Paragraphs → passages: a sentence that goes on over paragraphs, and lists of lines, are read as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sheetops.letter_check.figures import CLOSE, NEXT, OPEN, Figures, Token
from sheetops.letter_check.model import Count, Paragraph, Passage
from sheetops.letter_check.tree import tree
from sheetops.letter_check.words import letter_words

_GOES_ON = re.compile(r"[,;:]\s*$")
_ENDED = re.compile(r"[.!?…/]\s*$")
_DIGIT = re.compile(r"\(?\d")
_LONGEST_SENTENCE = 400
_LONGEST_PASSAGE = 20_000
_LONGEST_TOLD = 2_000
_MOST_LINES = 200
# Of a total's lines that nothing opens: a line is short, and there are no more of them than of statuses.
_LONGEST_STATED, _MOST_STATED = 120, 20
_SEPARATES = frozenset((";", ",", ".", ":"))


@dataclass(slots=True)
class _Text:
    """The text of a passage while it grows; `starts`: where each paragraph begins in it, `numbers`: which it is."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def add(self, before: str, paragraph: Paragraph) -> None:
        self.text += before
        self.starts.append(len(self.text))
        self.numbers.append(paragraph.number)
        self.text += paragraph.text

    def number(self, at: int) -> int:
        return self.numbers[max(bisect_right(self.starts, at) - 1, 0)]


def passages(paragraphs: Sequence[Paragraph], figures: Figures) -> tuple[Passage, ...]:
    """The passages of a letter in order, with their counts and the headings above each."""
    made: list[Passage] = []
    headings: list[tuple[str, str]] = []
    at = 0
    while at < len(paragraphs):
        first = paragraphs[at]
        text = _Text()
        text.add("", first)
        at = _gathered(paragraphs, at + 1, text, figures)
        headings = _above(headings, first)
        above = tuple(heading for mark, heading in headings if (mark, heading) != (first.mark, first.text))
        made.append(Passage(first.number, text.text, first.mark, _counts(text, figures), above))
    return tuple(made)


def _above(headings: list[tuple[str, str]], paragraph: Paragraph) -> list[tuple[str, str]]:
    """The headings in force: a numbered paragraph ends those of its own kind of numbering and what stood below them."""
    if not paragraph.mark:
        return headings
    kinds = [mark for mark, _ in headings]
    kept = headings[: kinds.index(paragraph.mark)] if paragraph.mark in kinds else headings
    return [*kept, (paragraph.mark, paragraph.text)]


def _gathered(paragraphs: Sequence[Paragraph], at: int, text: _Text, figures: Figures) -> int:
    """Add the paragraphs that go on with a passage; where the next one begins."""
    head, told = paragraphs[at - 1], False
    if lines := _stated_below(paragraphs, at, figures):
        _add_lines(text, lines)
        return at + len(lines)
    while at < len(paragraphs) and len(text.text) < _LONGEST_PASSAGE:
        following = paragraphs[at]
        last = paragraphs[at - 1].text
        told = told or _has_figures([paragraphs[at - 1]], figures)
        if not told:
            break
        if not following.mark and _continues(last, following, figures):
            text.add(" ", following)
            at += 1
        elif following.mark and following.mark != head.mark and _opens_lines(last, figures):
            lines = _lines(paragraphs, at, head.mark)
            if not _has_figures(lines[:1], figures):
                break
            _add_lines(text, lines)
            return at + len(lines)
        else:
            break
    return at


def _stated_below(paragraphs: Sequence[Paragraph], at: int, figures: Figures) -> list[Paragraph]:
    """The lines below one that states a total and nothing else, each of them with the figure of a status.

    "Tổng số: 28" / "Đã hoàn thành: 17" / "Đang thực hiện: 11".  They are its parts where finished and open work is
    among them: fewer may be examples.
    """
    head = _only_count(paragraphs[at - 1], figures)
    if head is None or not letter_words().states_total.match(head.label or head.before):
        return []
    lines: list[Paragraph] = []
    sorts: set[bool] = set()
    for paragraph in paragraphs[at : at + _MOST_STATED]:
        part = _only_count(paragraph, figures)
        if part is None or part.axis != "status" or not part.direct or (lines and paragraph.mark != lines[0].mark):
            break
        lines.append(paragraph)
        sorts |= {code in figures.done for code in part.codes}
    return lines if len(lines) > 1 and len(sorts) > 1 else []


def _only_count(paragraph: Paragraph, figures: Figures) -> Count | None:
    """The only figure of a short line, with what stands before it; None where there are others or another sentence."""
    if len(paragraph.text) > _LONGEST_STATED:
        return None
    tokens = [token for token in figures.tokens(paragraph.text) if token.kind not in _SEPARATES]
    if len(tokens) != 1 or tokens[0].count is None:
        return None
    return replace(tokens[0].count, before=paragraph.text[: tokens[0].start].strip())


def _has_figures(lines: Sequence[Paragraph], figures: Figures) -> bool:
    return any(token.kind == "count" for line in lines for token in figures.tokens(line.text))


def _opens_lines(text: str, figures: Figures) -> bool:
    """Whether a paragraph ends with what opens a list: a colon, or a word such as "gồm"."""
    tokens = figures.tokens(text)
    if not tokens or tokens[-1].kind not in {":", "all", "some"} or text[tokens[-1].end :].strip():
        return False
    said = _clause(tokens[:-1])
    return tokens[-1].kind != ":" or any(token.kind in {"count", "all", "some"} for token in said)


def _clause(tokens: Sequence[Token]) -> list[Token]:
    """The tokens since the last separator outside brackets."""
    clause: list[Token] = []
    depth = 0
    for token in reversed(tokens):
        depth += (token.kind == ")") - (token.kind == "(")
        if token.kind in {",", ";", "."} and not depth:
            break
        clause.append(token)
    return clause


def _continues(text: str, following: Paragraph, figures: Figures) -> bool:
    if letter_words().opener.match(following.text):
        return True
    begins = bool(_DIGIT.match(following.text)) or following.text[:1].islower()
    if _GOES_ON.search(text):
        return begins or (
            not following.bold and _has_figures([following], figures) and len(following.text) < _LONGEST_SENTENCE
        )
    return begins and not _ENDED.search(text)


def _lines(paragraphs: Sequence[Paragraph], at: int, above: str) -> list[Paragraph]:
    """The run of lines with bullets from a place on."""
    lines: list[Paragraph] = []
    for paragraph in paragraphs[at : at + _MOST_LINES]:
        if not paragraph.mark or paragraph.mark == above:
            break
        if lines and _rank(paragraph.mark) < _rank(lines[0].mark):
            break
        lines.append(paragraph)
    return lines


_RANKS = ("I", "A", "1", "1.1", "1.1.1", "a", "-", "+")


def _rank(mark: str) -> int:
    return _RANKS.index(mark)


def _add_lines(text: _Text, lines: Sequence[Paragraph]) -> None:
    """Lines between marks of our own; those with a bullet of another kind are a list within the line before."""
    open_marks: list[str] = []
    for line in lines:
        if line.mark in open_marks:
            closed = len(open_marks) - 1 - open_marks.index(line.mark)
            text.add(CLOSE * closed + NEXT, line)
            open_marks = open_marks[: len(open_marks) - closed]
        else:
            text.add(OPEN, line)
            open_marks.append(line.mark)
    text.text += CLOSE * len(open_marks)


def _counts(text: _Text, figures: Figures) -> tuple[Count, ...]:
    tokens = figures.tokens(text.text)
    ends = [token.end for token in tokens if token.kind == "."]
    return tree([_placed(token, text, ends) for token in tokens])


def _placed(token: Token, text: _Text, ends: Sequence[int]) -> Token:
    """A figure with the paragraph and the sentence that it stands in; `ends`: where sentences end."""
    if token.count is None:
        return token
    place = bisect_right(ends, token.start)
    begin, end = ends[place - 1] if place else 0, ends[place] if place < len(ends) else len(text.text)
    sentence = re.sub(rf"[{OPEN}{NEXT}{CLOSE}]+", " ", text.text[begin:end][:_LONGEST_TOLD]).strip()
    before = (
        text.text[max(begin, token.start - _LONGEST_SENTENCE) : token.start].rpartition(NEXT)[2].rpartition(OPEN)[2]
    )
    placed = replace(token.count, paragraph=text.number(token.start), sentence=sentence, before=before)
    return replace(token, count=placed)
