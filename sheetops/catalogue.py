"""The rule catalogue: findings are made here by code, and rendered here in Vietnamese or English.

Everything that users read comes from `schemas/rules.yaml`, whose head explains the templates.  The workbook, the
returned copies, the terminal and the JSON all render the same entry.
"""

from __future__ import annotations

import re
from dataclasses import fields
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field

from sheetops.errors import SheetopsError
from sheetops.model import Finding, Severity
from sheetops.resources import schema_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DateForm: TypeAlias = Literal["day", "moment", "month", "quarter"]

# The fields of a finding that are told as they are: `Finding` in its own order, but for `params`.
_PLAIN = tuple(field.name for field in fields(Finding) if field.name != "params")
_LONGEST = 80
_MISSING = "…"
_ROMAN = ("", "I", "II", "III", "IV")
_PASSAGE = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")
_DECIMAL = re.compile(r"-?\d+\.\d+")
_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d+)")
_WHEN = re.compile(
    r"(?P<year>\d{4})-(?:Q(?P<quarter>[1-4])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::[\d.]+)?)?)?)"
)


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(_Entry):
    """One text in both languages."""

    vi: str
    en: str

    def text(self, lang: str = "vi") -> str:
        """The text in Vietnamese (`vi`) or English (`en`)."""
        return self.en if lang == "en" else self.vi


class Example(_Entry):
    """What trips a rule, and what it should have been."""

    wrong: str
    right: str


class Examples(_Entry):
    """The example of a rule in both languages."""

    vi: Example
    en: Example

    def pair(self, lang: str = "vi") -> Example:
        """The example in Vietnamese (`vi`) or English (`en`)."""
        return self.en if lang == "en" else self.vi


class Rule(_Entry):
    """One entry of the catalogue.

    Attributes:
        message, remedy: templates; the other wordings are plain text.
        params: what a finding of this rule may carry besides its own fields: name → meaning.
        numbers: the parameters that are shown as numbers.
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


class _Catalogue(_Entry):
    rules: tuple[Rule, ...]
    reasons: dict[str, Wording]
    words: dict[str, dict[str, Wording]]
    dates: dict[DateForm, Wording]
    decimal: Wording
    unknown_code: Wording

    def words_of(self, param: str) -> Mapping[str, Wording]:
        """What a parameter may say: key → wording; empty where it has no keys."""
        return self.reasons if param == "reason" else self.words.get(param, {})


@lru_cache(maxsize=1)
def _catalogue() -> _Catalogue:
    text = (schema_folder() / "rules.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _Catalogue.model_validate(yaml.load(text, Loader=loader))


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the codes' numbers: files first, the PAR index last."""
    ordered = sorted(_catalogue().rules, key=lambda rule: int(rule.code[1:]))
    return MappingProxyType({rule.code: rule for rule in ordered})


def reasons() -> frozenset[str]:
    """The keys that the parameter `reason` may have."""
    return frozenset(_catalogue().reasons)


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
    text = _catalogue().unknown_code
    raise SheetopsError(*(_fill(template, lambda name: values.get(name, "")) for template in (text.vi, text.en)))


def found(  # noqa: PLR0913 - the fields of a Finding, by keyword
    code: str,
    *,
    severity: Severity | None = None,
    path: str | None = None,
    sheet: str | None = None,
    cell: str | None = None,
    row: int | None = None,
    field: str | None = None,
    value: str | None = None,
    task_id: str | None = None,
    title: str | None = None,
    unit: str | None = None,
    indicator: str | None = None,
    **params: str,
) -> Finding:
    """A finding of a rule, with the catalogue's severity unless another is given.

    `params` are those that the rule lists, as text; dates and periods in ISO form, numbers with a decimal point,
    reasons and other words by their key, so that they can be rendered in either language.

    Raises:
        SheetopsError: there is no such code.
    """
    entry = rule(code)
    return Finding(
        code=entry.code,
        severity=severity or entry.severity,
        path=path,
        sheet=sheet,
        cell=cell,
        row=row,
        field=field,
        value=value,
        task_id=task_id,
        title=title,
        unit=unit,
        indicator=indicator,
        params=params,
    )


def title(finding: Finding, lang: str = "vi") -> str:
    """The short name of the finding's rule."""
    return rule(finding.code).title.text(lang)


def message(finding: Finding, lang: str = "vi", *, field_label: str | None = None, unit_name: str | None = None) -> str:
    """One sentence that says what is wrong; a missing parameter is shown as "…".

    `field_label` and `unit_name` are shown in place of the finding's field and unit code.
    """
    return _render(rule(finding.code).message, _raw(finding, field_label, unit_name), finding, lang)


