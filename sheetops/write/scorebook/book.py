"""What the sheets of a scored result's workbook are written with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from sheetops.write.workbook.common import CommonBook, CommonLabels
from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheetops.scored import Scored

Record: TypeAlias = "Mapping[Any, Any]"
SEPARATOR = "; "
POINTS = "#,##0.0##"
"""How points are written: 7.0, 2.5, 0.25; a nought is a nought."""


class ScoreLabels(CommonLabels):
    """What the words of a scored result's workbook, and of a page that tells the same, are made from."""

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

    def field_label(self, part: str) -> str:
        """The label of the kind's field that plays a part in scoring; of a part that none plays its usual name."""
        field = getattr(self.kind.scoring, part, None)
        return self.kind.field_label(field) if field else self.words(f"detail.{part}")

    @cached_property
    def _typed(self) -> Mapping[str, Mapping[str, Any]]:
        return {decision.code: decision.typed for decision in self.evaluation.decisions.scores}

    def typed(self, indicator: Record) -> Mapping[str, Any]:
        """What the Office has typed into the yellow cells of an indicator, by column."""
        return self._typed.get(str(indicator["code"]), {})

    def level(self, indicator: Record) -> str:
        """Part, group or indicator, in words."""
        level = "leaf" if indicator["leaf"] else "part" if indicator["level"] == 0 else "group"
        return self.words.label("levels", level)

    def name_of(self, code: Any) -> str:
        """The name of an indicator, or of a part by its numeral."""
        return text(self.by_code[str(code)]["name"]) if str(code) in self.by_code else ""

    def units_of(self, code: str, role: str) -> str:
        """The units that have a role in an indicator; nothing where none has."""
        units = [owner["unit"] for owner in self.owners.get(code, []) if owner["role"] == role]
        return SEPARATOR.join(dict.fromkeys(self.names.unit(unit) for unit in units if not missing(unit)))


class ScoreBook(CommonBook, ScoreLabels):
    """The workbook under construction."""

    evaluation: Scored
    schema = "scorebook"
