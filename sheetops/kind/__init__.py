"""A kind of sheet, as data: its fields with the headers people give them, its words, statuses and rules.

The rows of a kind are evaluated (`statuses` and `evaluation`) or scored (`scoring`).

`schemas/task_tracking.yaml` is one; someone who tracks voters' petitions writes another and no code.  The
format is described in docs/reference/schemas.md, which is generated from the models below.

Some field names mean something to the machinery, whatever the kind: `no`, `id`, `title`, `origin`, `sector`,
`unit`, `source`, `assigned`, `due`, `completed`, `progress`, `status`, `result`.  All others are carried along.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from sheetops.catalogue.wording import Data, Wording
from sheetops.errors import ConfigError
from sheetops.kind.rules import NO_EVALUATION, CheckSpec, EvaluationSpec, LetterSpec, ScoringSpec
from sheetops.resources import schema_folder
from sheetops.text import bare_key, word_key
from sheetops.yamlfile import validated

FieldType = Literal["text", "number", "percent", "date", "deadline", "vocabulary", "unit", "sector", "status"]


class FieldSpec(Data):
    """One field of a kind.

    Attributes:
        name: its name in frames and JSON.
        type: the kind of value; decides the cast.
        column: `required` means that a sheet without such a column is reported (S202).
        required: a row without a value is reported (D301).
        minimum, maximum: the range of a number (D305).
        vocabulary: the name of a vocabulary of this kind, for the type `vocabulary`.
        headers: headers that mean this field and no other.
        adjusted: headers of a further column ("Thời hạn điều chỉnh"): where a row has a day or a figure there, it
            counts in place of this field's own, which is kept among the other columns.
        nothing: a text that begins with one of these and has no figure says that nothing was done.
        width: width of its column in the result, in characters.
        printed: it stands in the printed annex too.
        registered: it is said when a task is assigned: where a report leaves it blank, the register's counts.
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
    adjusted: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    width: float = 18
    printed: bool = False
    registered: bool = False

    def says_nothing(self, text: str) -> bool:
        """Whether a text of this field is blank, or begins with a word for nothing and has no figure."""
        if not text.strip():
            return True
        words = f"{word_key(text)} ".startswith(tuple(f"{word_key(word)} " for word in self.nothing))
        bare = f"{bare_key(text)} ".startswith(tuple(f"{bare_key(word)} " for word in self.nothing))
        return (words or (bare and text.isascii())) and not any(map(str.isdigit, text))


class SharedHeaders(Data):
    """Headers that may mean several fields.

    `order`: the first of `fields` that no other column claims.  `cells`: the one whose values fit best.
    `alone`: they mean so only by themselves, not as part of a longer header ("Tình hình", "Tình hình phối hợp").
    """

    headers: tuple[str, ...]
    fields: tuple[str, ...]
    decide: Literal["order", "cells"] = "order"
    alone: bool = False


class Entry(Data):
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


class Kind(Data):
    """A kind of sheet; see the module's docstring.

    Attributes:
        item: what one row is called.
        id_prefix: how an id begins that is made for a row without one.
        partial_words, partial_status: texts that hold a word for done and mean this status, whatever follows.
        filler_words: words around a status that do not change it.
        scoring: how its rows are scored, in place of `statuses` and `evaluation`.
    """

    version: Literal["1"]
    kind: str
    label: Wording
    item: Wording
    id_prefix: Annotated[str, Field(pattern=r"^[A-Z]{1,6}$")] = "NV"
    fields: tuple[FieldSpec, ...]
    shared_headers: tuple[SharedHeaders, ...] = ()
    vocabularies: Mapping[str, tuple[Entry, ...]] = Field(default_factory=dict)
    statuses: tuple[Status, ...] = ()
    partial_words: tuple[str, ...] = ()
    partial_status: str | None = None
    filler_words: tuple[str, ...] = ()
    evaluation: EvaluationSpec = NO_EVALUATION
    scoring: ScoringSpec | None = None
    checks: tuple[CheckSpec, ...] = ()
    letter: LetterSpec | None = None

    @cached_property
    def field_by_name(self) -> dict[str, FieldSpec]:
        return {field.name: field for field in self.fields}

    @cached_property
    def status_by_code(self) -> dict[str, Status]:
        return {status.code: status for status in self.statuses}

    @property
    def identity(self) -> tuple[str, ...]:
        """The fields by which a row that stands twice is known: its title, of what is scored its code too."""
        return (self.scoring.code, "title") if self.scoring else ("title",)

    @property
    def counted_statuses(self) -> tuple[str, ...]:
        """Codes of the statuses that are columns of every tally, in the order of the schema."""
        return tuple(status.code for status in self.statuses if status.counted)

    def field_label(self, name: str, lang: str = "vi") -> str:
        """The label of a field; the name itself where the kind has no such field."""
        field = self.field_by_name.get(name)
        return field.label.text(lang) if field else name

    def status_label(self, code: str, lang: str = "vi") -> str:
        """The label of a status."""
        return self.status_by_code[code].label.text(lang)

    def origin_label(self, code: str, lang: str = "vi") -> str:
        """The label of an origin (carried_over, in_period); that of the kind where it knows no origins."""
        entries = self.vocabularies.get("origin", ())
        return next((e.label.text(lang) for e in entries if e.code == code), code if entries else self.label.text(lang))


@lru_cache(maxsize=32)
def load_kind(name_or_path: str | Path) -> Kind:
    """The kind of a name (`task_tracking`) or of a schema file of one's own.

    Raises:
        ConfigError: the schema has mistakes; all of them are named, with their lines.
    """
    from sheetops.kind.checks import kind_mistakes  # it looks at what is defined here

    path = Path(name_or_path)
    if path.suffix.lower() not in (".yaml", ".yml"):
        path = schema_folder() / f"{name_or_path}.yaml"
    kind, loaded = validated(path, Kind)
    if mistakes := tuple(kind_mistakes(kind, loaded)):
        raise ConfigError(path, tuple(sorted(mistakes, key=lambda mistake: mistake.line)))
    return kind
