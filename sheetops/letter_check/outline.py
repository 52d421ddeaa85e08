"""Lines of a letter → paragraphs with the kind of their numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sheetops.letter_check.model import Paragraph
from sheetops.text import clean

_DRESS = re.compile(r"^(?:#{1,6}\s+)|\*\*|__|</?[bi]>|^\*(?=\()|(?<=\))\*$")
_BOLD = re.compile(r"^#{1,6}\s|^\*\*.*\*\*$")
_MARKS = (
    ("I", re.compile(r"(?:phần\s+)?[IVX]{1,5}\s*[.):/-]\s*(?=\D)", re.IGNORECASE)),
    ("1.1.1", re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}\.?\s+(?=\D)")),
    ("1.1", re.compile(r"\d{1,2}\.\d{1,2}\.?\s+(?=\D)")),
    ("1", re.compile(r"\d{1,2}\s*[.)]\s*(?=[^\d\s])|\(\d{1,2}\)\s*(?=\D)")),
    ("A", re.compile(r"[A-HĐ]\s*[.)]\s+")),
    ("a", re.compile(r"[a-hđk]\d?\s*[.)]\s*(?=\S)")),
    ("-", re.compile(r"[-–—•●▪■◦·*]\s*(?=\S)")),
    ("+", re.compile(r"[+]\s*(?=\S)")),
)


def paragraphs(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    """The paragraphs that are not blank, numbered from 1."""
    written = [text for line in lines if (text := " ".join(clean(line).split()))]
    return tuple(_paragraph(number, text) for number, text in enumerate(written, 1))


def _paragraph(number: int, line: str) -> Paragraph:
    text = _DRESS.sub("", line).strip()
    for mark, pattern in _MARKS:
        roman_is_lower = mark == "I" and text[:1].islower()
        if (match := pattern.match(text)) and not roman_is_lower:
            return Paragraph(number, text[match.end() :].strip(), mark, bool(_BOLD.search(line)))
    return Paragraph(number, text, "", bool(_BOLD.search(line)))


_ENDED = re.compile(r"[.:;!?…/]\s*$")
_BEGINS = re.compile(
    r"^(?:#{1,6}\s|\*\*|[-–—•+*]\s|\(?\d{1,2}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[IVX]{1,5}\s*[.)]|[a-hđ][.)])"
)


def unwrapped(text: str) -> Iterator[str]:
    """The paragraphs of a plain text: a line that was only broken for width goes on with the one before it."""
    kept = ""
    for line in text.splitlines():
        goes_on = (
            kept
            and line.strip()
            and "\t" not in kept + line
            and not _ENDED.search(kept)
            and not _BEGINS.match(line.strip())
        )
        if goes_on and (line.strip()[0].islower() or line.strip()[0].isdigit()):
            kept = f"{kept} {line.strip()}"
            continue
        yield kept
        kept = line.strip()
    yield kept
