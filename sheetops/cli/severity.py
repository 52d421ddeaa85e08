"""Severities: their order, how they look, how they are counted, and the exit code that they give."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheetops.cli.words import Words
    from sheetops.model import Finding

SEVERITIES: tuple[str, ...] = ("error", "warning", "info")
# What is waived is info, and says so in place of it.
STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan", "waived": "green"}


def counts(findings: Iterable[Finding], words: Words) -> str:
    """How many findings of each severity there are: "2 lỗi, 5 cảnh báo, 1 thông tin (1 được miễn trừ)"."""
    findings = tuple(findings)
    number: Counter[str] = Counter(finding.severity for finding in findings)
    waived = sum(finding.waived is not None for finding in findings)
    shown = ", ".join(words(f"counts.{severity}", count=number[severity]) for severity in SEVERITIES)
    return shown + (words("counts.waived", count=waived) if waived else "")


def exit_code(findings: Iterable[Finding], *, strict: bool) -> int:
    """1 where there are errors, and, if `strict`, where there are warnings; else 0."""
    wanted = ("error", "warning") if strict else ("error",)
    return int(any(finding.severity in wanted for finding in findings))
