"""Severities: their order, how they look, how they are counted, and the exit code that they give."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheetops.cli.words import Words
    from sheetops.model import Finding

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
SEVERITIES = tuple(STYLES)


def counts(findings: Iterable[Finding], words: Words) -> str:
    """How many findings of each severity there are: "2 lỗi, 5 cảnh báo, 0 thông tin"."""
    number: Counter[str] = Counter(finding.severity for finding in findings)
    return ", ".join(words(f"counts.{severity}", count=number[severity]) for severity in SEVERITIES)


def exit_code(findings: Iterable[Finding], *, strict: bool) -> int:
    """1 where there are errors, and, if `strict`, where there are warnings; else 0."""
    wanted = ("error", "warning") if strict else ("error",)
    return int(any(finding.severity in wanted for finding in findings))
