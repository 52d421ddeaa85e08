"""A scored result as JSON, version 1: keys may be added, never renamed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheetops.text import as_text
from sheetops.write.atomic import replace_file
from sheetops.write.json_parts import called, file_entry, finding_entry, head, plain, records, rejected_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.scored import Scored

_PLACE = ("path", "sheet", "row", "cell")
_OWNER = ("unit", "role", "scope", "scope_kind", "with_unit")
_DECISION = {"appraised": "decision_appraised", "opinion": "decision_opinion"}
_APART = {"scores", *_PLACE, *(f"register_{name}" for name in _PLACE), *_DECISION.values()}


def as_dict(scored: Scored, lang: str = "vi", workbook: dict[str, str] | None = None) -> dict[str, Any]:
    """The result as plain values.

    Args:
        lang: language of messages and remedies.
        workbook: name and sha256 of the workbook that goes with it.
    """
    owners = _owners(scored)
    return {
        **head(scored),
        "workbook": workbook,
        "files": [file_entry(file) for file in scored.files],
        "references": [{"path": path, "sha256": sha256} for path, sha256 in scored.references],
        "indicators": [_indicator(row, owners) for row in scored.indicators.to_dict("records")],
        "tallies": records(scored.tallies),
        "losses": records(scored.losses),
        "due": [{**row, "codes": list(row["codes"])} for row in records(scored.due)],
        "documents": [{**row, "twin": list(row["twin"])} for row in records(scored.documents)],
        "history": records(scored.history),
        "forecast": records(scored.forecast)[0],
        "annex": records(scored.annex),
        "roll_call": [called(row) for row in scored.roll_call.to_dict("records")],
        "ledger": records(scored.ledger),
        "rejected": [rejected_entry(row) for row in scored.rejected.to_dict("records")],
        "findings": [finding_entry(finding, scored, lang) for finding in scored.findings],
        "decisions": _decisions(scored),
    }


def _owners(scored: Scored) -> dict[str, list[dict[str, Any]]]:
    """Code → who has to do with it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in scored.owners.to_dict("records"):
        entry = {name: plain(row[name]) for name in _OWNER}
        place = {name: plain(row[name]) for name in ("path", "sheet", "cell")}
        found.setdefault(str(row["code"]), []).append({**entry, "source": place if place["path"] else None})
    return found


def _indicator(row: Mapping[Any, Any], owners: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    decision = {name: plain(row[column]) for name, column in _DECISION.items()}
    return {
        **{name: plain(value) for name, value in row.items() if name not in _APART},
        "owners": list(owners.get(row["code"], ())),
        "scores": [{"unit": unit, "self_score": plain(points)} for unit, points in row["scores"]],
        "decision": decision if any(value is not None for value in decision.values()) else None,
        "source": _place(row, ""),
        "register_source": _place(row, "register_"),
    }


def _place(row: Mapping[Any, Any], begin: str) -> dict[str, Any] | None:
    place = {name: plain(row[f"{begin}{name}"]) for name in _PLACE}
    return place if place["path"] else None


def _decisions(scored: Scored) -> list[dict[str, Any]]:
    """Every decision, in the order of the workbook in which it was found."""
    leaves = {*scored.indicators.loc[scored.indicators["leaf"], "code"]}
    return [
        {
            "indicator": one.code,
            "name": one.title or None,
            "appraised": one.appraised,
            "opinion": one.opinion or None,
            "typed": {name: as_text(value) for name, value in one.typed.items()},
            "state": "orphan" if one.code not in leaves else "not_applied" if one.faults else "applied",
        }
        for one in scored.decisions.scores
    ]


def json_bytes(scored: Scored, lang: str = "vi", workbook: dict[str, str] | None = None) -> bytes:
    """The result as UTF-8 JSON."""
    text = json.dumps(as_dict(scored, lang, workbook), ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode() + b"\n"


def write_json(scored: Scored, path: Path | str, lang: str = "vi") -> Path:
    """Write the JSON, whole or not at all.

    Raises:
        OutputBusyError: the file cannot be replaced.
    """
    target = Path(path)
    replace_file(target, json_bytes(scored, lang))
    return target
