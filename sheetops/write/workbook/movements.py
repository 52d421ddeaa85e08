"""The two tables of movement, by unit and by sector, each checked against the tally of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.movement import Movement, write_movement
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.tally_head import TOTAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.write.workbook.book import TaskPage
    from sheetops.write.workbook.detail import Detail
    from sheetops.write.workbook.tally_table import TallyTable


@dataclass(frozen=True, slots=True)
class Places:
    """Where a tally stands, which of its lines tell of each group, and which tells of all of them."""

    table: TallyTable
    lines: Mapping[str, Sequence[int]]
    total: int

    def open_tasks(self, group: str | None, page: TaskPage) -> tuple[str, int]:
        """What the tally says is not finished, as a formula on a page spells it, and the number."""
        table, places = self.table, [self.total] if group is None else self.lines.get(group, ())
        done = table.page.book.kind.evaluation.finished
        sheet = "" if table.page is page else f"{page.book.sheet_reference(table.page.key)}!"
        columns = [table.column(status) for status in table.statuses if status in done]
        parts = [
            "-".join(f"{sheet}{relative(table.rows[place], column)}" for column in (TOTAL, *columns))
            for place in places
        ]
        tallies = [table.lines[place].tally for place in places]
        number = sum(tally.total - sum(map(tally.count, done)) for tally in tallies)
        return "+".join(parts) or "0", number


def write_movements(page: TaskPage, detail: Detail, units: Places, sectors: Places) -> None:
    """Write both tables with what their columns mean."""
    book, words = page.book, page.book.words
    names, evaluation = book.names, book.evaluation

    def of(places: Places, group: str | None) -> tuple[str, int]:
        return places.open_tasks(group, page)

    page.title(words("by_unit.movement"), styles.SECTION)
    by_unit = Movement("unit", evaluation.movement, names.unit, names.unit, lambda code: of(units, code))
    write_movement(page, detail, by_unit)
    page.blank()
    by_sector = Movement(
        "sector", evaluation.sector_movement, book.sector_label, names.sector, lambda code: of(sectors, code)
    )
    write_movement(page, detail, by_sector)
    page.paragraph(words("by_unit.movement_note"), styles.NOTE)
