"""What the sheets of a scored result's workbook are written with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from sheetops.write.workbook.common import CommonBook
from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.scored import Scored

Record: TypeAlias = "Mapping[Any, Any]"
POINTS = "#,##0.0##"
"""How points are written: 7.0, 2.5, 0.25; a nought is a nought."""


class ScoreBook(CommonBook):
    """The workbook under construction."""

    evaluation: Scored
    schema = "scorebook"

    @cached_property
    def indicators(self) -> list[dict[Any, Any]]:
        """The catalogue's rows in their order."""
        return self.evaluation.indicators.to_dict("records")

    @cached_property
    def by_code(self) -> Mapping[str, Record]:
        """Code → indicator."""
        return {str(indicator["code"]): indicator for indicator in self.indicators}

    @cached_property
    def owners(self) -> Mapping[str, list[dict[Any, Any]]]:
        """Code → who has to do with it."""
        found: dict[str, list[dict[Any, Any]]] = {}
        for owner in self.evaluation.owners.to_dict("records"):
            found.setdefault(str(owner["code"]), []).append(owner)
        return found

    def title_words(self) -> dict[str, str]:
        """What titles name the kind by."""
        label = self.kind.label.vi
        return {"kind": label, "KIND": label.upper()}

    def level(self, indicator: Record) -> str:
        """Part, group or indicator, in words."""
        level = "leaf" if indicator["leaf"] else "part" if indicator["level"] == 0 else "group"
        return self.words.label("levels", level)

    def name_of(self, code: Any) -> str:
        """The name of an indicator, or of a part by its numeral."""
        return text(self.by_code[str(code)]["name"]) if str(code) in self.by_code else ""

    def units_of(self, code: str, role: str) -> str:
        """The units that have a role in an indicator, one a line."""
        units = [owner["unit"] for owner in self.owners.get(code, []) if owner["role"] == role]
        return "\n".join(dict.fromkeys(self.names.unit(unit) for unit in units if not missing(unit)))