def remedy(finding: Finding, lang: str = "vi", *, field_label: str | None = None, unit_name: str | None = None) -> str:
    """What the unit or the Office is to do; the parameters are those of `message`."""
    return _render(rule(finding.code).remedy, _raw(finding, field_label, unit_name), finding, lang)


def as_json(
    finding: Finding, lang: str = "vi", field_label: str | None = None, unit_name: str | None = None
) -> dict[str, str | int | None]:
    """The finding as it stands in the result's JSON; only the wording is rendered, all else is verbatim."""
    return {
        **{name: getattr(finding, name) for name in _PLAIN},
        "message": message(finding, lang, field_label=field_label, unit_name=unit_name),
        "remedy": remedy(finding, lang, field_label=field_label, unit_name=unit_name),
    }


def order_key(finding: Finding) -> tuple[str, str, int, int, str, str, tuple[str, ...]]:
    """The order of findings: path, sheet, row, column, code, field, what is absent first.

    What is left of a finding breaks ties, so that the order never depends on where findings came from.
    """
    row, column = _place(finding)
    rest = (finding.task_id, finding.indicator, finding.unit, finding.title, finding.value, finding.severity)
    params = (text for pair in sorted(finding.params.items()) for text in pair)
    ties = (*(text or "" for text in rest), *params)
    return (finding.path or "", finding.sheet or "", row, column, finding.code, finding.field or "", ties)


def _place(finding: Finding) -> tuple[int, int]:
    """Row and column from 1; 0 where there is none."""
    address = _ADDRESS.match(finding.cell or "")
    if not address:
        return finding.row or 0, 0
    column = 0
    for letter in address[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return finding.row or int(address[2]), column


def _render(template: Wording, raw: Mapping[str, str], finding: Finding, lang: str) -> str:
    numbers = rule(finding.code).numbers

    def shown(name: str) -> str:
        text = _line(raw.get(name, ""))
        words = _catalogue().words_of(name)
        keys = text.split(", ")
        if all(key in words for key in keys):
            return ", ".join(_fill(words[key].text(lang), shown) for key in keys)
        return _number(text, lang) if name in numbers else _dated(text, lang)

    return _fill(template.text(lang), shown)


def _fill(template: str, shown: Callable[[str], str]) -> str:
    """A template with its values; only the template is searched, so values may hold any character."""

    def passage(match: re.Match[str]) -> str:
        return match[1] if all(shown(name) for name in _NAME.findall(match[1])) else ""

    return _NAME.sub(lambda match: shown(match[1]) or _MISSING, _PASSAGE.sub(passage, template))


def _raw(finding: Finding, field_label: str | None, unit_name: str | None) -> dict[str, str]:
    """Every parameter as it came: the finding's own fields, and what it carries besides."""
    own = {name: str(getattr(finding, name) or "") for name in _PLAIN}
    file = (finding.path or "").rpartition("/")[2]
    labels = {"file": file, "field": field_label or own["field"], "unit": unit_name or own["unit"]}
    return {**finding.params, **own, **labels}


def _line(text: str) -> str:
    """The text on one line, shortened at a space where one is near."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    cut = line.rfind(" ", _LONGEST * 3 // 4, _LONGEST)
    return line[: cut if cut > 0 else _LONGEST - 1].rstrip() + _MISSING


def _number(text: str, lang: str) -> str:
    if not _DECIMAL.fullmatch(text):
        return text
    return text.rstrip("0").rstrip(".").replace(".", _catalogue().decimal.text(lang))


def _dated(text: str, lang: str) -> str:
    """A date, a moment or a period in ISO form as the language writes it; any other text as it is."""
    when = _WHEN.fullmatch(text)
    if not when:
        return text
    parts = {name: part for name, part in when.groupdict().items() if part} | {"date": text[:10]}
    # Decree 30/2020/NĐ-CP: a zero before days below 10 and before months 1 and 2 only.
    if parts.get("month", "") > "02":
        parts["month"] = parts["month"].lstrip("0")
    if "quarter" in parts:
        parts["quarter"] = _ROMAN[int(parts["quarter"])]
    return _fill(_catalogue().dates[_form(parts)].text(lang), lambda name: parts.get(name, ""))


def _form(parts: Mapping[str, str]) -> DateForm:
    if "day" not in parts:
        return "quarter" if "quarter" in parts else "month"
    # A spreadsheet stores a day as its midnight.
    return "moment" if parts.get("hour", "00") + parts.get("minute", "00") != "0000" else "day"
