"""The catalogue, its owners and all points → one row per indicator, parts and items above others too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, Any

import pandas as pd

from sheetops.score.model import Listed, Mark

if TYPE_CHECKING:
    from sheetops.assignments import Coverage, Given, IndicatorTree, Owner
    from sheetops.decisions import ScoreDecision

POINTS = ("self_score", "appraised", "survey_score", "score")
_TYPES = {
    "code": "str",
    "name": "str",
    "part": "str",
    "level": "int64",
    "leaf": "bool",
    "survey": "bool",
    "max": "float64",
    **dict.fromkeys(POINTS, "float64"),
    "evidence": "str",
    "explanation": "str",
    "status": "str",
    "unit": "str",
    "scores": "object",
    "due": "datetime64[s]",
    "path": "str",
    "sheet": "str",
    "row": "Int64",
    "cell": "str",
    "register_path": "str",
    "register_sheet": "str",
    "register_row": "Int64",
    "register_cell": "str",
    "decision_appraised": "float64",
    "decision_opinion": "str",
}


def indicators(
    tree: IndicatorTree,
    listed: Mapping[str, Listed],
    marks: Mapping[str, Sequence[Mark]],
    coverage: Coverage,
    decided: Mapping[str, ScoreDecision],
) -> pd.DataFrame:
    """As `Scored.indicators`.

    Args:
        listed: code → its row in the catalogue.
        marks: code → the rows of units that count.
        decided: code → what the Office has written into its yellow cells.
    """
    leaves = {code: _leaf(code, tree, listed, marks, coverage, decided.get(code)) for code in tree.leaves}
    rows = [
        {
            "code": code,
            "name": one.name,
            "part": one.part,
            "level": len(tree.path(code)) - 1,
            "leaf": code in leaves,
            "survey": one.survey,
            **_source(listed.get(code)),
            **(leaves.get(code) or _sums(code, tree, leaves)),
        }
        for code, one in tree.indicators.items()
    ]
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def _source(row: Listed | None) -> dict[str, Any]:
    if row is None or not row.path:
        return {}
    place = (row.path, row.sheet, row.row, row.cells.get("code"))
    return dict(zip(("register_path", "register_sheet", "register_row", "register_cell"), place, strict=True))


def _leaf(
    code: str,
    tree: IndicatorTree,
    listed: Mapping[str, Listed],
    marks: Mapping[str, Sequence[Mark]],
    coverage: Coverage,
    decision: ScoreDecision | None,
) -> dict[str, Any]:
    own, row = tree.indicators[code], listed.get(code)
    given = marks.get(code, ())
    scoring = [mark for mark in given if mark.points is not None]
    leads = list(dict.fromkeys(o.unit for o in coverage.owners[code] if o.role == "lead"))
    several = len(scoring) > 1
    points = scoring[0].points if len(scoring) == 1 else None
    yellow = decision.appraised if decision else None
    appraised = yellow if yellow is not None else row.appraised if row else None
    surveyed = _survey_score(row, given)
    counted = _counted(own.survey, own.maximum, points, appraised, surveyed)
    told = scoring[0] if scoring else given[0] if given else None
    return {
        "max": own.maximum,
        "self_score": points,
        "appraised": appraised,
        "survey_score": surveyed,
        "score": counted,
        "evidence": told.evidence or None if told else None,
        "explanation": told.explanation or None if told else None,
        "status": "scored" if counted is not None else "unscored" if leads else "no_owner",
        "unit": leads[0] if len(leads) == 1 else None,
        "scores": tuple((mark.unit, mark.points) for mark in scoring) if several else (),
        "due": row.due if row else None,
        "decision_appraised": yellow,
        "decision_opinion": (decision.opinion or None) if decision else None,
        **(_place(told) if told else {}),
    }


def _survey_score(row: Listed | None, given: Sequence[Mark]) -> float | None:
    told = [row.survey_score] if row else []
    told += [mark.survey_score for mark in given]
    return next((points for points in told if points is not None), None)


def _counted(
    survey: bool, maximum: float | None, points: float | None, appraised: float | None, surveyed: float | None
) -> float | None:
    """What counts: the first that is there and possible; points that cannot be are never cut to what can."""
    told = (appraised, surveyed if survey else points)
    return next((p for p in told if p is not None and is_possible(p, maximum)), None)


def is_possible(points: float, maximum: float | None) -> bool:
    """Whether points lie between 0 and the maximum, where there is one."""
    return points >= 0 and (maximum is None or points <= maximum)


def _place(mark: Mark) -> dict[str, Any]:
    return {"path": mark.path, "sheet": mark.sheet, "row": mark.row, "cell": mark.cells.get("self_score")}


def _sums(code: str, tree: IndicatorTree, leaves: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The points of what stands above others: the sums of what there is; nothing where there is nothing."""
    below = [leaves[leaf] for leaf in tree.leaves_below(code)]
    return {
        "max": tree.points(code),
        **{name: total([leaf[name] for leaf in below]) for name in POINTS},
        "scores": (),
    }


def total(points: Sequence[float | None]) -> float | None:
    """The sum of the points that there are; None where there are none."""
    given = [float(p) for p in points if p is not None and not pd.isna(p)]
    return round(fsum(given), 9) if given else None


_OWNER_TYPES = dict.fromkeys(("code", "unit", "role", "scope", "scope_kind", "with_unit"), "str")
_OWNER_TYPES |= dict.fromkeys(("path", "sheet", "cell"), "str")


def owner_rows(tree: IndicatorTree, coverage: Coverage, given: Sequence[Given]) -> pd.DataFrame:
    """As `Scored.owners`: in the order of the catalogue, who leads before who helps."""
    rows = [
        (code, owner.unit, owner.role, *_scope(owner), owner.with_unit, *_assigned(code, owner, tree, given))
        for code, owners in coverage.owners.items()
        for owner in owners
    ]
    return pd.DataFrame(rows, columns=list(_OWNER_TYPES)).astype(_OWNER_TYPES)


def _scope(owner: Owner) -> tuple[str | None, str | None]:
    return (owner.scope.text, owner.scope.kind) if owner.scope else (None, None)


def _assigned(
    code: str, owner: Owner, tree: IndicatorTree, given: Sequence[Given]
) -> tuple[str | None, str | None, str | None]:
    """Where a leaf was assigned to a unit: by the most specific line that says so."""
    above = tree.path(code)
    lines = [
        (above.index(target), one.place)
        for one in given
        if one.unit == owner.unit and one.assignment.role == owner.role and (target := _target(one, above)) is not None
    ]
    place = max(lines, key=lambda line: line[0])[1] if lines else None
    return (place.path, place.sheet, place.cell) if place else (None, None, None)


def _target(one: Given, above: Sequence[str]) -> str | None:
    """Of a leaf and what stands above it, what a line gives; None where it gives none of them."""
    own = one.assignment
    named = own.item or own.part
    listed = [code for code in above if code in own.listed_children]
    return listed[-1] if listed else named if named in above else None
