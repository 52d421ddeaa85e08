"""Reading the date cells of a sheet: deadlines, and the days on which something was assigned or done.

Never raises for whatever stands in a cell.  Day before month, always; what the calendar does not have is
"impossible", never clamped; what is not understood is "unreadable", never guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from math import isnan
from typing import TYPE_CHECKING

from sheetops.normalise.dates.deadline import Purpose, read_text
from sheetops.normalise.dates.reading import DateReading, DateSettings, Verdict, plausible, serial_day
from sheetops.normalise.dates.words import date_text, date_words

if TYPE_CHECKING:
    from sheetops.model import Cell

__all__ = ["DateReading", "DateSettings", "Verdict", "is_text_day", "note_text", "read_day", "read_deadline", "swapped"]

_TEXT_DAY = re.compile(r"[0-9]{1,2}\s*([/.\-])\s*[0-9]{1,2}(?:\s*\1\s*(?:[0-9]{4}|[0-9]{2}))?")
_MONTHS = 12
_SEVEN_DIGITS, _NINE_DIGITS = 1_000_000, 100_000_000


def read_deadline(value: Cell, settings: DateSettings) -> DateReading:
    """What a cell says of a deadline: the last day on which the work is in time.

    Args:
        value: the cell as it was read.
        settings: the period, which fills in what the cell leaves out.
    """
    return _read(value, settings, "deadline")


def read_day(value: Cell, settings: DateSettings) -> DateReading:
    """What a cell says of the day on which something was assigned or done; of several days, the last.

    A month alone, or "trước 15/4", gives its last day as approximate.  Words that speak of a deadline or of
    what is still to come ("dự kiến 20/4") make it unreadable; words that only say that it was done give none.

    Args:
        value: the cell as it was read.
        settings: the period, which fills in what the cell leaves out.
    """
    return _read(value, settings, "day")


def is_text_day(value: Cell) -> bool:
    """Whether a cell is text and nothing but day and month in figures, with or without year ("5/4", "05.4.2026")."""
    return isinstance(value, str) and bool(_TEXT_DAY.fullmatch(date_text(value).plain))


def swapped(day: date) -> date | None:
    """The date with day and month exchanged; None if that is no date, or the same."""
    return date(day.year, day.day, day.month) if day.day <= _MONTHS and day.day != day.month else None


@lru_cache(maxsize=64)
def note_text(note: str, lang: str = "vi") -> str:
    """A reading's note in Vietnamese (`vi`) or English (`en`); "" for no note."""
    return str(date_words().data["notes"][note]["en" if lang == "en" else "vi"]) if note else ""


def _is_compact(number: float) -> bool:
    """Whether a number may be a day that was typed without signs: 20260415, 15042026."""
    return _SEVEN_DIGITS <= number < _NINE_DIGITS and number == int(number)


def _read(value: Cell, settings: DateSettings, purpose: Purpose) -> DateReading:
    if value is None or (isinstance(value, float) and isnan(value)):
        return DateReading(None, "blank")
    if isinstance(value, str):
        return read_text(value, settings, purpose)
    if isinstance(value, date):
        return plausible(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return read_text(f"{value:08.0f}", settings, purpose) if _is_compact(value) else serial_day(value, settings)
    return DateReading(None, "unreadable", "number")
