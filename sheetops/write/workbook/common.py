"""What the sheets of every kind's workbook are written with, whether the kind evaluates or scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sheetops.decisions import layout
from sheetops.write.workbook.links import Links, quoted_sheet
from sheetops.write.workbook.names import Names
from sheetops.write.workbook.styles import OTHER_TAB, TABS, Styles
from sheetops.write.workbook.values import Link, text, written_day
from sheetops.write.workbook.words import Words

if TYPE_CHECKING:
    import pandas as pd

    from sheetops.config import Workspace
    from sheetops.decisions import Decisions, Waiver
    from sheetops.kind import Kind
    from sheetops.model import Finding, SubmittedFile


class Result(Protocol):
    """What the results of all kinds have, as `Evaluation` describes it."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def files(self) -> tuple[SubmittedFile, ...]: ...
    @property
    def ledger(self) -> pd.DataFrame: ...
    @property
    def rejected(self) -> pd.DataFrame: ...
    @property
    def roll_call(self) -> pd.DataFrame: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def references(self) -> tuple[tuple[str, str], ...]: ...


class CommonLabels:
    """What the words of a workbook are made from.

    Attributes:
        schema: the file of words that is laid over `schemas/workbook.yaml`; none for the workbook of tasks.
    """

    evaluation: Result
    schema = ""

    def __init__(self, evaluation: Result, folder: str) -> None:
        self.evaluation = evaluation
        self.workspace = evaluation.workspace
        self.kind = evaluation.kind
        self.words = Words(item=self.kind.item.vi, period=self.workspace.period.label("vi"), schema=self.schema)
        self.names = Names(evaluation, self.words)
        self.links = Links(folder)

    @property
    def subtitle(self) -> str:
        """Whose figures, of which period, as of when."""
        return self.words("heading.subtitle", office=self.workspace.office.name, date=self.cutoff)

    @property
    def cutoff(self) -> str:
        """The cut-off date as people write it."""
        return written_day(self.workspace.cutoff)

    def source(self, shown: Any, path: Any, sheet: Any = None, cell: Any = None) -> Link:
        """A text that leads to a file or cell of the submissions, where a link is possible."""
        target = self.links.to(text(path) or None, text(sheet) or None, text(cell) or None)
        return Link(text(shown), target)


class CommonBook(CommonLabels):
    """The workbook under construction, with its sheets already in their order.

    Attributes:
        sheets: key → XlsxWriter worksheet.
    """

    def __init__(self, workbook: Any, evaluation: Result, folder: str) -> None:
        super().__init__(evaluation, folder)
        self.workbook = workbook
        self.styles = Styles(workbook)
        self.sheets = {key: workbook.add_worksheet(name) for key, name in self._sheet_names().items()}
        for key, sheet in self.sheets.items():
            sheet.set_tab_color(TABS.get(key, OTHER_TAB))

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The waivers in force."""
        cutoff = self.workspace.cutoff
        return tuple(waiver for waiver in self.evaluation.decisions.waivers if waiver.in_force(cutoff))

    def sheet_reference(self, key: str) -> str:
        """A sheet's name as a formula spells it."""
        return quoted_sheet(self.words.sheets[key])

    def _sheet_names(self) -> dict[str, str]:
        """The sheets in their order: those of orphans and, before the last, of waivers only where there are any."""
        orphans = self.evaluation.decisions.orphans
        names = [(key, name) for key, name in self.words.sheets.items() if key != "orphans" or orphans]
        own = [("waivers", layout().waivers.sheet)] if self.waivers else []
        return dict([*names[:-1], *own, names[-1]])
