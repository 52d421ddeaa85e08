"""The lines of Tổng hợp's tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.links import internal
from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.roman import roman
from sheetops.write.workbook.tally_table import Line
from sheetops.write.workbook.words import sheet_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheetops.write.workbook.annex import Headings
    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.detail import Detail
    from sheetops.write.workbook.tallies import Block


def block_lines(book: Book, detail: Detail, shown: Sequence[Block], headings: Headings) -> list[Line]:
    """The blocks with their sectors, and the total, which is the sum of the blocks."""
    lines: list[Line] = []
    heads: list[int] = []
    for place, block in enumerate(shown, start=1):
        heads.append(len(lines))
        head, *sectors = _lines_of(book, detail, block, headings)
        parts = tuple(range(len(lines) + 1, len(lines) + 1 + len(sectors))) or None
        lines += [replace(head, number=roman(place), parts=parts, look=styles.GROUP), *sectors]
    label = book.words("common.total")
    return [*lines, Line("", label, book.tallies.of(), parts=tuple(heads), look=styles.TOTAL)]


def sector_lines(book: Book, shown: Sequence[Block]) -> list[Line]:
    """The sectors over all blocks: each the sum of its lines in the blocks."""
    places = sector_places(shown)
    return [
        Line(str(number), book.sector_label(sector), book.tallies.of(None, sector), parts=tuple(places[sector]))
        for number, sector in enumerate(in_order(places, book.names.sector_order), start=1)
    ]


def sector_places(shown: Sequence[Block]) -> dict[str, list[int]]:
    """Which of the lines of the blocks tell of each sector; of a block of one sector that is its own line."""
    places: dict[str, list[int]] = {}
    line = 0
    for block in shown:
        for place, sector in enumerate(block.sectors, start=1):
            places.setdefault(sector, []).append(line + place if block.divided else line)
        line += 1 + len(block.sectors) if block.divided else 1
    return places


def _lines_of(book: Book, detail: Detail, block: Block, headings: Headings) -> list[Line]:
    """The block's own line, then those of its sectors where they are shown."""
    own = detail.criterion("origin", book.names.origin(block.origin))

    def line(number: str, label: str, sector: str | None) -> Line:
        more = () if sector is None else (detail.criterion("sector", book.names.sector(sector)),)
        row = headings.get((block.origin, sector))
        target = None if row is None else internal(sheet_names()["annex"], relative(row, 0))
        tally = book.tallies.of(block.origin, sector)
        return Line(number, label, tally, (own, *more), target=target, block=block.origin)

    shown = enumerate(block.sectors if block.divided else (), start=1)
    sectors = [line(str(place), book.sector_label(code), code) for place, code in shown]
    return [line("", book.block_label(block.origin), None), *sectors]
