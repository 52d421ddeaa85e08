"""The typed frame, validated once and lazily → findings, each with its cell."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from sheetops.catalogue import found
from sheetops.kind import FieldSpec
from sheetops.lexicon import Lexicon
from sheetops.model import Finding
from sheetops.validate.places import Places
from sheetops.validate.rules import RULE, broken_rules
from sheetops.validate.schema import schema_of


def failures(frame: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """What the schema finds.

    Returns:
        RangeIndex; `label` (of the frame's index), `code`, `field`; each broken rule of each row once.
    """
    workspace, kind = lexicon.workspace, lexicon.kind
    dates = {
        "cutoff": pd.Timestamp(workspace.cutoff),
        "first": pd.Timestamp(workspace.period.first),
        "last": pd.Timestamp(workspace.period.last),
    }
    checked = pd.concat([frame, broken_rules(frame, kind, dates)], axis="columns")
    try:
        schema_of(kind).validate(checked, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return pd.DataFrame({"label": [], "code": [], "field": []})
    found_cases = [
        _case(column, check, case, label, lexicon)
        for column, check, case, label in zip(
            cases["column"], cases["check"], cases["failure_case"], cases["index"], strict=True
        )
    ]
    return pd.DataFrame(found_cases, columns=["label", "code", "field"]).drop_duplicates(ignore_index=True)


def _case(column: str, check: str, case: Any, label: Any, lexicon: Lexicon) -> tuple[Any, str, str]:
    """Label, code and field of one failure case.

    Raises:
        TypeError: the frame itself has a wrong type, which is a defect of sheetops and of no sheet.
    """
    if label is None or pd.isna(label):
        raise TypeError(f"the typed frame breaks its own schema: {column}, {check}, {case!r}")
    if column.startswith(RULE):
        spec = lexicon.kind.checks[int(column.removeprefix(RULE))]
        return label, spec.code, spec.field
    if check == "verdict":
        return label, str(case), column.removesuffix("_verdict")
    return label, check, column.removesuffix("_text")


def validate(frame: pd.DataFrame, lexicon: Lexicon, places: Places) -> list[Finding]:
    """All findings about the values of a typed frame, at once.

    Args:
        frame: as `normalise` gives it.
        places: where each field of each row stands.
    """
    return [
        _finding(frame.loc[label], str(code), str(field), places.cell(label, field), lexicon)
        for label, code, field in failures(frame, lexicon).itertuples(index=False)
    ]


def _finding(row: pd.Series, code: str, field: str, cell: str, lexicon: Lexicon) -> Finding:
    text = row.get(f"{field}_text", "")
    spec = lexicon.kind.field_by_name[field]
    unit = row["unit"]
    finding = found(
        code,
        path=row["path"],
        sheet=row["sheet"],
        cell=cell,
        row=int(row["row"]),
        field=field,
        value=text or None,
        title=row["title_text"] or None,
        unit=None if pd.isna(unit) else unit,
    )
    return dataclasses.replace(finding, params=_params(code, row, spec, lexicon))


def _params(code: str, row: pd.Series, spec: FieldSpec, lexicon: Lexicon) -> Mapping[str, str]:
    """What a rule's wording needs besides the place."""
    match code:
        case "D303":
            day = row[spec.name]
            if pd.isna(day):
                return {}
            exchanged = day.day <= 12 and day.day != day.month  # noqa: PLR2004
            other = day.replace(day=day.month, month=day.day) if exchanged else day
            return {"stored": f"{day:%Y-%m-%d}", "swapped": f"{other:%Y-%m-%d}"}
        case "D304":
            return {"suggestions": ", ".join(_nearest(row[f"{spec.name}_text"], spec, lexicon))}
        case "D305":
            return {"minimum": f"{spec.minimum:g}", "maximum": f"{spec.maximum:g}"} if spec.maximum is not None else {}
        case "D310":
            return {"cutoff": f"{lexicon.workspace.cutoff:%Y-%m-%d}"}
        case "D311":
            return {"assigned": f"{row['assigned']:%Y-%m-%d}"}
    return {}


def _nearest(text: str, spec: FieldSpec, lexicon: Lexicon) -> tuple[str, ...]:
    """The entries of the field's vocabulary that look most like a text."""
    match spec.type:
        case "status":
            return lexicon.statuses.nearest(text)
        case "unit":
            return lexicon.units.nearest(text)
        case "sector":
            return lexicon.sectors.nearest(text)
        case "vocabulary":
            return lexicon.vocabularies[spec.vocabulary or ""].nearest(text)
    return ()
