"""The values of reading a date: what the period gives, and what was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["ok", "approximate", "none", "recurring", "urgent", "blank", "impossible", "unreadable"]

# The years that a sheet of our time can mean; 1900 and 20266 are slips of the finger or of a format.
FIRST_YEAR, LAST_YEAR = 2000, 2100
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class DateSettings:
    """What a text leaves out, and how the Office counts.

    Attributes:
        first, last: the period's first and last day.  A missing year is the year of `first`; a missing month or
            quarter is the period's, where the period lies within one.
        before_is_exclusive: "trước 15/4" is 14/4; else 15/4.
        epoch_1904: numbers are days since 1904 (a workbook of the old Macintosh kind).
    """

    first: date
    last: date
    before_is_exclusive: bool = True
    epoch_1904: bool = False

    @property
    def year(self) -> int:
        return self.first.year

    @property
    def month(self) -> int | None:
        """The period's month; None where it holds more than one."""
        same = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return self.first.month if same else None

    @property
    def quarter(self) -> int | None:
        """The period's quarter; None where it holds more than one."""
        first, last = (self.first.month + 2) // 3, (self.last.month + 2) // 3
        return first if (self.first.year, first) == (self.last.year, last) else None


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a cell says.

    Attributes:
        day: the day, if it names one.
        verdict: ok (a day) · approximate (a day by rule, worth a warning) · none (a known expression that sets no
            day) · recurring (with a day if one stands in it) · urgent (no day, but no delay) · blank ·
            impossible (a day that no calendar has) · unreadable.
        note: why, as a slug of `notes` in `schemas/dates.yaml`; "" where there is nothing to say.
        earliest: where `day` is only the last of the days that a completion may mean ("tháng 4"), the first of them.
    """

    day: date | None
    verdict: Verdict
    note: str = ""
    earliest: date | None = None


def plausible(day: date) -> DateReading:
    """A day as it is stored, if a sheet of our time can mean its year."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return DateReading(day, "ok")
    return DateReading(None, "unreadable", "year")


def serial_day(number: float, settings: DateSettings) -> DateReading:
    """A number as the workbook's count of days; any other number (15, 15.4, 2026) is no date, and not guessed at."""
    epoch = _EPOCH_1904 if settings.epoch_1904 else _EPOCH
    if not (date(FIRST_YEAR, 1, 1) - epoch).days <= number < (date(LAST_YEAR + 1, 1, 1) - epoch).days:
        return DateReading(None, "unreadable", "number")
    return DateReading(epoch + timedelta(days=int(number)), "ok")
