"""What a cell may hold, and what of it a spreadsheet can bear."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from sheetops.text import as_text

# Excel's limit, in UTF-16 units; a longer text makes the workbook unreadable.
LONGEST = 32_767
_BASIC_PLANE = 0xFFFF
# What XML 1.0 forbids (section 2.2), and lone surrogates, which UTF-8 cannot encode.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Before 1900 Excel counts no days.
_FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, with "=" or without, and the value it has now."""

    text: str
    value: str | float


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; `target` is None where no link is possible."""

    text: str
    target: str | None


Value: TypeAlias = str | float | date | Formula | Link | None


def missing(value: Any) -> bool:
    """Whether a frame's cell is blank: None, NaN, NaT or an empty text."""
    return value is None or value == "" or bool(value != value)  # noqa: PLR0124 -- true of NaN and NaT alone


def storable(text: str, note: str) -> str:
    """The text as a cell can hold it: what XML forbids is shown as U+FFFD, what is too long is cut before `note`."""
    text = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if _units(text) <= LONGEST else _cut(text, LONGEST - len(note)) + note


def _units(text: str) -> int:
    return len(text) + sum(ord(ch) > _BASIC_PLANE for ch in text) if len(text) > LONGEST // 2 else len(text)


def _cut(text: str, units: int) -> str:
    left = units
    for place, ch in enumerate(text):
        left -= 2 if ord(ch) > _BASIC_PLANE else 1
        if left < 0:
            return text[:place]
    return text


def day(value: Any) -> date | str | None:
    """A date of a frame as the workbook stores it; as text before 1900, which no spreadsheet counts."""
    if missing(value):
        return None
    when = value.date() if isinstance(value, datetime) else value
    if isinstance(when, date) and when < _FIRST_DAY:
        return when.strftime("%d/%m/") + f"{when.year:04}"
    return when if isinstance(when, date) else str(value)


def number(value: Any) -> float | str | None:
    """A number of a frame: whole where it is whole; as text where it is infinite."""
    if missing(value):
        return None
    if not isinstance(value, (int, float)):
        return str(value)
    if not math.isfinite(value):
        return str(value)
    return int(value) if float(value).is_integer() else float(value)


def as_typed(value: Any) -> Value:
    """What somebody has typed into a cell, for a cell; what no cell of ours holds, as text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        return None if value is None else as_text(value)
    return value


def text(value: Any) -> str:
    """A text of a frame; empty where it is blank."""
    return "" if missing(value) else str(value)


def written_day(when: date) -> str:
    """17/4/2026 and 05/02/2026: a zero before days below 10 and months 1 and 2 (Nghị định 30/2020/NĐ-CP)."""
    month = f"{when.month:02}" if when.month <= 2 else str(when.month)  # noqa: PLR2004 -- as the decree counts
    return f"{when.day:02}/{month}/{when.year}"


def duration(minutes: float) -> list[tuple[str, int]]:
    """A time in days and hours, or hours and minutes: (days, 2), (hours, 4); what is nought is left out."""
    hours, rest = divmod(int(minutes), 60)
    days, hours_left = divmod(hours, 24)
    parts = [("days", days), ("hours", hours_left)] if days else [("hours", hours), ("minutes", rest)]
    return [(unit, count) for unit, count in parts if count]
