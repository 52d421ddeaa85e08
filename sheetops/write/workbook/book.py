"""What the sheets of the workbook of tasks are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.workbook.common import CommonBook, CommonLabels
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.tallies import Tallies

if TYPE_CHECKING:
    from sheetops.evaluation import Evaluation


class Labels(CommonLabels):
    """What the words of a workbook of tasks are made from."""

    evaluation: Evaluation


class Book(CommonBook, Labels):
    """The workbook under construction.

    Attributes:
        tallies, unit_tallies: the figures by their codes.
    """

    evaluation: Evaluation

    def __init__(self, workbook: Any, evaluation: Evaluation, folder: str) -> None:
        super().__init__(workbook, evaluation, folder)
        self.tallies = Tallies(evaluation.tallies, self.kind, "sector")
        self.unit_tallies = Tallies(evaluation.unit_tallies, self.kind, "unit")

    @property
    def statuses_in_use(self) -> tuple[str, ...]:
        """The counted statuses that any task has: the columns of every tally."""
        return self.tallies.statuses_in_use(self.kind)

    def block_label(self, origin: str) -> str:
        """The heading of a block: "Nhiệm vụ trong tháng 4 năm 2026"."""
        known = origin in self.words.codes("blocks")
        return self.words(f"blocks.{origin}" if known else "blocks.other")

    def sector_label(self, code: str) -> str:
        """The heading of a sector: "Lĩnh vực Kinh tế"."""
        name, prefix = self.names.sector(code), self.words("sector_prefix")
        unnamed = name == self.words("common.unknown_sector")
        return name if unnamed or name.casefold().startswith(prefix.casefold()) else f"{prefix} {name}"


class TaskPage(Page):
    """A sheet of the workbook of tasks."""

    book: Book
