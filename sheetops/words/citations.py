"""Documents that a text cites: "Kế hoạch số 12/KH-UBND ngày 05/01/2026" → number, type, issuer, day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from sheetops.text import bare_key, clean

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DOCUMENT = re.compile(
    r"(?<![\d/.])(?P<number>\d{1,5}[a-zA-Z]?)\s*/\s*(?:(?P<year>\d{4})\s*/\s*)?"
    r"(?P<symbol>[^\W\d_][\w&]*(?:\s*-\s*[^\W\d_][\w&.]*)*)"
    r"(?:[\s,;(]*(?:ký\s+|ban hành\s+)?(?:ngày|ng\.)?\s*(?P<day>\d{1,2})"
    r"(?:\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<in>\d{4}|\d{2}(?!\d))"
    r"|\s+tháng\s+(?P<month_>\d{1,2})\s+năm\s+(?P<in_>\d{4})))?",
    re.IGNORECASE,
)
_CENTURY = 100
# "ngày 24 tháng 4 năm 2026"; the day may still have to be filled in.
_DATED = re.compile(
    r"ngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})", re.IGNORECASE
)
_ATTACHED = "kem theo"
_MONTHS = 12
_SHORT = re.compile(r"ngày\s*(\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as a text cites it.

    Attributes:
        number: with its symbol, "12/KH-UBND".
        type, issuer: the parts of the symbol, "KH" and "UBND".
        day: None where the text names none, or one that no calendar has.
        text: as cited.
    """

    number: str
    type: str
    issuer: str
    day: date | None
    text: str


def citations(text: str) -> tuple[Citation, ...]:
    """The documents that a text cites, in its order, each once."""
    found = (_citation(match) for match in _DOCUMENT.finditer(_DASHES.sub("-", clean(text))))
    return tuple(dict.fromkeys(found))


def _citation(match: re.Match[str]) -> Citation:
    symbol = re.sub(r"\s", "", match["symbol"]).strip(".")
    kind, _, issuer = symbol.partition("-")
    year = f"{match['year']}/" if match["year"] else ""
    number = f"{match['number']}/{year}{symbol}"
    return Citation(number, kind, issuer, _day(match), match[0].strip(" ,;("))


def _day(match: re.Match[str]) -> date | None:
    if not match["day"]:
        return None
    year = int(match["in"] or match["in_"])
    try:
        return date(year + 2000 if year < _CENTURY else year, int(match["month"] or match["month_"]), int(match["day"]))
    except ValueError:
        return None


def is_attached(text: str) -> bool:
    """Whether a line says to what its table is attached: "(Kèm theo Thông báo số … ngày …)"."""
    return bare_key(text).startswith(_ATTACHED)


def letter_day(text: str) -> date | None:
    """The day of a letter, of a line that says it: behind its place, or what its table is attached to.

    Where only the month is written it is the month's last day.
    """
    match = _DATED.search(text)
    if match and (is_attached(text) or text[: match.start()].rstrip().endswith(",")):
        return _last(int(match["year"]), int(match["month"]), int(match["day"] or 31))
    short = _SHORT.search(text) if is_attached(text) else None
    return _last(int(short[3]), int(short[2]), int(short[1])) if short else None


def _last(year: int, month: int, day: int) -> date | None:
    """A day, no later than its month ends; None where no calendar has such a month."""
    if not 1 <= month <= _MONTHS:
        return None
    return date(year, month, max(1, min(day, calendar.monthrange(year, month)[1])))
