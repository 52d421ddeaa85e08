"""Why a figure is what it is, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.json_parts import plain

if TYPE_CHECKING:
    from sheetops.reckoning import TallyExplanation

_PLACES = {"source": "", "register": "register_"}
_PLACE = ("path", "sheet", "row", "cell")
_TASK = ("id", "title", "origin", "sector", "unit", "due", "completed", "status", "basis", "reason", "days_overdue")
_INDICATOR = ("code", "name", "part", "unit", "max", "score", "status")


def as_dict(reckoning: TallyExplanation, lang: str = "vi") -> dict[str, Any]:
    """The figure, what it is of, and its rows, as plain values; points and counts as numbers."""
    return {
        "version": 1,
        "kind": reckoning.kind.kind,
        "period": reckoning.workspace.period.text,
        "cutoff": reckoning.workspace.cutoff.isoformat(),
        "figure": reckoning.figure,
        "label": reckoning.label.text(lang),
        "where": dict(reckoning.where),
        "value": plain(reckoning.value),
        "whole": plain(reckoning.whole),
        "rows": [_row(row) for row in reckoning.rows.to_dict("records")],
    }


def _row(row: dict[Any, Any]) -> dict[str, Any]:
    names = [name for name in ("counts", "amount", *_TASK, *_INDICATOR) if name in row]
    places = {
        name: {part: plain(row[f"{prefix}{part}"]) for part in _PLACE} if plain(row[f"{prefix}path"]) else None
        for name, prefix in _PLACES.items()
        if f"{prefix}path" in row
    }
    return {**{name: plain(row[name]) for name in dict.fromkeys(names)}, **places}
