"""What the JSON of every kind is made of: the head, files, findings, and frames as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from sheetops import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.evaluation import Judged
    from sheetops.model import Finding, SubmittedFile

VERSION = 1


def plain(value: Any) -> Any:
    """A frame's value as JSON has it: dates in ISO form, whole floats as integers, missing as null."""
    if isinstance(value, str):
        return value
    if value is None or (not isinstance(value, tuple) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def file_entry(file: SubmittedFile) -> dict[str, Any]:
    """A file of the inbox."""
    rows = file.rows
    entry: dict[str, Any] = {
        "path": file.path,
        "sha256": file.sha256,
        "unit": file.unit,
        "units": list(file.units),
        "state": file.state,
        "reason": file.reason or None,
        "late": file.late,
    }
    if file.modified is not None:
        entry["modified"] = file.modified.isoformat()
    counts = {
        "accepted": rows.accepted,
        "rejected": rows.rejected,
        "structural": rows.structural,
        "superseded": rows.superseded,
    }
    return {**entry, "rows": {"total": rows.total, **counts}}


def finding_entry(finding: Finding, evaluation: Judged, lang: str) -> dict[str, Any]:
    """A finding with its wording, as the result's and the commands' JSON have it."""
    return catalogue.as_json(finding, lang, *evaluation.names_of(finding, lang))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame's rows, with plain values."""
    return [{str(name): plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def called(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A unit of the roll-call; `path` are the files that count, one a line."""
    paths = {name: list(row[name]) for name in ("accepted", "superseded", "duplicate", "unusable")}
    when = row["modified"].isoformat() if not pd.isna(row["modified"]) else None
    named = {"unit": row["unit"], "expected": bool(row["expected"]), "state": row["state"]}
    joined = {"path": "\n".join(paths["accepted"]) or None, "versions": int(row["versions"])}
    return {**named, **joined, **paths, "modified": when, "minutes_late": plain(row["minutes_late"])}


def rejected_entry(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row that was not accepted, verbatim."""
    return {**row, "row": int(row["row"]), "cells": [list(cell) for cell in row["cells"]]}


def head(judged: Judged) -> dict[str, Any]:
    """Of what, whose, and as of when a document is."""
    workspace = judged.workspace
    return {
        "version": VERSION,
        "kind": judged.kind.kind,
        "office": {"name": workspace.office.name, "code": workspace.office.code},
        "period": workspace.period.text,
        "cutoff": workspace.cutoff.isoformat(),
    }
