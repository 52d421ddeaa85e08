"""The rules of the catalogue, as data: `schemas/rules.yaml`, whose head explains the templates."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

import yaml
from pydantic import Field

from sheetops.catalogue.templates import fill
from sheetops.catalogue.wording import Data, Wording
from sheetops.errors import SheetopsError
from sheetops.model import Severity
from sheetops.resources import schema_folder

DateForm: TypeAlias = Literal["day", "moment", "month", "quarter"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Example(Data):
    """What trips a rule, and what it should have been."""

    wrong: str
    right: str


class Examples(Data):
    """The example of a rule in both languages."""

    vi: Example
    en: Example

    def pair(self, lang: str = "vi") -> Example:
        """The example in Vietnamese (`vi`) or English (`en`)."""
        return self.en if lang == "en" else self.vi


class Rule(Data):
    """One entry of the catalogue.

    Attributes:
        message, remedy: templates; the other wordings are plain text.
        brief: a template of what tells one finding from the next, where that is more than its value.
        params: what a finding of this rule may carry besides its own fields: name → meaning.
        numbers: the parameters that are shown as numbers.
        planned: no run raises it yet.
        cause: what tells two causes apart within one field of a sheet, where that is not all of `params`.
    """

    code: str
    severity: Severity
    title: Wording
    message: Wording
    remedy: Wording
    why: Wording
    example: Examples
    params: dict[str, str] = Field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    brief: Wording | None = None
    planned: bool = False
    cause: tuple[str, ...] | None = None

    @property
    def tells_apart(self) -> tuple[str, ...]:
        """The names of what tells two causes apart within one field of a sheet."""
        return tuple(self.params) if self.cause is None else self.cause


class Catalogue(Data):
    """The whole of `schemas/rules.yaml`."""

    rules: tuple[Rule, ...]
    reasons: dict[str, Wording]
    words: dict[str, dict[str, Wording]]
    dates: dict[DateForm, Wording]
    decimal: Wording
    waived: Wording
    unknown_code: Wording

    def words_of(self, param: str) -> Mapping[str, Wording]:
        """What a parameter may say: key → wording; empty where it has no keys."""
        return self.reasons if param == "reason" else self.words.get(param, {})


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue, read once."""
    text = (schema_folder() / "rules.yaml").read_text(encoding="utf-8")
    return Catalogue.model_validate(yaml.load(text, Loader=_LOADER))  # noqa: S506 - a safe loader


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the codes' numbers: files first, the PAR index last."""
    ordered = sorted(catalogue().rules, key=lambda rule: int(rule.code[1:]))
    return MappingProxyType({rule.code: rule for rule in ordered})


def reasons() -> frozenset[str]:
    """The keys that the parameter `reason` may have."""
    return frozenset(catalogue().reasons)


def rule(code: str) -> Rule:
    """The rule of a code, upper or lower case.

    Raises:
        SheetopsError: there is no such code; the nearest ones are suggested.
    """
    known = rules()
    wanted = code.strip().upper()
    if wanted in known:
        return known[wanted]
    nearest = ", ".join(get_close_matches(wanted, known, n=3, cutoff=0.5))
    values = {"code": code.strip(), "nearest": nearest}
    text = catalogue().unknown_code
    raise SheetopsError(*(fill(template, lambda name: values.get(name, "")) for template in (text.vi, text.en)))
