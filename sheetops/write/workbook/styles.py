"""The looks of the workbook: Times New Roman throughout, colours that can still be told apart in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Look: TypeAlias = "dict[str, Any]"

FONT = "Times New Roman"
SIZE = 11
DEFAULT: Look = {"font_name": FONT, "font_size": SIZE, "font_family": 1, "font_scheme": "none"}

DAY = "dd/mm/yyyy"
MOMENT = "hh:mm dd/mm/yyyy"
COUNT = '#,##0;-#,##0;"–"'
SHARE = "0.0%"

WRAPPED: Look = {"text_wrap": True, "valign": "vcenter"}
TITLE: Look = {"bold": True, "font_size": 14, "valign": "vcenter"}
SUBTITLE: Look = {"italic": True, "font_size": 12, "valign": "vcenter"}
SECTION: Look = {"bold": True, "font_size": 12, "valign": "vcenter"}
NOTE: Look = {"italic": True, "text_wrap": True, "valign": "vcenter"}
PLAIN: Look = {"text_wrap": True, "valign": "top"}
CENTRED: Look = {"align": "center", "text_wrap": True, "valign": "vcenter"}
CELL: Look = {"text_wrap": True, "valign": "vcenter", "border": 1}
HEAD: Look = {**CENTRED, "bold": True, "border": 1, "bg_color": "#D9E2F3"}
GROUP: Look = {"bold": True, "bg_color": "#EDEDED"}
TOTAL: Look = {"bold": True, "bg_color": "#D9D9D9"}
YELLOW_HEAD: Look = {**HEAD, "bg_color": "#FFD966"}
YELLOW: Look = {**CELL, "bg_color": "#FFF2CC"}
LINK: Look = {"font_color": "#0563C1", "underline": 1}
QUIET_LINK: Look = {"font_color": "#1F3864"}
ALARM: Look = {"font_color": "#C00000", "bold": True}

# Modest colours for the tabs: results, what the Office works with, what is wrong, records.
TABS: Mapping[str, str] = {
    "summary": "#1F4E79",
    "by_unit": "#1F4E79",
    "detail": "#FFD966",
    "annex": "#1F4E79",
    "urging": "#C55A11",
    "discrepancies": "#C55A11",
    "findings": "#C55A11",
}
OTHER_TAB = "#7F7F7F"

# Beside its colour every status has its own pattern in the chart, so that a grey print tells them apart; only such
# patterns as Excel and LibreOffice both draw lightly enough to leave the figures readable.
PATTERNS = (
    None,
    "wide_upward_diagonal",
    "dashed_vertical",
    "horizontal_brick",
    "dashed_downward_diagonal",
    None,
    "dotted_grid",
    "dotted_diamond",
    "dashed_horizontal",
    "diagonal_brick",
)


def as_look(*looks: Look) -> Look:
    """Several looks as one, the later over the earlier."""
    return {name: setting for look in looks for name, setting in look.items()}


class Styles:
    """The formats of one workbook: equal looks share one format."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, *looks: Look) -> Any:
        """The format of several looks, the later ones over the earlier."""
        merged = as_look(*looks)
        key = tuple(sorted(merged.items()))
        if key not in self._known:
            self._known[key] = self._workbook.add_format(merged)
        return self._known[key]
