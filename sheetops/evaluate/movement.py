"""The movement of tasks through a period, per unit and per sector."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from sheetops.config import Workspace
from sheetops.errors import PartitionError
from sheetops.evaluate.membership import grouped, in_movement
from sheetops.evaluation import UNKNOWN
from sheetops.kind import Kind


def movement(tasks: pd.DataFrame, workspace: Workspace, kind: Kind, group: Literal["unit", "sector"]) -> pd.DataFrame:
    """Carried over + new = finished + withdrawn + remaining, per unit or sector and for all.

    Returns:
        RangeIndex; the group's code (missing in the last row, which is for all; `unknown` where a task has none),
        `carried_over, new, finished, withdrawn, remaining`.

    Raises:
        PartitionError: the equation does not hold.
    """
    frame = in_movement(tasks, kind).assign(**{group: grouped(tasks)[group]})
    codes = [item.code for item in (workspace.sectors if group == "sector" else workspace.units)]
    moved = by_group(frame, group, codes)
    _prove(moved, group)
    return moved


def by_group(flags: pd.DataFrame, group: str, codes: Sequence[str]) -> pd.DataFrame:
    """Truths summed per group in a given order, `unknown` after them, and last, with the group missing, for all."""
    columns = [name for name in flags.columns if name != group]
    sums = flags.groupby(group)[columns].sum().astype("int64")
    order = [code for code in (*codes, UNKNOWN) if code in sums.index]
    of_all = pd.DataFrame([{group: None, **flags[columns].sum().astype("int64").to_dict()}])
    return pd.concat([sums.loc[order].reset_index(), of_all], ignore_index=True).astype({group: "str"})


def _prove(moved: pd.DataFrame, group: str) -> None:
    """Every row balances, and the groups add up to the row for all.

    Raises:
        PartitionError: they do not.
    """
    columns = ["carried_over", "new", "finished", "withdrawn", "remaining"]
    balance = moved["carried_over"] + moved["new"] - moved["finished"] - moved["withdrawn"] - moved["remaining"]
    if balance.any() or not moved[columns].iloc[:-1].sum().eq(moved[columns].iloc[-1]).all():
        raise PartitionError(
            f"Bảng biến động theo {group} không cân. Đây là lỗi của phần mềm; không dùng kết quả này.",
            f"The movement by {group} does not balance. This is a defect of sheetops; do not use this result.",
        )
