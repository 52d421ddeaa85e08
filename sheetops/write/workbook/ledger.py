"""The ledger: what every non-blank row of every sheet was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.page import relative
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import Formula, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.write.workbook.common import CommonBook
    from sheetops.write.workbook.page import Page

# These two are shown even where no row has them.
_ALWAYS = ("accepted", "rejected")
_SUM, _FIRST_ROLE = 3, 4


class Ledger:
    """The counts by file, sheet and role.

    Attributes:
        sheets: file → sheet → role → rows.
    """

    def __init__(self, book: CommonBook) -> None:
        self.sheets: dict[str, dict[str, dict[str, int]]] = {}
        for record in book.evaluation.ledger.to_dict("records"):
            roles = self.sheets.setdefault(record["path"], {}).setdefault(record["sheet"], {})
            roles[record["role"]] = roles.get(record["role"], 0) + int(record["rows"])

    def rows_of(self, path: str) -> int:
        """How many rows of a file it accounts for."""
        return sum(sum(roles.values()) for roles in self.sheets.get(path, {}).values())

    def roles(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """The roles that are met, the known ones in their order."""
        met = {role for sheets in self.sheets.values() for roles in sheets.values() for role in roles}
        ordered = (*known, *sorted(met - set(known)))
        return tuple(role for role in ordered if role in met or role in _ALWAYS)


def write_ledger(page: Page, ledger: Ledger) -> dict[str, str]:
    """Write the table and give, per file, the address of its sums."""
    words = page.book.words
    page.title(words("files.ledger"), styles.SECTION)
    if not ledger.sheets:
        page.paragraph(words("files.empty_ledger"), styles.NOTE)
        return {}
    roles = ledger.roles(words.codes("roles"))
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("common.file")),
        Column(words("common.sheet")),
        Column(words("files.total"), look=COUNTS),
        *(Column(words.label("roles", role), look=COUNTS) for role in roles),
    ]
    table = Table(page, columns)
    sums: dict[str, str] = {}
    for path, sheets in ledger.sheets.items():
        top = page.row
        for sheet, counts in sheets.items():
            number = page.row - table.header
            table.add([number, path, sheet, *_counts(page, counts, roles)], whole=True)
        sums[path] = f"{relative(top, _SUM)}:{relative(page.row - 1, _SUM)}"
    return sums


def _counts(page: Page, counts: Mapping[str, int], roles: tuple[str, ...]) -> list[Value]:
    row, last = page.row, _FIRST_ROLE + len(roles) - 1
    area = f"{relative(row, _FIRST_ROLE)}:{relative(row, last)}"
    return [Formula(f"=SUM({area})", sum(counts.values())), *(counts.get(role, 0) for role in roles)]
