"""A day that the Office sets: with day, month and year, for decisions go along from one year to the next."""

from __future__ import annotations

import re
from datetime import date

from sheetops.text import folded

_DAY = re.compile(r"(?:(?:den )?(?:het )?(?:ngay )?)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_WORDS = re.compile(r"(?:(?:den )?(?:het )?(?:ngay )?)(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def day_of(text: str) -> date | None:
    """The day that a text names in full: 30/6/2026, "hết ngày 30 tháng 6 năm 2026", 2026-06-30; None of any other."""
    plain = folded(text)
    if iso := _ISO.fullmatch(plain):
        year, month, day = map(int, iso.groups())
    elif written := _DAY.fullmatch(plain) or _WORDS.fullmatch(plain):
        day, month, year = map(int, written.groups())
    else:
        return None
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None
