"""Tallies: tasks counted by origin, sector or unit, and status; and the proof that they are a partition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import pandas as pd

from sheetops.config import Workspace
from sheetops.errors import PartitionError
from sheetops.evaluate.membership import TOTAL, grouped, in_tally, rate_statuses
from sheetops.evaluation import UNKNOWN
from sheetops.kind import Kind
from sheetops.kind.rules import Rate

Code: TypeAlias = str | None
Ranks: TypeAlias = Mapping[Code, int]


def _counts(flags: pd.DataFrame, group: str) -> dict[tuple[Code, Code], dict[str, int]]:
    """(origin, group) → figure → tasks; None stands for all origins, all groups; each is counted by itself."""
    figures = [name for name in flags.columns if name not in ("origin", group)]
    counts: dict[tuple[Code, Code], dict[str, int]] = {(None, None): {f: int(flags[f].sum()) for f in figures}}
    for by in (["origin", group], ["origin"], [group]):
        for key, sums in flags.groupby(by, sort=False)[figures].sum().to_dict("index").items():
            named = dict(zip(by, key if isinstance(key, tuple) else (key,), strict=True))
            counts[named.get("origin"), named.get(group)] = {str(name): int(count) for name, count in sums.items()}
    return counts


def _order(codes: Iterable[str]) -> dict[Code, int]:
    """The place of each code, that of the total last."""
    ranks: dict[Code, int] = {code: at for at, code in enumerate((*codes, UNKNOWN))}
    return {**ranks, None: len(ranks) + 1}


def _frame(
    counts: Mapping[tuple[Code, Code], Mapping[str, int]], group: str, statuses: Sequence[str], order: Sequence[Ranks]
) -> pd.DataFrame:
    """One row per place, in printing order: the groups of each origin, the totals per origin, per group, of all."""

    def rank(place: tuple[Code, Code]) -> tuple[bool, ...] | tuple[int, ...]:
        origin, code = place
        last = len(order[0]) + len(order[1])
        return (origin is None, code is None, order[0].get(origin, last), order[1].get(code, last))

    places = sorted(counts, key=rank)
    columns: dict[str, pd.Series] = {
        "origin": pd.Series([origin for origin, _ in places], dtype="str"),
        group: pd.Series([code for _, code in places], dtype="str"),
    }
    for figure in (TOTAL, *statuses):
        columns[figure] = pd.Series([counts[place][figure] for place in places], dtype="int64")
    return pd.DataFrame(columns)


def with_rate(frame: pd.DataFrame, rate: Rate, kind: Kind) -> pd.DataFrame:
    """A frame with one column per counted status, and the rate's value, numerator and denominator."""
    numerator, denominator = (frame[codes].sum(axis="columns") for codes in rate_statuses(rate, kind))
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
    flags = in_tally(tasks, kind)[[TOTAL, *statuses]].join(grouped(tasks)[["origin", group]])
    flags = flags[flags[TOTAL]]
    origins = [entry.code for entry in kind.vocabularies.get("origin", ())]
    groups = [item.code for item in (workspace.sectors if group == "sector" else workspace.units)]
    frame = _frame(_counts(flags, group), group, statuses, (_order(origins), _order(groups)))
    for rate in kind.evaluation.rates:
        frame = with_rate(frame, rate, kind)
    _prove(frame, len(flags), kind, group)
    return frame


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
