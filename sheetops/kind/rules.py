"""The rules of a kind, as data: how its rows are evaluated, what is checked of them, and the letter's sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import Field, field_validator, model_validator

from sheetops.catalogue.wording import Data, Wording
from sheetops.yamlfile import BadValue


class EitherWord(Data):
    """Words whose meaning depends on whether the work is done ("trễ hạn")."""

    words: tuple[str, ...]
    if_done: str
    if_open: str


Facts = dict[str, tuple[str, ...] | str]
State = Literal["done", "open", "contradictory", "unclear"]

# The facts that the rules of evaluation may name, each with the words that it may have.
CELL_FACTS: Mapping[str, tuple[str, ...]] = {
    "completion": ("by_cutoff", "after_cutoff", "none", "unreadable"),
    "worded": ("done", "open", "several", "none"),
    "progress": ("full", "partial", "none"),
    "timing": ("on_time", "late", "unknown"),
    "deadline": ("passed", "ahead", "none", "unreadable"),
    "started": ("yes", "no"),
    "result": ("done", "other"),
}
STATUS_FACTS: Mapping[str, tuple[str, ...]] = {"state": get_args(State), **CELL_FACTS}


class StateRule(Data):
    """Facts → state.  The first rule whose `when` holds decides; the last one has no `when`.

    Attributes:
        state: done, open, contradictory (the cells contradict each other: E501 of severity error), or unclear
            (a cell that matters cannot be read, which another rule reports).
        reason: a key of `reasons` in the catalogue.
        belied_by: the field whose cell speaks against what the task is evaluated as, though no status is reported:
            E501 at that cell, with the reason.
    """

    when: Facts = Field(default_factory=dict)
    state: State
    reason: str | None = None
    belied_by: str | None = None


class StatusRule(Data):
    """State and facts → admissible statuses, default first.  The first rule whose `when` holds decides."""

    when: Facts = Field(default_factory=dict)
    admissible: tuple[str, ...]
    reason: str | None = None


class Rate(Data):
    """A percentage: which statuses are counted, out of which; an empty denominator means all."""

    code: str
    label: Wording
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()


class Ageing(Data):
    """A class of days overdue, both ends included; `last` is open where it is not given."""

    code: str
    label: Wording
    first: int
    last: int | None = None


class EvaluationSpec(Data):
    """The rule of evaluation (domain: status at the cut-off)."""

    either: tuple[EitherWord, ...] = ()
    states: tuple[StateRule, ...]
    statuses: tuple[StatusRule, ...]
    undetermined: str
    rates: tuple[Rate, ...] = ()
    finished: tuple[str, ...]
    overdue: tuple[str, ...] = ()
    urge: tuple[str, ...] = ()
    ageing: tuple[Ageing, ...] = ()


NO_EVALUATION = EvaluationSpec(states=(), statuses=(), undetermined="", finished=())
"""Of a kind whose rows are scored."""


class ScoringSpec(Data):
    """How the rows of a kind are scored: which field plays which part.

    A row of the register names an indicator; a row of a report gives it points.  What counts of an indicator are its
    appraised points, else those of the survey where it is scored by one, else the unit's own; of an item above others
    their sum.  Blank is not 0.

    Attributes:
        code: the field of an indicator's code (text).
        maximum: of its points, and
        self_score, appraised, survey_score: of the points that a unit, the appraisal and a survey give it (numbers).
        survey_based: the field that says how it is scored (a vocabulary), and
        surveyed: the codes of that vocabulary that mean a survey: no unit scores such an indicator.
        evidence, explanation: the fields one of which must be filled where there are points (P605).
        scored_on: the field of the day of a unit's own scoring; without it, and where it is blank, it is the cut-off.
        assignment_title: the title of the table of assignments, before the office's short name and the year.
    """

    code: str
    maximum: str
    self_score: str
    appraised: str | None = None
    survey_score: str | None = None
    survey_based: str | None = None
    surveyed: tuple[str, ...] = ()
    evidence: str | None = None
    explanation: str | None = None
    scored_on: str | None = None
    assignment_title: Wording


class Condition(Data):
    """One condition of a check: a field, and what must hold of it.

    Of the status it is the evaluated one that counts.  `before` and `after` take another field with a date, or one
    of `cutoff`, `first`, `last` (of the period).
    """

    field: str
    is_: Literal["blank", "given", "figureless"] | None = Field(default=None, alias="is")
    in_: tuple[str, ...] | None = Field(default=None, alias="in")
    before: str | None = None
    after: str | None = None
    below: float | None = None
    above: float | None = None
    matches: str | None = None

    @model_validator(mode="after")
    def _one_test(self) -> Condition:
        tests = (self.is_, self.in_, self.before, self.after, self.below, self.above, self.matches)
        if sum(test is not None for test in tests) != 1:
            names = "is, in, before, after, below, above, matches"
            raise BadValue(f"phải có đúng một trong các điều kiện: {names}", f"must have exactly one of: {names}")
        return self

    @field_validator("matches")
    @classmethod
    def _pattern(cls, text: str | None) -> str | None:
        try:
            re.compile(text or "")
        except re.error as error:
            raise BadValue(
                f"không phải biểu thức chính quy đúng ({error})", f"is no regular expression ({error})"
            ) from None
        return text


class CheckSpec(Data):
    """A rule over the fields of one row: the finding `code` at `field` where every condition holds."""

    code: str
    field: str
    when: tuple[Condition, ...]


class LetterSpec(Data):
    """The sentence per group, in the form of the first seed."""

    sentence: Wording
    part: Wording
    order: tuple[str, ...]
