"""What every sheet is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.decisions import layout
from sheetops.write.workbook.links import Links, quoted_sheet
from sheetops.write.workbook.names import Names
from sheetops.write.workbook.styles import OTHER_TAB, TABS, Styles
from sheetops.write.workbook.tallies import Tallies
from sheetops.write.workbook.values import Link, text, written_day
from sheetops.write.workbook.words import Words, sheet_names

if TYPE_CHECKING:
    from sheetops.decisions import Waiver
    from sheetops.evaluation import Evaluation


class Labels:
    """What the words of a workbook are made from."""

    def __init__(self, evaluation: Evaluation, folder: str) -> None:
        self.evaluation = evaluation
        self.workspace = evaluation.workspace
        self.kind = evaluation.kind
        self.words = Words(item=self.kind.item.vi, period=self.workspace.period.label("vi"))
        self.names = Names(evaluation, self.words)
        self.links = Links(folder)

    def source(self, shown: Any, path: Any, sheet: Any = None, cell: Any = None) -> Link:
        """A text that leads to a file or cell of the submissions, where a link is possible."""
        target = self.links.to(text(path) or None, text(sheet) or None, text(cell) or None)
        return Link(text(shown), target)


class Book(Labels):
    """The workbook under construction, with its sheets already in their order.

    Attributes:
        sheets: key → XlsxWriter worksheet.
        tallies, unit_tallies: the figures by their codes.
    """

    def __init__(self, workbook: Any, evaluation: Evaluation, folder: str) -> None:
        super().__init__(evaluation, folder)
        self.workbook = workbook
        self.styles = Styles(workbook)
        self.tallies = Tallies(evaluation.tallies, self.kind, "sector")
        self.unit_tallies = Tallies(evaluation.unit_tallies, self.kind, "unit")
        self.sheets = {key: workbook.add_worksheet(name) for key, name in self._sheet_names().items()}
        for key, sheet in self.sheets.items():
            sheet.set_tab_color(TABS.get(key, OTHER_TAB))

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The waivers in force."""
        cutoff = self.workspace.cutoff
        return tuple(waiver for waiver in self.evaluation.decisions.waivers if waiver.in_force(cutoff))

    def _sheet_names(self) -> dict[str, str]:
        """The sheets in their order: those of orphans and, before the last, of waivers only where there are any."""
        orphans = self.evaluation.decisions.orphans
        names = [(key, name) for key, name in sheet_names().items() if key != "orphans" or orphans]
        own = [("waivers", layout().waivers.sheet)] if self.waivers else []
        return dict([*names[:-1], *own, names[-1]])

    @property
    def statuses_in_use(self) -> tuple[str, ...]:
        """The counted statuses that any task has: the columns of every tally."""
        return self.tallies.statuses_in_use(self.kind)

    @property
    def subtitle(self) -> str:
        """Whose figures, of which period, as of when."""
        return self.words("heading.subtitle", office=self.workspace.office.name, date=self.cutoff)

    @property
    def cutoff(self) -> str:
        """The cut-off date as people write it."""
        return written_day(self.workspace.cutoff)

    def sheet_reference(self, key: str) -> str:
        """A sheet's name as a formula spells it."""
        return quoted_sheet(sheet_names()[key])

    def block_label(self, origin: str) -> str:
        """The heading of a block: "Nhiệm vụ trong tháng 4 năm 2026"."""
        known = origin in self.words.codes("blocks")
        return self.words(f"blocks.{origin}" if known else "blocks.other")

    def sector_label(self, code: str) -> str:
        """The heading of a sector: "Lĩnh vực Kinh tế"."""
        name, prefix = self.names.sector(code), self.words("sector_prefix")
        unnamed = name == self.words("common.unknown_sector")
        return name if unnamed or name.casefold().startswith(prefix.casefold()) else f"{prefix} {name}"
