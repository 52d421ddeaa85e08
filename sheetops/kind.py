"""A kind of sheet, as data: its fields with the headers people give them, its words, statuses and rules.

`schemas/task_tracking.yaml` is one; someone who tracks voters' petitions writes another and no code.  The
format is described in docs/en/schemas.md, which is generated from the models below.

Some field names mean something to the machinery, whatever the kind: `no`, `id`, `title`, `origin`, `sector`,
`unit`, `source`, `assigned`, `due`, `completed`, `progress`, `status`, `result`.  All others are carried along.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sheetops.errors import ConfigError, Mistake
from sheetops.resources import schema_folder
from sheetops.yamlfile import validated

FieldType = Literal["text", "number", "percent", "date", "deadline", "vocabulary", "unit", "sector", "status"]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(_Data):
    """A word that users read, in Vietnamese and English."""

    vi: str
    en: str

    def in_(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi


class FieldSpec(_Data):
    """One field of a kind.

    Attributes:
        name: its name in frames and JSON.
        type: the kind of value; decides the cast.
        column: `required` means that a sheet without such a column is reported (S202).
        required: a row without a value is reported (D301).
        minimum, maximum: the range of a number (D305).
        vocabulary: the name of a vocabulary of this kind, for the type `vocabulary`.
        headers: headers that mean this field and no other.
        nothing: a text that begins with one of these and has no figure says that nothing was done.
        width: width of its column in the result, in characters.
        printed: it stands in the printed annex too.
    """

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Wording
    type: FieldType = "text"
    column: Literal["required", "optional"] = "optional"
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    vocabulary: str | None = None
    headers: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    width: float = 18
    printed: bool = False


class SharedHeaders(_Data):
    """Headers that may mean several fields.

    `order`: the first of `fields` that no other column claims.  `cells`: the one whose values fit best.
    """

    headers: tuple[str, ...]
    fields: tuple[str, ...]
    decide: Literal["order", "cells"] = "order"


class Entry(_Data):
    """One entry of a vocabulary: its code, its label, and the words that people type for it."""

    code: str
    label: Wording
    words: tuple[str, ...] = ()


class Status(Entry):
    """A status.

    Attributes:
        done: the work is done.
        vague: a word that says too little; when the facts make it precise that is E505, not E501.
        assignable: false where only a rule or a decision gives it, never a word in a sheet.
        counted: false for what is counted apart and not in the total (withdrawn).
        phrase: how the letter's sentence names it, after the number.
        colour: fill colour in the workbook and the chart, RRGGBB.
    """

    done: bool = False
    vague: bool = False
    assignable: bool = True
    counted: bool = True
    phrase: str
    colour: Annotated[str, Field(pattern=r"^[0-9A-F]{6}$")] = "D9D9D9"


class EitherWord(_Data):
    """Words whose meaning depends on whether the work is done ("trễ hạn")."""

    words: tuple[str, ...]
    if_done: str
    if_open: str


Facts = dict[str, tuple[str, ...] | str]


class StateRule(_Data):
    """Facts → done, open or contradictory.  The first rule whose `when` holds decides."""

    when: Facts = {}
    state: Literal["done", "open", "contradictory"]
    reason: str | None = None


class StatusRule(_Data):
    """Facts → admissible statuses, default first.  The first rule whose `when` holds decides."""

    when: Facts = {}
    admissible: tuple[str, ...]
    reason: str | None = None


class Rate(_Data):
    """A percentage: which statuses are counted, out of which; an empty denominator means all."""

    code: str
    label: Wording
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()


class Ageing(_Data):
    """A class of days overdue, both ends included; `last` is open where it is not given."""

    code: str
    label: Wording
    first: int
    last: int | None = None


class EvaluationSpec(_Data):
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


class Condition(_Data):
    """One condition of a check: a field, and what must hold of it."""

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
            raise ValueError("a condition has exactly one of: is, in, before, after, below, above, matches")
        if self.matches is not None:
            re.compile(self.matches)
        return self


class CheckSpec(_Data):
    """A rule over the fields of one row: the finding `code` at `field` where every condition holds."""

    code: str
    field: str
    when: tuple[Condition, ...]


class LetterSpec(_Data):
    """The sentence per group, in the form of the first seed."""

    sentence: Wording
    part: Wording
    order: tuple[str, ...]


class Kind(_Data):
    """A kind of sheet; see the module's docstring."""

    version: Literal["1"]
    kind: str
    label: Wording
    item: Wording
    fields: tuple[FieldSpec, ...]
    shared_headers: tuple[SharedHeaders, ...] = ()
    vocabularies: dict[str, tuple[Entry, ...]] = {}
    statuses: tuple[Status, ...]
    partial_words: tuple[str, ...] = ()
    partial_status: str | None = None
    filler_words: tuple[str, ...] = ()
    evaluation: EvaluationSpec
    checks: tuple[CheckSpec, ...] = ()
    letter: LetterSpec

    @cached_property
    def field_by_name(self) -> dict[str, FieldSpec]:
        return {field.name: field for field in self.fields}

    @cached_property
    def status_by_code(self) -> dict[str, Status]:
        return {status.code: status for status in self.statuses}

    @property
    def counted_statuses(self) -> tuple[str, ...]:
        """Codes of the statuses that are columns of every tally, in the order of the schema."""
        return tuple(status.code for status in self.statuses if status.counted)

    def field_label(self, name: str, lang: str = "vi") -> str:
        """The label of a field; the name itself where the kind has no such field."""
        field = self.field_by_name.get(name)
        return field.label.in_(lang) if field else name

    def status_label(self, code: str, lang: str = "vi") -> str:
        """The label of a status."""
        return self.status_by_code[code].label.in_(lang)

    def origin_label(self, code: str, lang: str = "vi") -> str:
        """The label of an origin (carried_over, in_period)."""
        return next((e.label.in_(lang) for e in self.vocabularies.get("origin", ()) if e.code == code), code)


