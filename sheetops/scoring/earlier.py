"""The index in earlier periods, from the results that lie in the folder of last period."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sheetops.config.period import Period
from sheetops.discover.walk import entries
from sheetops.yamlfile import BadValue

if TYPE_CHECKING:
    from sheetops.config import Workspace
    from sheetops.kind import Kind

Point: TypeAlias = tuple[str, str | None, float, float]
_MOST_BYTES = 100 << 20
_SUFFIX = ".json"


def earlier_points(workspace: Workspace, kind: Kind) -> tuple[Point, ...]:
    """(period, part or None, score, maximum) of each earlier period of which there is a result, in their order.

    Of several results of one period the last by name counts.
    """
    if not workspace.previous.is_dir():
        return ()
    paths = (e.path for e in entries(workspace.previous) if e.found == "file" and e.path.suffix.lower() == _SUFFIX)
    results = {period: tallies for path in paths for period, tallies in _result(path, kind)}
    before = sorted((period for period in results if period.last < workspace.period.first), key=lambda p: p.last)
    return tuple((period.text, *point) for period in before for point in _points(results[period]))


def _result(path: Path, kind: Kind) -> Iterator[tuple[Period, Any]]:
    """Period and tallies of a result of the kind; nothing of any other file."""
    try:
        if path.stat().st_size <= _MOST_BYTES:
            result = json.loads(path.read_bytes())
            if result["kind"] == kind.kind and result["version"] == 1:
                yield Period.parse(result["period"]), result["tallies"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError, BadValue):
        return


def _points(tallies: Any) -> Iterator[tuple[str | None, float, float]]:
    listed = tallies if isinstance(tallies, list) else []
    for row in listed:
        if isinstance(row, dict) and row.get("unit") is None and row.get("max") is not None:
            score, part = row.get("score"), row.get("part")
            yield None if part is None else str(part), _float(score), _float(row["max"])


def _float(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")
