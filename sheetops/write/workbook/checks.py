"""Checks that stand in the workbook as formulas, so that the reader sees the sums proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.criteria import literal
from sheetops.write.workbook.page import absolute
from sheetops.write.workbook.values import Formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.page import Page


def check_line(page: Page, key: str, condition: str, *, holds: bool) -> None:
    """A line "Kiểm tra: …: khớp"; `holds` is what the condition gives now."""
    claim = page.book.words(key)
    verdict = verdict_of(page.book, condition, holds=holds)
    formula = Formula(f"={literal(claim)}&{verdict.text[1:]}", f"{claim}{verdict.value}")
    row = page.paragraph(formula, styles.NOTE, shown=str(formula.value))
    alarm(page, row, 0, row, 0)


def verdict_of(book: CommonBook, condition: str, *, holds: bool) -> Formula:
    """A cell that says whether a condition holds."""
    agree, disagree = book.words("common.agree"), book.words("common.disagree")
    return Formula(f"=IF({condition},{literal(agree)},{literal(disagree)})", agree if holds else disagree)


def alarm(page: Page, top: int, left: int, bottom: int, right: int) -> None:
    """Show failed checks in red."""
    alarmed(page, (top, left, bottom, right), (page.book.words("common.disagree"),))


def alarmed(page: Page, area: tuple[int, int, int, int], texts: Sequence[str]) -> None:
    """Show cells of an area (top, left, bottom, right) in red where one of some texts stands in them."""
    first = absolute(*area[:2]).replace("$", "")
    for text in texts:
        rule = {"type": "formula", "criteria": f"=ISNUMBER(SEARCH({literal(text)},{first}))"}
        page.sheet.conditional_format(*area, {**rule, "format": page.book.styles(styles.ALARM)})
