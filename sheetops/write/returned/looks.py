"""The colours of what is to be mended; in a grey print the comment and the list still tell them apart."""

from __future__ import annotations

from openpyxl.styles import PatternFill

# Nobody else's colours, so that the next copy knows them again.
_COLOURS = {"error": "FFF8B1A3", "warning": "FFFFE28C"}
FILLS = {severity: PatternFill("solid", fgColor=colour) for severity, colour in _COLOURS.items()}


def is_ours(fill: PatternFill) -> bool:
    """Whether a cell bears one of the colours."""
    return fill.fill_type == "solid" and fill.fgColor.type == "rgb" and fill.fgColor.rgb in _COLOURS.values()
