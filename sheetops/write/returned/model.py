"""What goes back to a unit, as values that a child process can be sent: nothing of it needs to be computed there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sheetops.model import Severity

NoCopy = Literal["changed", "gone", "limits"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding at a cell: what its comment says.

    Attributes:
        cell: its A1 address, as the finding names it.
    """

    sheet: str
    cell: str
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list: findings of one cause.

    Attributes:
        label: the severity in words.
        link: the cell to which the row leads; "" where it is about no place.
        cells: all cells or rows, as they are shown.
        task, value, message, remedy: as they are shown.
    """

    code: str
    severity: Severity
    label: str
    sheet: str
    link: str
    cells: str
    task: str
    value: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Return:
    """What one submission gets back.

    Attributes:
        path: the submission, relative to the workspace; `sha256`: the hash of its bytes, None where it was not opened.
        name: the copy, relative to the folder of copies, with "/", ending in .xlsx; the text beside it ends in .txt.
        unit: the names of its units; "" where unknown.
        about: the lines above the list; the first is the title.
        mend, unreported, told: the list's rows: errors first; what is missing in the file; what is only to be known.
        marks: what is wrong at which cell.
        has_copy: whether the file could be opened.
        office: the name of the office, which signs the comments; `day`: that of the run, which the copy bears.
        task_head: the title of the column of tasks.
        counts: how many findings there are of which severity, in words.
    """

    path: str
    sha256: str | None
    name: str
    unit: str
    about: tuple[str, ...]
    mend: tuple[Item, ...]
    unreported: tuple[Item, ...]
    told: tuple[Item, ...]
    marks: tuple[Mark, ...]
    has_copy: bool
    office: str
    day: date
    task_head: str
    counts: str

    @property
    def text_name(self) -> str:
        """The text beside the copy."""
        return self.name.removesuffix(".xlsx") + ".txt"
