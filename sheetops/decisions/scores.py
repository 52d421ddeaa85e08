"""What the Office decides about the points of an indicator, in the yellow columns of Chi tiết, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetops.decisions.tasks import Fault
from sheetops.model import Cell

SCORE_NAMES = ("appraised", "opinion")
"""The yellow columns in their order."""


@dataclass(frozen=True)
class ScoreDecision:
    """A row in whose yellow cells the Office has written.

    Attributes:
        code, title: of the indicator, as its row says.
        appraised: the appraised points; None where none are given, or what was typed is no number.
        opinion: as text.
        typed: column (of `SCORE_NAMES`) → what stands there, as it was typed; without the blank ones.
        cells: column → A1 address.
        path, sheet, row: where that is; `path` is relative to the workspace.
        faults: why it cannot be applied (R415); what was typed is kept all the same.
    """

    code: str
    title: str
    appraised: float | None = None
    opinion: str = ""
    typed: Mapping[str, Cell] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    sheet: str = ""
    row: int = 0
    faults: tuple[Fault, ...] = ()
