"""Where a finding is, and findings of one rule put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from sheetops import catalogue
from sheetops.cli.severity import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheetops.catalogue import Rule
    from sheetops.cli.words import Words
    from sheetops.evaluation import Judged
    from sheetops.model import Finding

_ANYTHING = "…"


@dataclass(frozen=True, slots=True)
class Repeated:
    """The findings of one rule, by place; there is at least one."""

    findings: tuple[Finding, ...]

    @property
    def code(self) -> str:
        return self.findings[0].code

    @property
    def severity(self) -> str:
        return self.findings[0].severity

    @property
    def shown_severity(self) -> str:
        """The severity as it is shown: "waived" in place of that of waived findings."""
        return "waived" if self.findings[0].waived else self.severity

    @property
    def places(self) -> int:
        """In how many places they are: a cell that several rows share is one."""
        cells = {(finding.path, finding.sheet, finding.cell) for finding in self.findings if finding.cell}
        return len(cells) + sum(finding.cell is None for finding in self.findings)


def repeated(findings: Iterable[Finding]) -> list[Repeated]:
    """Findings by rule and severity, those that are waived apart: errors first, then what is most frequent."""
    places: dict[tuple[str, str, bool], list[Finding]] = {}
    for finding in findings:
        places.setdefault((finding.severity, finding.code, finding.waived is not None), []).append(finding)
    groups = [Repeated(tuple(group)) for group in places.values()]
    return sorted(groups, key=lambda g: (SEVERITIES.index(g.severity), -len(g.findings), g.code, g.shown_severity))


def spots(findings: Sequence[Finding], words: Words, most: int) -> str:
    """The cells of some findings, those of one sheet together: "Theo dõi!H12, H15 (3 dòng); Phụ lục!C3"."""
    shown, parts = list(findings[:most]), []
    for sheet, group in groupby(shown, key=lambda finding: finding.sheet):
        cells = Counter(spot for finding in group if (spot := _cell(finding, words)))
        listed = ", ".join(spot + (words("shared", count=count) if count > 1 else "") for spot, count in cells.items())
        parts.append(f"{sheet}!{listed}" if sheet and listed else sheet or listed)
    more = [words("and_more", count=len(findings) - most)] if len(findings) > most else []
    return "; ".join(part for part in [*parts, *more] if part)


def message(finding: Finding, judged: Judged, lang: str) -> str:
    """What is wrong, with the labels of field and unit."""
    label, unit = judged.names_of(finding, lang)
    return catalogue.message(finding, lang, field_label=label, unit_name=unit)


def remedy(finding: Finding, judged: Judged, lang: str) -> str:
    """How to mend it, with the labels of field and unit."""
    label, unit = judged.names_of(finding, lang)
    return catalogue.remedy(finding, lang, field_label=label, unit_name=unit)


def specimen(rule: Rule) -> Finding:
    """A finding of a rule with "…" for whatever it may say, so that its wording shows every passage."""
    any_ = _ANYTHING
    place = replace(catalogue.found(rule.code), path=any_, sheet=any_, cell=any_, field=any_, value=any_)
    params = dict.fromkeys(rule.params, any_)
    return replace(place, title=any_, unit=any_, indicator=any_, params=params)


def _cell(finding: Finding, words: Words) -> str:
    if finding.cell:
        return finding.cell
    return words("row", row=finding.row) if finding.row else ""
