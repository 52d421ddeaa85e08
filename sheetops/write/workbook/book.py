"""What the sheets of the workbook of tasks are written with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sheetops.write.workbook.common import CommonBook, CommonLabels
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.tallies import Tallies

if TYPE_CHECKING:
    from sheetops.evaluation import Evaluation


class Labels(CommonLabels):
    """What the words of a workbook of tasks, and of a page that tells the same, are made from."""

    evaluation: Evaluation

    @cached_property
    def tallies(self) -> Tallies:
        """The figures by origin and sector."""
        return Tallies(self.evaluation.tallies, self.kind, "sector")

    @cached_property
    def unit_tallies(self) -> Tallies:
        """The figures by origin and unit."""
        return Tallies(self.evaluation.unit_tallies, self.kind, "unit")

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


class Book(CommonBook, Labels):
    """The workbook under construction."""

    evaluation: Evaluation


class TaskPage(Page):
    """A sheet of the workbook of tasks."""

    book: Book
