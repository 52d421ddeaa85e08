"""The frozen values of scoring: what the catalogue lists, what a unit gives, what lies in the folder of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

_CENT = 1e-6


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the catalogue.

    Attributes:
        maximum: points; None where none are stated.
        survey: it is scored by a survey, and no unit scores it.
        due: the last day for its score; None where it has none.
        appraised, survey_score: points that stand in the catalogue itself.
        cells: field → A1 address.
    """

    code: str
    name: str
    maximum: float | None = None
    survey: bool = False
    due: date | None = None
    appraised: float | None = None
    survey_score: float | None = None
    path: str = ""
    sheet: str = ""
    row: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of a unit's sheet that is about an indicator.

    Attributes:
        unit: the code of the unit that scores; None where it is not known.
        points: its own score; None where the cell is blank, for blank is not 0.
        survey_score: what the row says of a survey.
        scored_on: the day of the scoring; None where the row names none.
        cells: field → A1 address.
    """

    code: str
    unit: str | None
    points: float | None
    survey_score: float | None = None
    evidence: str = ""
    explanation: str = ""
    scored_on: date | None = None
    path: str = ""
    sheet: str = ""
    row: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_given(self) -> bool:
        """Whether it says anything of the indicator."""
        return self.points is not None or self.survey_score is not None or bool(self.evidence or self.explanation)


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of the folder of evidence; `sha256` is None where it could not be read."""

    path: str
    size: int
    sha256: str | None


def same(one: float, other: float) -> bool:
    """Whether two sums of points are the same, but for what floating point makes of them."""
    return abs(one - other) < _CENT


def counting_marks(marks: Iterable[Mark]) -> dict[str, tuple[Mark, ...]]:
    """Code → the rows that count: of each unit the first with a score, else the first that says anything."""
    by_place: dict[tuple[str, str | None], Mark] = {}
    for mark in marks:
        first = by_place.setdefault((mark.code, mark.unit), mark)
        if (first.points is None and mark.points is not None) or not first.is_given:
            by_place[mark.code, mark.unit] = mark
    found: dict[str, list[Mark]] = {}
    for mark in by_place.values():
        if mark.is_given:
            found.setdefault(mark.code, []).append(mark)
    return {code: tuple(several) for code, several in found.items()}
