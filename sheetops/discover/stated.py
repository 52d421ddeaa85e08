"""What a title block says of time: months, quarters, the days that it is as of."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sheetops.model import Recognised
from sheetops.text import bare_key, folded
from sheetops.words.sheet import sheet_words

_MONTH = re.compile(r"\bthang\s*(\d{1,2})(?:\s*(?:[/.-]|nam)?\s*(\d{4}))?\b")
_MONTHS = 12
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b(?:\s*(?:[/.-]|nam)?\s*(\d{4}))?")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = re.compile(r"\bnam (20\d\d)\b")
_DAY = re.compile(r"\bngay\s*(\d{1,2})\s*(?:/|-|\.|thang)\s*(\d{1,2})\s*(?:/|-|\.|nam)\s*(\d{4})")
_CITATION = re.compile(r"\b(?:kem theo|van ban|cong van|quyet dinh|thong bao|ke hoach)\b|\d\s*/\s*[a-z]")
_TIME = r"(?:\d{1,2}\s*(?:h|g|gio|:)\s*(?:\d{1,2})?(?:\s*(?:phut|ph|p)\b)?[,;]?\s*)?"
_DATE = r"(?:ngay\s*)?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})(?!\d)(?:\s*(?:[/.-]|nam)\s*(\d{4}|\d{2})(?!\d))?"
_CENTURY = 2000


def title_lines(sheets: Sequence[Recognised]) -> tuple[str, ...]:
    """The texts above the tables, of sheets that have a table."""
    return tuple(line for sheet in sheets if sheet.tables for line in sheet.title_lines)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a title block says of time.

    Attributes:
        months, quarters: (year or 0, number) pairs; `years`: years that are named.
        days: the days that it is dated, or as of; no days of documents that it cites.
        as_of: (year or 0, month, day) of the days that it says to be as of ("tính đến ngày 17/4").
    """

    months: tuple[tuple[int, int], ...]
    days: tuple[date, ...]
    quarters: tuple[tuple[int, int], ...] = ()
    years: tuple[int, ...] = ()
    as_of: tuple[tuple[int, int, int], ...] = ()


def stated(sheets: Sequence[Recognised]) -> Stated:
    """What the title blocks of sheets with a table say of time."""
    return stated_in(title_lines(sheets))


def stated_in(lines: Sequence[str]) -> Stated:
    """What lines of a title say of time."""
    return _stated_in(tuple(lines))


@lru_cache(maxsize=64)
def _stated_in(lines: tuple[str, ...]) -> Stated:
    texts = [re.sub(r"\s+", " ", _bare_keeping(line)) for line in lines]
    plain = [_DAY.sub(" ", text) for text in texts]
    months = [(int(m[2] or 0), int(m[1])) for text in plain for m in _MONTH.finditer(text)]
    quarters = [(int(m[2] or 0), _QUARTERS[m[1]]) for text in texts for m in _QUARTER.finditer(text)]
    return Stated(
        months=tuple((year, month) for year, month in months if 1 <= month <= _MONTHS),
        days=tuple(day for text in texts for day in _dated(text)),
        quarters=tuple(quarters),
        years=tuple(int(m[1]) for text in plain for m in _YEAR.finditer(text)),
        as_of=tuple(day for line in lines for day in _as_of(line)),
    )


def _dated(text: str) -> Iterable[date]:
    cites = _CITATION.search(text)
    for match in _DAY.finditer(text):
        if cites and not _said_before().search(text[: match.start()]):
            continue
        with contextlib.suppress(ValueError):
            yield date(int(match[3]), int(match[2]), int(match[1]))


def _as_of(line: str) -> Iterable[tuple[int, int, int]]:
    for day, month, year in _said_as_of().findall(folded(line)):
        number = int(year or 0)
        yield (number + _CENTURY if 0 < number < _CENTURY else number), int(month), int(day)


@lru_cache(maxsize=1)
def _words_before() -> str:
    words = sorted(map(folded, sheet_words().as_of), key=len, reverse=True)
    return rf"\b(?:{'|'.join(map(re.escape, words))})(?:\s+(?:het|luc|thoi diem|ngay))*"


@lru_cache(maxsize=1)
def _said_before() -> re.Pattern[str]:
    return re.compile(rf"{_words_before()}\s*$")


@lru_cache(maxsize=1)
def _said_as_of() -> re.Pattern[str]:
    return re.compile(rf"{_words_before()}[\s:]*{_TIME}{_DATE}")


def _bare_keeping(text: str) -> str:
    """A text without accents, its date separators kept."""
    return " ".join(bare_key(part) if part not in "/-." else part for part in re.split(r"([/.-])", text))
