"""The index in earlier periods, from the results that lie in the folder of last period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sheetops.config.period import Period
from sheetops.earlier.results import EarlierResult, Entries
from sheetops.yamlfile import BadValue

Point: TypeAlias = tuple[str, str | None, float, float]


def earlier_points(results: Sequence[EarlierResult], now: Period) -> tuple[Point, ...]:
    """(period, part or None, score, maximum) of each period before this one that is known, in their order.

    What a result says of its own period counts before what a later one has carried on of it.
    """
    known: dict[Period, list[tuple[str | None, float, float]]] = {}
    for result in results:
        for period, entries in _carried(result.history).items():
            known[period] = [_point(row) for row in entries if row.get("max") is not None]
    for result in results:
        own = (row for row in result.tallies if row.get("unit") is None and row.get("max") is not None)
        known[result.period] = [_point(row) for row in own]
    before = sorted((p for p in known if p.last < now.first), key=lambda period: period.last)
    return tuple((period.text, *point) for period in before for point in known[period])


def _carried(history: Entries) -> dict[Period, Entries]:
    """The entries of a result's history by their period."""
    found: dict[Period, list[Any]] = {}
    for row, period in _dated(history):
        found.setdefault(period, []).append(row)
    return dict(found)


def _dated(history: Entries) -> Iterator[tuple[Any, Period]]:
    for row in history:
        try:
            yield row, Period.parse(str(row.get("period")))
        except BadValue:
            continue


def _point(row: Any) -> tuple[str | None, float, float]:
    score, part = row.get("score"), row.get("part")
    return None if part is None else str(part), _float(score), _float(row["max"])


def _float(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")
