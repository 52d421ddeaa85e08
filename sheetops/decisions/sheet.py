"""What the sheets of `quyet-dinh.xlsx` share: why a row cannot be applied, and which rows contradict others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Protocol, Self, TypeVar

from sheetops.decisions.faults import NOBODY, Faults, unit_of
from sheetops.decisions.rows import Heads, Row, rows
from sheetops.model import Finding, Grid
from sheetops.words.lexicon import Lexicon


class _Keyed(Protocol):
    """A decision: what it is about is its key."""

    @property
    def key(self) -> Any: ...


_Decision = TypeVar("_Decision", bound=_Keyed)


@dataclass(frozen=True)
class DecisionSheet:
    """The rows of a sheet of decisions, and the words to read them with.

    Attributes:
        path: of its workbook, relative to the workspace, for the findings; name: the sheet's.
        about: the column that says what a row is about.
    """

    rows: Sequence[Row]
    lexicon: Lexicon
    path: str
    name: str
    about: ClassVar[str]

    @classmethod
    def of(cls, grid: Grid, heads: Heads, lexicon: Lexicon, path: str) -> Self:
        """The sheet as it was read.

        Raises:
            WorkspaceError: it has lost the titles of its columns.
        """
        return cls(tuple(rows(grid, heads, path)), lexicon, path, grid.sheet)

    @cached_property
    def finding(self) -> Faults:
        """Makes the findings about its rows."""
        return Faults(self.path, self.name, self.about)

    def unit(self, row: Row) -> str | None:
        """The code of the unit that a row is about, as `unit_of` gives it."""
        return unit_of(row["unit"], self.lexicon)

    def unknown_unit(self, row: Row) -> Finding | None:
        """R415 of a row that names a unit that is none."""
        if self.unit(row) != NOBODY:
            return None
        return self.finding(row, "unit", self.lexicon.units.nearest(row["unit"]))

    def agreed(
        self, said: Iterable[tuple[Row, _Decision]], meaning: Callable[[_Decision], Any], column: str
    ) -> tuple[tuple[_Decision, ...], list[Finding]]:
        """The decisions that no other row contradicts, and R415 for each that does.

        Args:
            meaning: what two decisions about the same must agree in.
            column: where that stands.
        """
        first: dict[Any, tuple[Row, _Decision]] = {}
        findings: dict[Any, list[Finding]] = {}
        for row, decision in said:
            earlier, known = first.setdefault(decision.key, (row, decision))
            if meaning(known) != meaning(decision):
                finding = self.finding(row, column, fault="twice", other=earlier.cell(column))
                findings.setdefault(decision.key, []).append(finding)
        agreed = tuple(decision for key, (_, decision) in first.items() if key not in findings)
        return agreed, [finding for several in findings.values() for finding in several]
