"""The ledger of rows, and the rows that were not accepted."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sheetops.journey.submission import Submission


def ledger(submissions: Sequence[Submission]) -> pd.DataFrame:
    """Rows per file, sheet and role: `path, sheet, role, rows`."""
    rows = [(s.path, sheet, role, count) for s in submissions for (sheet, role), count in s.roles.items()]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "role", "rows"])
    return frame.astype({"path": "str", "sheet": "str", "role": "str", "rows": "int64"})


def rejected(submissions: Sequence[Submission]) -> pd.DataFrame:
    """The rejected rows, verbatim: `path, sheet, row, reason, cells`."""
    rows = [
        (s.path, sheet.grid.sheet, rejected.row, rejected.reason, rejected.cells)
        for s in submissions
        for sheet in s.sheets
        for rejected in sheet.rejected
    ]
    frame = pd.DataFrame(rows, columns=["path", "sheet", "row", "reason", "cells"])
    return frame.astype({"path": "str", "sheet": "str", "row": "int64", "reason": "str", "cells": "object"})