class SheetWords(_Data):
    """Words that stand in any sheet, whatever its kind (`schemas/sheet.yaml`).

    Attributes:
        totals: how a total row begins.
        signatures: how a line of the signature block begins.
        signature_places: patterns of "Lùng Phình, ngày 17 tháng 4 năm 2026".
        notes: how a note below or beside the table begins.
        marks: what a cross in a status column looks like.
        blanks: what people put into a cell that has nothing to say.
        section_prefixes, unit_prefixes: words before the name of a sector, of a unit, in a section row.
        unit_fillers: words around a unit's name that do not change it.
        unit_kinds: what a unit is, at the beginning of its name.
        persons: how a person is called in a unit's cell.
        other_levels: words behind a unit's name that make it one of another level of government.
        address_lines: how a line begins that names a unit as addressee, not as author.
        negations: words before a status that turn it round.
        asides: patterns of what a status cell says besides the status.
    """

    version: Literal["1"]
    totals: tuple[str, ...]
    signatures: tuple[str, ...]
    signature_places: tuple[str, ...]
    notes: tuple[str, ...]
    marks: tuple[str, ...]
    blanks: tuple[str, ...]
    section_prefixes: tuple[str, ...]
    unit_prefixes: tuple[str, ...]
    unit_fillers: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    persons: tuple[str, ...]
    other_levels: tuple[str, ...]
    address_lines: tuple[str, ...]
    negations: tuple[str, ...]
    asides: tuple[str, ...]

    @cached_property
    def blank_texts(self) -> frozenset[str]:
        """`blanks`, without regard to case."""
        return frozenset(text.casefold() for text in self.blanks)


def _cross_mistakes(kind: Kind) -> list[str]:
    """What refers to something that the schema does not have."""
    fields = {field.name for field in kind.fields}
    statuses = {status.code for status in kind.statuses}
    wanted: list[tuple[str, str, set[str]]] = []
    for shared in kind.shared_headers:
        wanted += [("shared_headers", name, fields) for name in shared.fields]
    for check in kind.checks:
        wanted += [("checks", name, fields) for name in (check.field, *(c.field for c in check.when))]
    spec = kind.evaluation
    used = [code for rule in spec.statuses for code in rule.admissible]
    used += [code for rate in spec.rates for code in (*rate.numerator, *rate.denominator)]
    used += [code for word in spec.either for code in (word.if_done, word.if_open)]
    used += [*spec.finished, *spec.overdue, *spec.urge, spec.undetermined, *kind.letter.order]
    wanted += [("evaluation", code, statuses) for code in used]
    vocabularies = set(kind.vocabularies)
    wanted += [("fields", f.vocabulary or "", vocabularies) for f in kind.fields if f.type == "vocabulary"]
    mistakes = [f"{where}: {name}" for where, name, known in wanted if name not in known]
    mistakes += [f"fields: {name}" for name in ("title",) if name not in fields]
    doubled = {name for name in fields if sum(f.name == name for f in kind.fields) > 1}
    return mistakes + [f"fields: {name} (x2)" for name in sorted(doubled)]


@lru_cache(maxsize=32)
def load_kind(name_or_path: str | Path) -> Kind:
    """The kind of a name (`task_tracking`) or of a schema file of one's own.

    Raises:
        ConfigError: the schema has mistakes; all of them are named, with their lines.
    """
    path = name_or_path if isinstance(name_or_path, Path) else schema_folder() / f"{name_or_path}.yaml"
    kind, loaded = validated(path, Kind)
    if unknown := _cross_mistakes(kind):
        raise ConfigError(
            path,
            tuple(
                Mistake(
                    loaded.line((text.split(":")[0],)),
                    f"{text}: không có tên này trong lược đồ",
                    f"{text}: the schema has nothing of this name",
                )
                for text in unknown
            ),
        )
    return kind


@lru_cache(maxsize=1)
def sheet_words() -> SheetWords:
    """The words of `schemas/sheet.yaml`."""
    return validated(schema_folder() / "sheet.yaml", SheetWords)[0]
