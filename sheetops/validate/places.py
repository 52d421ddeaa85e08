"""Row and field → the cell where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from sheetops.model import Table, a1


class Places:
    """Finds the A1 address of a field in a row; of the title where the sheet has no such column.

    Args:
        frame: the typed frame, with `row, table, places, stated_in`.
        tables: all tables, in the order of the frame's numbers.
    """

    def __init__(self, frame: pd.DataFrame, tables: Sequence[Table]) -> None:
        self._rows: list[int] = [int(row) for row in frame["row"]]
        self._tables: list[int] = [int(table) for table in frame["table"]]
        self._elsewhere: list[Mapping[str, tuple[int, int]]] = list(frame["places"])
        self._stated: list[Mapping[str, str]] = list(frame["stated_in"])
        self._columns: list[dict[str, int]] = [
            {name: at for name in {c.field for c in table.columns if c.field} if (at := table.column_of(name))}
            for table in tables
        ]
        self._at = {label: at for at, label in enumerate(frame.index)}

    def cell(self, label: Any, field: str) -> str:
        """The address of a field in the row with this index label."""
        at = self._at[label]
        field = self._stated[at].get(field, field)
        columns = self._columns[self._tables[at]]
        if field not in columns:
            field = "title"
        if field in self._elsewhere[at]:
            return a1(*self._elsewhere[at][field])
        return a1(self._rows[at], columns.get(field, 1))
