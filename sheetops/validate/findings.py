"""The typed frame, validated once and lazily → findings, each with its cell."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from sheetops.catalogue import found, rule
from sheetops.kind import FieldSpec
from sheetops.model import Finding
from sheetops.validate.places import Places
from sheetops.validate.rules import RULE, bound, broken_rules
from sheetops.validate.schema import schema_of
from sheetops.validate.suggestions import nearest
from sheetops.words.lexicon import Lexicon

_SHOWN = ("path", "sheet", "row", "title_text", "unit")
_ID = "id"
_NO_RULE = -1
_MONTHS = 12
_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def _dates(lexicon: Lexicon) -> dict[str, pd.Timestamp]:
    """The dates that a check may name besides fields."""
    period = lexicon.workspace.period
    named = {"cutoff": lexicon.workspace.cutoff, "first": period.first, "last": period.last}
    return {name: pd.Timestamp(day) for name, day in named.items()}


def failures(frame: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """What the schema finds.

    Returns:
        RangeIndex; `label` (of the frame's index), `code`, `field`, `rule` (the place of the kind's check; -1 where
        it is none of these); each broken rule of each row once.

    Raises:
        TypeError: the frame itself has a wrong type, which is a defect of sheetops and of no sheet.
    """
    columns = ["label", "code", "field", "rule"]
    checked = pd.concat([frame, broken_rules(frame, lexicon.kind, _dates(lexicon))], axis="columns")
    try:
        schema_of(lexicon.kind).validate(checked, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return pd.DataFrame({name: [] for name in columns})
    if cases["index"].isna().any():
        raise TypeError(f"the typed frame breaks its own schema: {cases[cases['index'].isna()].to_dict('records')}")
    named = zip(cases["column"], cases["check"], cases["failure_case"], cases["index"], strict=True)
    rows = [(label, *_broken(column, check, case, lexicon)) for column, check, case, label in named]
    return pd.DataFrame(rows, columns=columns).drop_duplicates(ignore_index=True)


def _broken(column: str, check: str, case: Any, lexicon: Lexicon) -> tuple[str, str, int]:
    """Code, field and rule of one failure case."""
    if column.startswith(RULE):
        at = int(column.removeprefix(RULE))
        return lexicon.kind.checks[at].code, lexicon.kind.checks[at].field, at
    code = str(case) if check == "verdict" else check
    return code, column.removesuffix("_verdict"), _NO_RULE


def validate(frame: pd.DataFrame, lexicon: Lexicon, places: Places) -> list[Finding]:
    """All findings about the values of a frame, at once.

    Args:
        frame: the typed frame, evaluated: a check that names the status means the evaluated one; of what is scored
            as it was read.
        places: where each field of each row stands.
    """
    findings: list[Finding] = []
    broken = failures(frame, lexicon)
    for code, field, at in sorted(set(zip(broken["code"], broken["field"], broken["rule"], strict=True))):
        of_group = (broken["code"] == code) & (broken["field"] == field) & (broken["rule"] == at)
        spec = lexicon.kind.field_by_name[field]
        rows = frame.loc[list(broken["label"][of_group])]
        params = _params(code, at, rows, spec, lexicon)
        shown = rows[_shown(field, rows)].to_dict("records")
        for label, row, more in zip(rows.index, shown, params, strict=True):
            finding = _finding(code, row, field, places.cell(label, field))
            findings.append(dataclasses.replace(finding, params=more))
    return findings


def _shown(field: str, rows: pd.DataFrame) -> list[str]:
    """The columns that a finding shows, each once: what is scored has no id, and the field may be the title."""
    wanted = (*_SHOWN, _ID, f"{field}_text")
    return [name for name in dict.fromkeys(wanted) if name in rows]


def _finding(code: str, row: dict[Any, Any], field: str, cell: str) -> Finding:
    return found(
        code,
        path=row["path"],
        sheet=row["sheet"],
        cell=cell,
        row=int(row["row"]),
        field=field,
        value=row[f"{field}_text"] or None,
        task_id=row.get(_ID),
        title=row["title_text"] or None,
        unit=None if pd.isna(row["unit"]) else row["unit"],
    )


def _params(code: str, at: int, rows: pd.DataFrame, spec: FieldSpec, lexicon: Lexicon) -> Iterator[Mapping[str, str]]:
    """What a rule's wording needs besides the place, for each row."""
    match code:
        case "D303":
            return (_doubtful(*cell) for cell in zip(rows[spec.name], rows[f"{spec.name}_text"], strict=True))
        case "D304":
            known = {text: ", ".join(nearest(text, spec, lexicon)) for text in rows[f"{spec.name}_text"].unique()}
            return ({"suggestions": known[text]} for text in rows[f"{spec.name}_text"])
        case "D305":
            return (_flaw(*cell, spec) for cell in zip(rows[spec.name], rows[f"{spec.name}_text"], strict=True))
    return _bounds(code, at, rows, lexicon)


def _bounds(code: str, at: int, rows: pd.DataFrame, lexicon: Lexicon) -> Iterator[Mapping[str, str]]:
    """The dates that a check compares with, by their names; a single one by the name that the rule has for it."""
    conditions = lexicon.kind.checks[at].when if at != _NO_RULE else ()
    names = [name for c in conditions for name in (c.before, c.after) if name is not None]
    params = list(rule(code).params)
    shown = dict(zip(names, params, strict=True)) if len(names) == len(params) == 1 else {}
    given = pd.DataFrame({shown.get(n, n): bound(n, rows, _dates(lexicon)) for n in names}, index=rows.index)
    return ({str(name): f"{day:%Y-%m-%d}" for name, day in row.items()} for row in given.to_dict("records"))


def _flaw(number: float, text: str, spec: FieldSpec) -> Mapping[str, str]:
    """What is wrong with a number, and its range; a plain number that was not taken may be read in two ways."""
    if pd.isna(number) and _PLAIN_NUMBER.fullmatch(text):
        return {"flaw": "either_scale"}
    ends = {"minimum": spec.minimum, "maximum": spec.maximum}
    stated = {name: f"{end:g}" for name, end in ends.items() if end is not None}
    return {**stated, "flaw": "not_a_number" if pd.isna(number) else "out_of_range"}


def _doubtful(day: pd.Timestamp, text: str) -> Mapping[str, str]:
    """A date in doubt as it is taken, if it is; a true date also with day and month exchanged."""
    if pd.isna(day):
        return {"doubt": "either_side"}
    stored = {"stored": f"{day:%Y-%m-%d}"}
    exchanged = day.day <= _MONTHS and day.day != day.month and text.startswith(f"{day:%d/%m/%Y}")
    return stored | ({"swapped": f"{day.year:04d}-{day.day:02d}-{day.month:02d}"} if exchanged else {})
