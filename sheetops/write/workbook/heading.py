"""The administrative heading of a printed sheet (Nghị định 30/2020/NĐ-CP): agency left, country and motto right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import room
from sheetops.write.workbook.metrics import text_width

if TYPE_CHECKING:
    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.styles import Look

_AGENCY: Look = {**styles.CENTRED, "bold": True, "font_size": 12}
_COUNTRY: Look = {**styles.CENTRED, "bold": True, "font_size": 12}
_MOTTO: Look = {**styles.CENTRED, "bold": True, "font_size": 13}
_RULE: Look = {"align": "center", "valign": "top", "font_size": 6}
_TITLE: Look = {**styles.CENTRED, "bold": True, "font_size": 14}
_UNDER_TITLE: Look = {**styles.CENTRED, "italic": True, "font_size": 12}
# The rule under the agency is a third to half as wide as its text, the one under the motto as wide.
_AGENCY_RULE = 0.4
_LEFT_SHARE = 0.42


def write_heading(page: Page, title: str, *under: str) -> None:
    """Write the two blocks, their rules, the title and the lines under it."""
    words, agency = page.book.words, page.book.names.agency
    motto = words("heading.motto")
    split = _split(page, agency)
    _two(page, split, (agency, _AGENCY), (words("heading.country"), _COUNTRY))
    _two(page, split, (_rule(page, (0, split), _AGENCY_RULE * text_width(agency, 12)), _RULE), (motto, _MOTTO))
    _two(page, split, ("", _RULE), (_rule(page, (split + 1, page.last), text_width(motto, 13, bold=True)), _RULE))
    page.blank()
    page.paragraph(title, _TITLE)
    for line in filter(None, under):
        page.paragraph(line, _UNDER_TITLE)
    page.blank()


def attached(book: CommonBook) -> str:
    """The line "(Kèm theo Văn bản số …)", with room to write where the letter has no number yet."""
    number, office = book.workspace.letter.number, book.workspace.office.name
    if number:
        return book.words("heading.attached", number=number, office=office)
    return book.words("heading.attached_unnumbered", year=book.workspace.cutoff.year, office=office)


def _two(page: Page, split: int, left: tuple[str, Look], right: tuple[str, Look]) -> None:
    row, lines = page.row, [1]
    for (text, look), (first, last) in zip((left, right), ((0, split), (split + 1, page.last)), strict=True):
        page.merge((row, row), (first, last), text, look)
        lines.append(page.lines(text, page.span(first, last), look))
    page.grow(row, max(lines), right[1])
    page.row += 1


def _rule(page: Page, columns: tuple[int, int], width: float) -> str:
    """A rule is a centred text: a border is as wide as its cells, and a rule is not."""
    return "_" * int(min(width, room(page.span(*columns))) / text_width("_", _RULE["font_size"]))


def _split(page: Page, agency: str) -> int:
    """The last column of the left block: both texts in as few lines as possible, the left block a little smaller."""
    country = page.book.words("heading.country")

    def cost(column: int) -> tuple[int, float]:
        left, right = page.span(0, column), page.span(column + 1, page.last)
        lines = page.lines(agency, left, _AGENCY) + page.lines(country, right, _COUNTRY)
        return lines, abs(left / (left + right) - _LEFT_SHARE)

    return min(range(page.last), key=cost)
