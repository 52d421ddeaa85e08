"""The rows and cells behind one figure of a result: a frozen value, from which the command line and JSON show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from sheetops.catalogue.wording import Wording
    from sheetops.config import Workspace
    from sheetops.kind import Kind


@dataclass(frozen=True)
class TallyExplanation:
    """What makes up one figure.

    Attributes:
        workspace, kind: those of the result.
        figure: its code; `label`: its name in both languages.
        where: what it is a figure of, `origin, sector, unit, part` → code (`unknown`: those without one); empty: all.
        value: tasks or indicators, or points; of a rate its numerator.
        whole: of a rate its denominator; else None.
        rows: what stands behind it, in the order of the result; RangeIndex.  The columns of `Evaluation.tasks` or
            `Scored.indicators`, and before them `counts` (bool: it is in `value`; of a rate the other rows are in
            `whole` alone) and `amount` (float64: how much it adds to `value`; 1 where rows are counted).
    """

    workspace: Workspace
    kind: Kind
    figure: str
    label: Wording
    where: Mapping[str, str]
    value: float
    whole: float | None
    rows: pd.DataFrame

    def to_dict(self, lang: str = "vi") -> dict[str, Any]:
        """As plain values for JSON: the figure, and per row which it is, what it adds, and its cells."""
        from sheetops.write.reckoning_json import as_dict

        return as_dict(self, lang)
