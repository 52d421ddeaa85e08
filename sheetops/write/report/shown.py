"""Values as the page shows them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sheetops.write.report.model import Cell
from sheetops.write.workbook.values import Formula, Link, missing, number, storable, written_day

if TYPE_CHECKING:
    from sheetops.write.workbook.common import CommonLabels


def shown(book: CommonLabels, value: Any) -> str:
    """A value of a workbook's cell as text; figures with a decimal comma, what markup cannot hold as U+FFFD."""
    if isinstance(value, (Link, Formula)):
        return shown(book, value.text if isinstance(value, Link) else value.value)
    if missing(value):
        return ""
    if isinstance(value, datetime):
        return f"{value:%H:%M} {written_day(value.date())}"
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        known = number(round(float(value), 3))
        return str(known).replace(".", ",")
    return storable(str(value), book.words("common.shortened"))


def share(value: float | None) -> str:
    """A share of 1 in per cent: 62,5%; nothing where it is not known."""
    return "" if missing(value) or value is None else f"{value * 100:.1f}%".replace(".", ",")


def cell(book: CommonLabels, value: Any, href: str = "") -> Cell:
    """A value as a cell."""
    return Cell(shown(book, value), href)


def filtered(**codes: str) -> str:
    """The address within the page at which the list shows only what has these codes."""
    return "#" + urlencode(codes)
