"""What the sheets of decisions have in common: whose row it is, and why it cannot be applied (R415)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheetops.catalogue import found
from sheetops.decisions.layout import layout
from sheetops.decisions.rows import Row
from sheetops.model import Finding
from sheetops.text import bare_key
from sheetops.words.lexicon import Lexicon

NOBODY = ""


def says_every_unit(text: str) -> bool:
    """Whether a text stands for all units; a blank one says nothing."""
    words = layout().every_unit
    return text in words or (bool(bare_key(text)) and bare_key(text) in map(bare_key, words))


def unit_of(text: str, lexicon: Lexicon) -> str | None:
    """The code of the unit that a cell names; None for all units, `NOBODY` where no unit is called so."""
    return None if not bare_key(text) or says_every_unit(text) else lexicon.units.find(text) or NOBODY


@dataclass(frozen=True, slots=True)
class Faults:
    """Makes the findings about the rows of one sheet.

    Attributes:
        path: relative to the workspace.
        sheet: the name of the sheet.
        about: the column that says what a row is about.
    """

    path: str
    sheet: str
    about: str

    def __call__(
        self, row: Row, column: str, nearest: Sequence[str] = (), *, fault: str = "", other: str = ""
    ) -> Finding:
        """The finding about a cell of a row.

        Args:
            column: the name of its column; where the sheet has lost it the finding is about the row's first cell.
            nearest: what may have been meant.
            fault: a key of `words.fault`; the name of the column where it is not given.
            other: the address of the cell that says otherwise.
        """
        return found(
            "R415",
            path=self.path,
            sheet=self.sheet,
            cell=row.cell(column),
            row=row.number,
            value=row[column],
            about=row[self.about],
            suggestions=", ".join(f"“{text}”" for text in nearest),
            fault=fault or column,
            other=other,
        )
