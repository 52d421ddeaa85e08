"""The result as JSON, version 1: keys may be added, never renamed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from sheetops.evaluation import roll_call_sums
from sheetops.write.atomic import replace_file
from sheetops.write.decisions_json import decision_entries, in_task
from sheetops.write.json_parts import called, file_entry, finding_entry, head, plain, records, rejected_entry
from sheetops.write.workbook.decision_places import shown_detail

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.decisions import TaskDecision
    from sheetops.evaluation import Evaluation, RollCall
    from sheetops.kind import Kind

_PLACE = ("path", "sheet", "row", "cell")
# Where a task stands: in its report, in the register, in last period's result; by how their columns begin.
_SOURCES = {"source": "", "register_source": "register_", "previous_source": "previous_"}
_APART = {"extra", *(f"{begin}{name}" for begin in _SOURCES.values() for name in _PLACE)}
_RENAMED = {"source": "source_document"}


def _task(row: Mapping[Any, Any], decided: Mapping[str, TaskDecision]) -> dict[str, Any]:
    task = {_RENAMED.get(n, n): plain(v) for n, v in row.items() if n not in _APART}
    task |= {name: _place(row, whose) for name, whose in _SOURCES.items()}
    task["decision"] = in_task(decided.get(task["id"]))
    task.setdefault("assigned_due", None)
    task.setdefault("extended", None)
    task["extra"] = [{"header": header, "value": value} for header, value in row["extra"]]
    return task


def _place(row: Mapping[Any, Any], begin: str) -> dict[str, Any] | None:
    place = {name: plain(row.get(f"{begin}{name}")) for name in _PLACE}
    return place if place["path"] else None


def _discrepancy(row: Mapping[Any, Any], tasks: Sequence[Any]) -> dict[str, Any]:
    """What two sources say differently of a task, the one that counts as `counts`."""
    sides = {
        name: {"value": row[side], **{part: plain(row[f"{side}_{part}"]) for part in ("path", "sheet", "cell")}}
        for name, side in (("other", "left"), ("counts", "right"))
    }
    return {"code": row["code"], "task_id": tasks[int(row["task"])], "field": row["field"], **sides}


def _tally(row: Mapping[Any, Any], kind: Kind, group: str) -> dict[str, Any]:
    return {"origin": plain(row["origin"]), group: plain(row[group]), **_figures(row, kind)}


def _period(row: Mapping[Any, Any], kind: Kind) -> dict[str, Any]:
    return {"period": row["period"], **_figures(row, kind)}


def _figures(row: Mapping[Any, Any], kind: Kind) -> dict[str, Any]:
    rates = {
        rate.code: {
            "value": None if pd.isna(row[rate.code]) else round(float(row[rate.code]), 6),
            "numerator": plain(row[f"{rate.code}_numerator"]),
            "denominator": plain(row[f"{rate.code}_denominator"]),
        }
        for rate in kind.evaluation.rates
    }
    statuses = {code: int(row[code]) for code in kind.counted_statuses if row[code]}
    return {"total": int(row["total"]), "statuses": statuses, "rates": rates}


def as_dict(evaluation: Evaluation, lang: str = "vi", workbook: dict[str, str] | None = None) -> dict[str, Any]:
    """The result as plain values.

    Args:
        lang: language of messages and remedies.
        workbook: name and sha256 of the workbook that goes with it, and of which `detail` tells what Chi tiết shows.
    """
    kind, ids = evaluation.kind, list(evaluation.tasks["id"])
    decided = {decision.task_id: decision for decision in evaluation.decisions.tasks if not decision.inherited}
    sectors = [_tally(row, kind, "sector") for row in evaluation.tallies.to_dict("records")]
    units = [_tally(row, kind, "unit") for row in evaluation.unit_tallies.to_dict("records")]
    return {
        **head(evaluation),
        "workbook": workbook,
        "files": [file_entry(file) for file in evaluation.files],
        "references": [{"path": path, "sha256": sha256} for path, sha256 in evaluation.references],
        "tasks": [_task(row, decided) for row in evaluation.tasks.to_dict("records")],
        "tallies": sectors,
        "unit_tallies": units,
        "movement": records(evaluation.movement),
        "sector_movement": records(evaluation.sector_movement),
        "history": [_period(row, kind) for row in evaluation.history.to_dict("records")],
        "discrepancies": [_discrepancy(row, ids) for row in evaluation.discrepancies.to_dict("records")],
        "sentences": records(evaluation.sentences[["origin", "sector", "text"]]),
        "roll_call": [called(row) for row in evaluation.roll_call.to_dict("records")],
        "quality": records(evaluation.quality),
        "ledger": records(evaluation.ledger),
        "rejected": [rejected_entry(row) for row in evaluation.rejected.to_dict("records")],
        "findings": [finding_entry(finding, evaluation, lang) for finding in evaluation.findings],
        "decisions": decision_entries(evaluation),
        **({"detail": shown_detail(evaluation)} if workbook else {}),
    }


def roll_call_dict(call: RollCall, lang: str = "vi") -> dict[str, Any]:
    """The roll-call as plain values: its sums, the units and the files as in the result, times always."""
    deadline, sums = call.workspace.submission_deadline, roll_call_sums(call.units)
    return {
        **head(call),
        "submission_deadline": deadline.isoformat() if deadline else None,
        "sums": sums if deadline else {**sums, "on_time": None, "late": None},
        "roll_call": [called(row) for row in call.units.to_dict("records")],
        "files": [file_entry(file) for file in call.files],
        "findings": [finding_entry(finding, call, lang) for finding in call.findings],
    }


def json_bytes(evaluation: Evaluation, lang: str = "vi", workbook: dict[str, str] | None = None) -> bytes:
    """The result as UTF-8 JSON."""
    document = as_dict(evaluation, lang, workbook)
    detail = document.pop("detail", None)
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    if detail is not None:
        text = text.removesuffix("\n}") + f',\n "detail": {_compact(detail)}\n}}'
    return text.encode() + b"\n"


def _compact(detail: Mapping[str, Any]) -> str:
    """What Chi tiết shows, a row a line: it is for programs, and would else be most of the lines."""
    rows = ",\n   ".join(json.dumps(row, ensure_ascii=False) for row in detail["rows"])
    return f'{{\n  "columns": {json.dumps(detail["columns"], ensure_ascii=False)},\n  "rows": [\n   {rows}\n  ]\n }}'


def write_json(evaluation: Evaluation, path: Path | str, lang: str = "vi") -> Path:
    """Write the JSON, whole or not at all.

    Raises:
        OutputBusyError: the file cannot be replaced.
    """
    target = Path(path)
    replace_file(target, json_bytes(evaluation, lang))
    return target
