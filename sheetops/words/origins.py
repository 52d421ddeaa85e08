"""What a text says of a task's origin: carried over, or of this period (domain: origin).

By its words ("chuyển tiếp"), else by the month, quarter or year that it names, held against the period.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from sheetops.config.period import Period
from sheetops.kind import Kind
from sheetops.text import bare_key, folded
from sheetops.words.vocabulary import Vocabulary

CARRIED_OVER, IN_PERIOD = "carried_over", "in_period"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:\s*(?:/|-|nam)?\s*(20\d\d))?"
_MONTH = re.compile(rf"\b(?:thang\s*|t)(1[0-2]|0?[1-9]){_YEAR}\b")
_QUARTER = re.compile(rf"\b(?:quy\s*|q)(iv|i{{1,3}}|[1-4]){_YEAR}\b")
_DOCUMENT_DAY = re.compile(r"/[a-z][\w&-]*,?\s+ngay\s+\d{1,2}/(1[0-2]|0?[1-9])/(20\d\d)\b")
_AND = re.compile(r"\bvà\b|\bva\b|[,;+&]", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\bnam (20\d\d)\b")
_HALF = 6

Months: TypeAlias = tuple[int, int]  # first and last month, counted from the year 0


class OriginWords:
    """The words of a kind about origin, and a period."""

    def __init__(self, kind: Kind, period: Period) -> None:
        entries = kind.vocabularies.get("origin", ())
        self._words = Vocabulary({e.code: (e.label.vi, e.label.en, *e.words) for e in entries})
        self._speaks = bool(entries)
        self._items = (f"{bare_key(kind.item.vi)} ", f"{bare_key(f'các {kind.item.vi}')} ")
        phrases = (word for e in entries for word in (e.label.vi, *e.words) if len(word.split()) > 1)
        self._starts = (*self._items, *(f"{bare_key(word)} " for word in phrases))
        first, last = _month_number(period.first), _month_number(period.last)
        self._period: Months = (first, last)
        self.nearest = self._words.nearest
        self.find = lru_cache(maxsize=8192)(self._find)

    def _find(self, text: str) -> str | None:
        """The origin that a cell or heading speaks of; None where it speaks of none."""
        if not self._speaks:
            return None
        if code := self._words.find(text):
            return code
        code = self._words.longest_in(text, words=2)
        return code if code == CARRIED_OVER else self._by_time(text) or code

    def begins(self, text: str) -> bool:
        """Whether a text begins as a heading about the origin does: with such words, or what a row is called."""
        return f"{bare_key(text)} ".startswith(self._starts)

    def speaks_of_several(self, text: str) -> bool:
        """Whether it names tasks of both origins: "Nhiệm vụ chuyển tiếp và nhiệm vụ tháng 4"."""
        return len({code for part in _AND.split(text) if (code := self.find(part))}) > 1

    def _by_time(self, text: str) -> str | None:
        spans = [*self._months(text), *self._quarters(text)] or self._assigned_in(text) or self._years(text)
        if any(self._touches(span) for span in spans):
            return IN_PERIOD
        return CARRIED_OVER if spans and all(last < self._period[0] for _, last in spans) else None

    def _touches(self, span: Months) -> bool:
        return span[0] <= self._period[1] and span[1] >= self._period[0]

    def _months(self, text: str) -> list[Months]:
        found = ((int(m[1]), m[2]) for m in _MONTH.finditer(folded(text)))
        return [self._placed(month, month, year) for month, year in found]

    def _quarters(self, text: str) -> list[Months]:
        found = ((_ROMAN.get(m[1]) or int(m[1]), m[2]) for m in _QUARTER.finditer(folded(text)))
        return [self._placed(3 * quarter - 2, 3 * quarter, year) for quarter, year in found]

    def _assigned_in(self, text: str) -> list[Months]:
        """The month of the document that assigned the tasks, where it is the period's: an older one proves nothing."""
        days = ((int(m[1]), int(m[2])) for m in _DOCUMENT_DAY.finditer(folded(text)))
        spans = [self._placed(month, month, str(year)) for month, year in days]
        return [span for span in spans if self._touches(span)]

    def _placed(self, first: int, last: int, year: str | None) -> Months:
        """Months of a year; where none is written, of the year that brings them nearest to the period."""
        if year:
            return int(year) * 12 + first - 1, int(year) * 12 + last - 1
        start = self._period[0] // 12 * 12
        if self._touches((start + first - 1, start + last - 1)):
            return start + first - 1, start + last - 1
        away = start + last - 1 - self._period[0]
        start += 12 if away < -_HALF else -12 if away > _HALF else 0
        return start + first - 1, start + last - 1

    def _years(self, text: str) -> list[Months]:
        """A year, only where it is what was assigned that is of the year: "Nhiệm vụ năm 2025"."""
        bare = f"{bare_key(text)} "
        years = _YEAR_ALONE.findall(bare) if bare.startswith(tuple(f"{item}nam " for item in self._items)) else []
        return [(int(year) * 12, int(year) * 12 + 11) for year in years]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1
