"""The titles of Chi tiết, by which its columns are found again wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook.words import DECISIONS, Words

if TYPE_CHECKING:
    from sheetops.kind import Kind

_OWN = ("number", "id", "origin", "sector", "unit")
_TOLD = ("due_text", "assigned_due", "extension", "status_text", "reported_status", "status", "basis", "reason")
_LAST = ("timeliness", "days_overdue", "path", "sheet", "cell")


def detail_titles(kind: Kind) -> dict[str, str]:
    """Column → title, of all columns that a kind's Chi tiết can have but those that the kind does not know."""
    words = Words(item=kind.item.vi, period="")
    fields = {field.name: field.label.vi for field in kind.fields if field.name not in (*_OWN, "no", "status")}
    decisions = {f"decision {name}": words(f"decision.{name}") for name in DECISIONS}
    own, told, last = ({name: words(f"detail.{name}") for name in names} for names in (_OWN, _TOLD, _LAST))
    return {**own, **fields, **told, **last, **decisions}
