"""The signature block under the printed annex; names are left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles

if TYPE_CHECKING:
    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.styles import Look

_ROLE: Look = {**styles.CENTRED, "bold": True, "font_size": 13}
_HINT: Look = {**styles.CENTRED, "italic": True, "font_size": 12}
_ROOM_TO_SIGN = 60.0


def write_signature(page: Page) -> None:
    """Who compiled the table on the left; place, date and the signer's title on the right."""
    book, words = page.book, page.book.words
    place, year = book.workspace.office.place, book.workspace.cutoff.year
    dated = words("annex.place_and_date", place=place, year=year) if place else words("annex.date_only", year=year)
    page.blank(12)
    _pair(page, "", dated, _HINT)
    for number, role in enumerate(_roles(page)):
        _pair(page, words("annex.compiler") if number == 0 else "", role, _ROLE)
    _pair(page, words("annex.sign"), words("annex.sign"), _HINT)
    page.blank(_ROOM_TO_SIGN)


def _roles(page: Page) -> list[str]:
    """The lines in capitals of the configured signer: TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG; the name is for the signature."""
    titles = [line for line in page.book.workspace.letter.signer if line == line.upper()]
    return titles or [page.book.words("annex.head")]


def _pair(page: Page, left: str, right: str, look: Look) -> None:
    """Two texts in the middle of the two halves of the page."""
    middle = _middle(page)
    row = page.row
    page.merge((row, row), (0, middle), left, look)
    page.merge((row, row), (middle + 1, page.last), right, look)
    page.grow(row, 1, look)
    page.row += 1


def _middle(page: Page) -> int:
    half = page.span(0, page.last) / 2
    return next(column for column in range(page.last + 1) if page.span(0, column) >= half or column == page.last - 1)
