"""The typed rows of reports → what each says of an indicator."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import pandas as pd

from sheetops.catalogue import found
from sheetops.score import Mark
from sheetops.scoring.codes import codes_of
from sheetops.text import bare_key

if TYPE_CHECKING:
    from sheetops.assignments import IndicatorTree
    from sheetops.journey.submission import Submission
    from sheetops.kind.rules import ScoringSpec
    from sheetops.model import Finding
    from sheetops.validate import Places

_SUGGESTED = 3


@dataclass(frozen=True)
class Marks:
    """What the rows of reports say.

    Attributes:
        rows: of indicators of the catalogue, in the order of the reports; parts and items above others too.
        findings: codes that are damaged (P610), unknown (P609) or missing (D301).
    """

    rows: tuple[Mark, ...]
    findings: tuple[Finding, ...]


def marks_of(
    typed: pd.DataFrame,
    counted: pd.Series,
    submissions: Sequence[Submission],
    places: Places,
    tree: IndicatorTree,
    spec: ScoringSpec,
) -> Marks:
    """The marks of the rows that count.

    A row without a code is known by its title where exactly one indicator is called so.  What has an unknown code, or
    points and no code at all, counts for nothing and is told.
    """
    known = {code: one.name for code, one in tree.indicators.items()}
    codes, damaged = codes_of(typed, submissions, places, spec, known)
    counting = {(row["path"], row["sheet"], int(row["row"])) for row in typed[counted].to_dict("records")}
    findings = [f for f in damaged if (f.path, f.sheet, f.row) in counting]
    by_name = _by_name(known)
    rows: list[Mark] = []
    kept = typed[counted]
    for label, row in zip(kept.index, kept.to_dict("records"), strict=True):
        code = codes[label] or by_name.get(bare_key(row["title_text"]))
        one = tree.find(code) if code else None
        mark = _mark(one.code if one else code or "", label, row, places, spec)
        if one:
            rows.append(mark)
        elif mark.is_given:
            findings.append(_unknown(code, row, mark, tree, spec))
    return Marks(tuple(rows), tuple(findings))


def _by_name(known: Mapping[str, str]) -> dict[str, str]:
    """Key of a name → the code of the only indicator that bears it."""
    names = [bare_key(name) for name in known.values()]
    return {name: code for code, name in zip(known, names, strict=True) if name and names.count(name) == 1}


def _mark(code: str, label: Hashable, row: Mapping[Any, Any], places: Places, spec: ScoringSpec) -> Mark:
    fields = {
        "code": spec.code,
        "self_score": spec.self_score,
        "survey_score": spec.survey_score,
        "evidence": spec.evidence,
        "explanation": spec.explanation,
    }
    return Mark(
        code,
        given(row, "unit"),
        number(row, spec.self_score),
        number(row, spec.survey_score),
        text(row, spec.evidence),
        text(row, spec.explanation),
        day(row, spec.scored_on),
        row["path"],
        row["sheet"],
        int(row["row"]),
        {name: places.cell(label, field) for name, field in fields.items() if field},
    )


def _unknown(code: str | None, row: Mapping[Any, Any], mark: Mark, tree: IndicatorTree, spec: ScoringSpec) -> Finding:
    """P609 of a code that the catalogue does not have, with those nearest; D301 where there is none."""
    place: dict[str, Any] = {
        "path": mark.path,
        "sheet": mark.sheet,
        "row": mark.row,
        "cell": mark.cells["code"],
        "unit": mark.unit,
    }
    if not code:
        return found("D301", **place, field=spec.code, title=row["title_text"] or None)
    nearest = get_close_matches(code, list(tree.indicators), n=_SUGGESTED, cutoff=0.6)
    more: dict[str, Any] = {"suggestions": ", ".join(nearest)} if nearest else {}
    return found("P609", **place, field=spec.code, indicator=code, value=code, **more)


def given(row: Mapping[Any, Any], name: str | None) -> Any:
    """A value of a row; None where it is missing, or the kind has no such field."""
    value = row.get(name) if name else None
    return None if value is None or pd.isna(value) else value


def number(row: Mapping[Any, Any], name: str | None) -> float | None:
    """Points in a row."""
    value = given(row, name)
    return None if value is None else float(value)


def text(row: Mapping[Any, Any], name: str | None) -> str:
    """A text in a row, as written."""
    return str(given(row, name) or "")


def day(row: Mapping[Any, Any], name: str | None) -> date | None:
    """A day in a row."""
    value = given(row, name)
    return None if value is None else value.date()
