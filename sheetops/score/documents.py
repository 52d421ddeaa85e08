"""Documents cited as evidence, with the file that is each of them, and other indicators that cite it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

import pandas as pd

from sheetops.score.model import EvidenceFile, Mark
from sheetops.text import bare_key
from sheetops.words.citations import Citation, citations

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
