"""Records of all sheets → one frame of raw cells."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sheetops.kind import Kind
from sheetops.model import Recognised

PLACE_COLUMNS = ("path", "sheet", "row", "table", "section", "extra", "places", "epoch_1904")


def concatenate(sheets: Iterable[tuple[str, Recognised]], kind: Kind) -> pd.DataFrame:
    """One row per record, in the order given.

    Returns:
        RangeIndex; columns: `path, sheet, row`, `table` (a number, one per table of all sheets), `section` (tuple
        of headings, outermost first), `extra` (tuple of (header, cell) pairs), `places` (field → (row, column)),
        `epoch_1904`, and one object column per field of the kind, None where the cell is blank.
    """
    columns: dict[str, list[object]] = {name: [] for name in (*PLACE_COLUMNS, *kind.field_by_name)}
    base = 0
    for path, sheet in sheets:
        for record in sheet.records:
            places = (path, sheet.grid.sheet, record.row, base + record.table, record.section, record.extra)
            for name, value in zip(PLACE_COLUMNS, (*places, record.places, sheet.grid.epoch_1904), strict=True):
                columns[name].append(value)
            for name in kind.field_by_name:
                columns[name].append(record.values.get(name))
        base += len(sheet.tables)
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    return frame.astype({"path": "str", "sheet": "str", "row": "int64", "table": "int64", "epoch_1904": "bool"})
