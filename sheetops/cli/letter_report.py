"""What is shown of a letter's check, and the same as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.padding import Padding

from sheetops import catalogue
from sheetops.cli.output import text
from sheetops.cli.severity import STYLES, counts
from sheetops.letter_check.words import letter_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from sheetops.cli.words import Words
    from sheetops.letter_check import LetterCheck, Unchecked
    from sheetops.model import Finding

_LONGEST = 100


def report(result: LetterCheck, words: Words) -> Iterator[RenderableType]:
    """Each finding with its paragraph and sentence, then what could not be checked, then the sum."""
    yield text(f"{result.path}: ", "bold") + text(words("letter.about", paragraphs=result.paragraphs, sums=result.sums))
    for finding in result.findings:
        yield from _told(finding, words)
    if result.unchecked:
        yield text(words("letter.unchecked"), "cyan")
        for one in result.unchecked:
            yield Padding(text(_left(one, words)), (0, 0, 0, 2))
    yield ""
    if result.figures:
        yield text(words("letter.figures", figures=result.figures))
    if result.findings:
        yield text(words("letter.sum", counts=counts(result.findings, words)), "bold")
    else:
        yield text(words("letter.clean"), "bold green")


def _told(finding: Finding, words: Words) -> Iterator[RenderableType]:
    heading = text(words(f"severity.{finding.severity}"), STYLES[finding.severity])
    heading += text(f" {finding.code} ") + text(catalogue.title(finding, words.lang), "bold")
    yield Padding(heading, (0, 0, 0, 2))
    yield Padding(text(catalogue.message(finding, words.lang)), (0, 0, 0, 4))
    sentence = _short(finding.value or "")
    if finding.sheet:
        place = words("letter.table_place", table=finding.sheet, row=finding.row, sentence=sentence)
    else:
        place = words("letter.place", paragraph=finding.row, sentence=sentence)
    yield Padding(text(place), (0, 0, 0, 4))
    cure = words("check.remedy", remedy=catalogue.remedy(finding, words.lang))
    yield Padding(text(cure, "green"), (0, 0, 0, 4))


def _left(one: Unchecked, words: Words) -> str:
    reason = letter_words().unchecked[one.reason].text(words.lang)
    if not one.paragraph:
        return words("letter.left_alone", reason=reason)
    return words("letter.left", paragraph=one.paragraph, sentence=_short(one.subject or one.sentence), reason=reason)


def _short(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0]} …"


def document(result: LetterCheck, lang: str) -> dict[str, Any]:
    """The check as plain values; a finding's `row`, `value` and `sheet` as in `LetterCheck`."""
    return {
        "version": 1,
        "path": result.path,
        "paragraphs": result.paragraphs,
        "sums": result.sums,
        "figures": result.figures,
        "unchecked": [
            {
                "paragraph": one.paragraph or None,
                "sentence": one.sentence or None,
                "subject": one.subject or None,
                "reason": one.reason,
                "message": letter_words().unchecked[one.reason].text(lang),
            }
            for one in result.unchecked
        ],
        "findings": [catalogue.as_json(finding, lang) for finding in result.findings],
    }
