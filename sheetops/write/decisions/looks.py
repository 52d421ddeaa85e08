"""The looks of the workbook of decisions: those of the result, for cells that openpyxl writes."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from sheetops.write.workbook import styles

_EDGE = Side(style="thin")
BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
WRAPPED = Alignment(vertical="center", wrap_text=True)
UNWRAPPED = Alignment(vertical="center")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
PLAIN = Font(name=styles.FONT, size=styles.SIZE)
BOLD = Font(name=styles.FONT, size=styles.SIZE, bold=True)
TITLE = Font(name=styles.FONT, size=14, bold=True)
ITALIC = Font(name=styles.FONT, size=styles.SIZE, italic=True)


def fill(look: styles.Look) -> PatternFill:
    """The background of a look of the result's workbook."""
    return PatternFill("solid", fgColor=str(look["bg_color"]).removeprefix("#"))


HEAD = fill(styles.HEAD)
YELLOW_HEAD = fill(styles.YELLOW_HEAD)
YELLOW = fill(styles.YELLOW)
