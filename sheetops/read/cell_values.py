"""Values of an .xlsx or .ods that the reader of values gets wrong, read from their XML."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from sheetops.model import Cell

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_TIME = re.compile(r"T?(\d\d:\d\d(?::\d\d)?)(\.\d+)?Z?")
_DURATION = re.compile(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?")
_DAY = timedelta(days=1)
_ANY = date(2000, 1, 1)


def unescape_x(text: str) -> str:
    """A text of Excel, in which _x000D_ stands for the character of that number and _x005F_ for the "_" before another.

    Source: ECMA-376, 22.9.2.19.
    """
    if "_x" not in text:
        return text
    joined = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def iso_value(text: str) -> Cell:
    """The date, moment or time that a text in ISO 8601 says, to the second; a day's midnight is the day.

    Other texts stay texts.
    """
    text = text.strip()
    try:
        if match := _DATE.fullmatch(text):
            moment = datetime.combine(date.fromisoformat(match[1]), time.fromisoformat(match[2] or "00:00"))
            moment += _rounded(match[3])
            return moment.date() if moment.time() == time() else moment
        if match := _TIME.fullmatch(text):
            return (datetime.combine(_ANY, time.fromisoformat(match[1])) + _rounded(match[2])).time()
    except (ValueError, OverflowError):
        pass  # 2026-02-30
    return text


def _rounded(fraction: str | None) -> timedelta:
    return timedelta(seconds=round(float(fraction or 0)))


def iso_duration(text: str) -> Cell:
    """The time of day, or the longer or negative duration, that a text in ISO 8601 says (PT08H30M00S)."""
    match = _DURATION.fullmatch(text.strip())
    if not match or not any(match.groups()[1:]):
        return text
    days, hours, minutes = (int(part or 0) for part in match.groups()[1:4])
    seconds = float((match[5] or "0").replace(",", "."))
    try:
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=round(seconds, 3))
    except OverflowError:
        return text
    if match[1]:
        return -length
    return (datetime.min + length).time() if length < _DAY else length
