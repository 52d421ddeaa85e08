"""Tallies: tasks counted by origin, sector or unit, and status; and the proof that they are a partition."""

from __future__ import annotations

import pandas as pd

from sheetops.config import Workspace
from sheetops.errors import PartitionError
from sheetops.kind import Kind
from sheetops.kind_rules import Rate

UNKNOWN = "unknown"


def _counts(tasks: pd.DataFrame, by: list[str], statuses: tuple[str, ...]) -> pd.DataFrame:
    """Counts per group and status, a column per status; `by` as columns."""
    grouped = tasks.groupby([*by, "status"], sort=False, observed=True).size().unstack("status", fill_value=0)
    return grouped.reindex(columns=list(statuses), fill_value=0).astype("int64").reset_index()


def _ordered(frame: pd.DataFrame, origins: list[str], groups: list[str], group: str) -> pd.DataFrame:
    at_origin = frame["origin"].map({c: n for n, c in enumerate(origins)}).fillna(len(origins))
    at_group = frame[group].map({c: n for n, c in enumerate([*groups, UNKNOWN])}).fillna(len(groups) + 1)
    return frame.assign(_o=at_origin, _g=at_group).sort_values(["_o", "_g"], kind="stable").drop(columns=["_o", "_g"])


def _with_rate(frame: pd.DataFrame, rate: Rate, statuses: tuple[str, ...]) -> pd.DataFrame:
    numerator = frame[[c for c in rate.numerator if c in statuses]].sum(axis="columns")
    denominator = frame[[c for c in rate.denominator or statuses if c in statuses]].sum(axis="columns")
    return frame.assign(
        **{
            rate.code: (numerator / denominator).where(denominator > 0).astype("float64"),
            f"{rate.code}_numerator": numerator,
            f"{rate.code}_denominator": denominator,
        }
    )


def tally(tasks: pd.DataFrame, workspace: Workspace, kind: Kind, group: str) -> pd.DataFrame:
    """Counts by origin and `group` (sector or unit), with totals.

    Returns:
        RangeIndex; `origin`, the group's code (`unknown` where a task has none), `total`, one column per counted
        status, and per rate its value, numerator and denominator.  After the groups stand the totals per origin
        (group missing), per group (origin missing) and of all (both missing).
    """
    statuses = kind.counted_statuses
    counted = tasks.loc[tasks["status"].isin(statuses)]
    counted = counted.assign(**{group: counted[group].fillna(UNKNOWN)})
    origins = [e.code for e in kind.vocabularies.get("origin", ())]
    groups = [item.code for item in (workspace.sectors if group == "sector" else workspace.units)]
    cells = _ordered(_counts(counted, ["origin", group], statuses), origins, groups, group)
    by_origin = _ordered(_counts(counted, ["origin"], statuses).assign(**{group: None}), origins, groups, group)
    by_group = _ordered(_counts(counted, [group], statuses).assign(origin=None), origins, groups, group)
    of_all = pd.DataFrame([counted["status"].value_counts().reindex(list(statuses), fill_value=0)])
    of_all = of_all.assign(origin=None, **{group: None})
    frame = pd.concat([part.astype({"origin": "str", group: "str"}) for part in (cells, by_origin, by_group, of_all)])
    frame = frame.astype(dict.fromkeys(statuses, "int64"))
    frame = frame.assign(total=frame[list(statuses)].sum(axis="columns")).reset_index(drop=True)
    for rate in kind.evaluation.rates:
        frame = _with_rate(frame, rate, statuses)
    _prove(frame, len(counted), kind, group)
    return frame[["origin", group, "total", *frame.columns.difference(["origin", group, "total"], sort=False)]]


def _prove(frame: pd.DataFrame, tasks: int, kind: Kind, group: str) -> None:
    """Statuses add up to the total, groups to their origin, origins to all.

    Raises:
        PartitionError: they do not.
    """
    columns = ["total", *kind.counted_statuses]
    leaves = frame[frame["origin"].notna() & frame[group].notna()]
    of_origins = frame[frame["origin"].notna() & frame[group].isna()]
    of_groups = frame[frame["origin"].isna() & frame[group].notna()]
    of_all = frame[frame["origin"].isna() & frame[group].isna()]
    sums = [part[columns].sum() for part in (leaves, of_origins, of_groups, of_all)]
    rows_agree = (frame[list(kind.counted_statuses)].sum(axis="columns") == frame["total"]).all()
    if not (rows_agree and all(s.equals(sums[0]) for s in sums) and int(sums[-1]["total"]) == tasks):
        raise PartitionError(
            f"Tổng hợp theo {group} không khớp với {tasks} dòng. Đây là lỗi của phần mềm; không dùng kết quả này.",
            f"The tally by {group} does not agree with {tasks} rows. This is a defect of sheetops; do not use it.",
        )


def movement(tasks: pd.DataFrame, workspace: Workspace, kind: Kind) -> pd.DataFrame:
    """Carried over + new = finished + withdrawn + remaining, per unit and for all.

    Returns:
        RangeIndex; `unit` (missing in the last row, which is for all), `carried_over, new, finished, withdrawn,
        remaining`.

    Raises:
        PartitionError: the equation does not hold.
    """
    finished = tasks["status"].isin(kind.evaluation.finished)
    withdrawn = ~tasks["status"].isin(kind.counted_statuses)
    flags = pd.DataFrame(
        {
            "unit": tasks["unit"].fillna(UNKNOWN),
            "carried_over": tasks["origin"] == "carried_over",
            "new": tasks["origin"] != "carried_over",
            "finished": finished,
            "withdrawn": withdrawn,
            "remaining": ~finished & ~withdrawn,
        }
    )
    known = [u.code for u in workspace.units]
    per_unit = flags.groupby("unit").sum().astype("int64")
    order = [c for c in [*known, UNKNOWN] if c in per_unit.index]
    per_unit = per_unit.loc[order].reset_index()
    columns = ["carried_over", "new", "finished", "withdrawn", "remaining"]
    of_all = pd.DataFrame([{"unit": None, **flags[columns].sum().astype("int64").to_dict()}])
    frame = pd.concat([per_unit, of_all], ignore_index=True).astype({"unit": "str"})
    balance = frame["carried_over"] + frame["new"] - frame["finished"] - frame["withdrawn"] - frame["remaining"]
    if balance.any() or (len(per_unit) and not per_unit[columns].sum().eq(frame[columns].iloc[-1]).all()):
        raise PartitionError(
            "Bảng biến động không cân. Đây là lỗi của phần mềm; không dùng kết quả này.",
            "The movement table does not balance. This is a defect of sheetops; do not use this result.",
        )
    return frame
