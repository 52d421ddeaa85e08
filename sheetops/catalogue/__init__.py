"""The rule catalogue: findings are made here by code, and rendered here in Vietnamese or English.

Everything that users read comes from `schemas/rules.yaml`, whose head explains the templates.  The workbook, the
returned copies, the terminal and the JSON all render the same entry.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sheetops.catalogue.rulebook import DateForm, Rule, catalogue, rule, rules
from sheetops.catalogue.templates import MISSING, fill
from sheetops.catalogue.wording import Wording
from sheetops.model import Finding, Severity, Waived, column_number

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Rule",
    "as_json",
    "brief",
    "cause",
    "found",
    "message",
    "messages",
    "order_key",
    "remedy",
    "rule",
    "rules",
    "title",
]

# The fields of a finding that are told as they are: `Finding` in its own order.
_PLAIN = tuple(field.name for field in fields(Finding) if field.name not in ("params", "waived"))
_LONGEST = 80
_ROMAN = ("", "I", "II", "III", "IV")
_ENTRY = re.compile(r"(?P<name>(?:.*: )?)(?P<number>-?\d+(?:\.\d+)?)")
_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d+)")
_WHEN = re.compile(
    r"(?P<year>\d{4})-(?:Q(?P<quarter>[1-4])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::[\d.]+)?)?)?)"
)


def found(
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


def messages(finding: Finding) -> tuple[str, str]:
    """The message in Vietnamese and in English."""
    return message(finding, "vi"), message(finding, "en")


def message(finding: Finding, lang: str = "vi", *, field_label: str | None = None, unit_name: str | None = None) -> str:
    """One sentence that says what is wrong; a missing parameter is shown as "…".  A second where it is waived.

    `field_label` and `unit_name` are shown in place of the finding's field and unit code.
    """
    wrong = _render(rule(finding.code).message, _raw(finding, field_label, unit_name), finding, lang)
    if finding.waived is None:
        return wrong
    own = finding.waived
    values = {"by": own.by, "grounds": own.reason, "until": own.until.isoformat(), "document": own.document}
    return f"{wrong} {_render(catalogue().waived, values, finding, lang)}"


def brief(finding: Finding, lang: str = "vi") -> str:
    """What tells a finding from the next of its rule: what stands there, and how it is taken; "" where nothing does."""
    if template := rule(finding.code).brief:
        return _render(template, _raw(finding, None, None), finding, lang)
    said = finding.value or finding.title
    return f"“{_line(said)}”" if said else ""


def remedy(finding: Finding, lang: str = "vi", *, field_label: str | None = None, unit_name: str | None = None) -> str:
    """What the unit or the Office is to do; the parameters are those of `message`."""
    return _render(rule(finding.code).remedy, _raw(finding, field_label, unit_name), finding, lang)


def as_json(
    finding: Finding, lang: str = "vi", field_label: str | None = None, unit_name: str | None = None
) -> dict[str, Any]:
    """The finding as it stands in the result's JSON; only the wording is rendered, all else is verbatim."""
    return {
        **{name: getattr(finding, name) for name in _PLAIN},
        "message": message(finding, lang, field_label=field_label, unit_name=unit_name),
        "remedy": remedy(finding, lang, field_label=field_label, unit_name=unit_name),
        "waived": _waived(finding.waived) if finding.waived else None,
    }


def _waived(waived: Waived) -> dict[str, str | None]:
    return {
        "by": waived.by,
        "reason": waived.reason,
        "until": waived.until.isoformat(),
        "document": waived.document or None,
        "path": waived.path,
        "sheet": waived.sheet,
        "cell": waived.cell,
    }


def cause(finding: Finding) -> tuple[str, ...]:
    """What findings of one cause have in common: they are shown as one, with their count and cells."""
    same = ("code", "severity", "path", "sheet", "field", "unit", "indicator")
    own = (getattr(finding, name, None) or finding.params.get(name) for name in rule(finding.code).tells_apart)
    return tuple(str(value or "") for value in (*(getattr(finding, name) for name in same), *own, finding.waived))


def order_key(finding: Finding) -> tuple[str, str, int, int, str, str, tuple[str, ...]]:
    """The order of findings: path, sheet, row, column, code, field, what is absent first.

    What is left of a finding breaks ties, so that the order never depends on where findings came from.
    """
    row, column = _place(finding)
    about = (finding.task_id, finding.indicator, finding.unit, finding.title, finding.value)
    rest = (*about, finding.severity, str(finding.waived or ""))
    params = (text for pair in sorted(finding.params.items()) for text in pair)
    ties = (*(text or "" for text in rest), *params)
    return (finding.path or "", finding.sheet or "", row, column, finding.code, finding.field or "", ties)


def _place(finding: Finding) -> tuple[int, int]:
    """Row and column from 1; 0 where there is none."""
    address = _ADDRESS.match(finding.cell or "")
    if not address:
        return finding.row or 0, 0
    return finding.row or int(address[2]), column_number(address[1])


def _render(template: Wording, raw: Mapping[str, str], finding: Finding, lang: str) -> str:
    numbers = rule(finding.code).numbers

    def shown(name: str) -> str:
        text = _line(raw.get(name, ""))
        words = catalogue().words_of(name)
        keys = text.split(", ")
        if all(key in words for key in keys):
            return ", ".join(fill(words[key].text(lang), shown) for key in keys)
        return _number(text, lang) if name in numbers else _dated(text, lang)

    return fill(template.text(lang), shown)


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
    return line[: cut if cut > 0 else _LONGEST - 1].rstrip() + MISSING


def _number(text: str, lang: str) -> str:
    """A number with the language's decimal sign; of a list ("Phòng Kinh tế: 1.5; …") each that ends an entry."""
    entries = [_ENTRY.fullmatch(entry) for entry in text.split("; ")]
    if not all(entries):
        return text
    return "; ".join(f"{entry['name']}{_decimal(entry['number'], lang)}" for entry in entries if entry)


def _decimal(text: str, lang: str) -> str:
    return text.rstrip("0").rstrip(".").replace(".", catalogue().decimal.text(lang)) if "." in text else text


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
    return fill(catalogue().dates[_form(parts)].text(lang), lambda name: parts.get(name, ""))


def _form(parts: Mapping[str, str]) -> DateForm:
    if "day" not in parts:
        return "quarter" if "quarter" in parts else "month"
    # A spreadsheet stores a day as its midnight.
    return "moment" if parts.get("hour", "00") + parts.get("minute", "00") != "0000" else "day"
