"""Headings under which a report says what is planned for the time after its period: "B. KẾ HOẠCH THÁNG 5"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from sheetops.config.period import Period
from sheetops.text import bare_key
from sheetops.words.lexicon import without_numbering
from sheetops.words.sheet import sheet_words

_YEAR_LONG, _AHEAD = 12, 6
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def planned_for(heading: str, period: Period) -> str | None:
    """The later month or quarter whose tasks a heading announces; None for any other heading.

    Only what says so from its first word to its last: tasks "chuyển sang tháng 5" or "đến hạn tháng 5" are this
    period's.
    """
    match = _plan().fullmatch(bare_key(without_numbering(heading)))
    if match is None:
        return None
    if match["next"]:
        first = period.last + timedelta(days=1)
        return f"{first.year:04d}-{first.month:02d}"
    quarter = _QUARTERS[match["quarter"]] if match["quarter"] else None
    month = 3 * quarter - 2 if quarter else int(match["month"])
    ahead = _months_ahead(month, int(match["year"] or 0), period)
    if not 0 < ahead <= _AHEAD:
        return None
    year = period.last.year + (period.last.month - 1 + ahead) // _YEAR_LONG
    return f"{year:04d}-Q{quarter}" if quarter else f"{year:04d}-{month:02d}"


def _months_ahead(month: int, year: int, period: Period) -> int:
    """How many months a month lies after the period's last; without a year, its next one; 0 for the period's own."""
    if period.has_month((year or period.first.year, month)):
        return 0
    away = month - period.last.month
    return away + _YEAR_LONG * (year - period.last.year) if year else away % _YEAR_LONG


@lru_cache(maxsize=1)
def _plan() -> re.Pattern[str]:
    words = sheet_words()
    plans, times = (_any_of(texts) for texts in (words.plans, words.next_times))
    month = r"thang (?P<month>1[0-2]|0?[1-9])"
    quarter = r"quy (?P<quarter>iv|i{1,3}|[1-4])"
    return re.compile(rf"(?:(?:{plans}) )*(?:(?P<next>{times})|(?:{month}|{quarter})(?: (?:nam )?(?P<year>20\d\d))?)")


def _any_of(texts: tuple[str, ...]) -> str:
    return "|".join(re.escape(text) for text in sorted(map(bare_key, texts), key=len, reverse=True))
