"""Documents cited as evidence: "Kế hoạch số 12/KH-UBND ngày 05/01/2026" → number, type, issuer, day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

import pandas as pd

from sheetops.score.model import EvidenceFile, Mark
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
_TYPES = {
    "code": "str",
    "number": "str",
    "type": "str",
    "issuer": "str",
    "date": "datetime64[s]",
    "text": "str",
    "path": "str",
    "sheet": "str",
    "cell": "str",
    "file": "str",
    "sha256": "str",
    "size": "float64",
    "twin": "object",
}
_CENTURY = 100


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


def documents(marks: Mapping[str, Sequence[Mark]], files: Sequence[EvidenceFile]) -> pd.DataFrame:
    """The documents of all evidence, as `Scored.documents`, in the order of the indicators.

    Args:
        marks: code → its rows that count; `files`: what lies in the folder of evidence.
    """
    cited = [(mark, one) for several in marks.values() for mark in several for one in citations(mark.evidence)]
    kept = {file: _tokens(PurePosixPath(file.path).stem) for file in files}
    rows = [_row(mark, one, _twins(mark, one, cited), _file(one, kept)) for mark, one in cited]
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def _row(mark: Mark, one: Citation, twins: tuple[str, ...], file: EvidenceFile | None) -> tuple[object, ...]:
    place = (mark.path, mark.sheet, mark.cells.get("evidence"))
    held = (file.path, file.sha256, file.size) if file else (None, None, None)
    return (mark.code, one.number, one.type, one.issuer, one.day, one.text, *place, *held, twins)


def _twins(mark: Mark, one: Citation, cited: Iterable[tuple[Mark, Citation]]) -> tuple[str, ...]:
    """The codes of other indicators that cite the same: the same number, and no other day."""
    others = (other.code for other, two in cited if other.code != mark.code and _are_one(one, two))
    return tuple(dict.fromkeys(others))


def _are_one(one: Citation, other: Citation) -> bool:
    days = {one.day, other.day} - {None}
    return one.number.casefold() == other.number.casefold() and len(days) <= 1


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(word.lstrip("0") or word for word in re.split(r"[^0-9a-z]+", bare_key(text).replace("đ", "d")) if word)


def _file(one: Citation, kept: Mapping[EvidenceFile, tuple[str, ...]]) -> EvidenceFile | None:
    """The file named after a document: its number beside its type, and its issuer if the name has one right there."""
    number, *symbol = _tokens(one.number)
    wanted = ((number, *symbol), (*symbol, number), (*symbol, "so", number))
    return next((file for file, words in kept.items() if any(_holds(words, run) for run in wanted)), None)


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    return any(tuple(words[at : at + len(run)]) == tuple(run) for at in range(len(words) - len(run) + 1))
