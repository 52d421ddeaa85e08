"""What an unknown column may be, of the fields that its table lacks: by what its cells hold, and by its header.

A likeness is a suggestion.  Only for a required field, without which the sheet is of little use, is a column taken at
once: where its cells fit that field and no other as well, and no other column does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sheetops.kind import FieldSpec, FieldType
from sheetops.model import Cell, Share
from sheetops.recognise.headers import HeaderWords, is_earlier
from sheetops.recognise.words import is_mark
from sheetops.text import as_text, bare_key

Fit = Callable[[str, Sequence[Cell]], float]

_WELL_FIT = 0.8
_LEAST_FIT = 0.5
_FEWEST_TO_SUGGEST = 2
_FEWEST_TO_TAKE = 3
_MOST = 3
_TITLE_WORDS = 4
_TITLES_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A column whose header says nothing that is known."""

    number: int
    header: str
    values: Sequence[Cell]

    @property
    def own_header(self) -> str:
        """Its header without those of its groups."""
        return self.header.rpartition(" / ")[2]


def likely(
    columns: Sequence[Unclaimed], lacking: Sequence[FieldSpec], words: HeaderWords, fit: Fit
) -> dict[int, tuple[str | None, tuple[str, ...]]]:
    """Column → the field that it is taken for, None where that must be confirmed first, and all that it may be.

    Args:
        lacking: the fields that the table has no column for.
        fit: how well values fit a field, 0…1.
    """
    shares = {c.number: _shares(c, lacking, fit) for c in columns}
    found: dict[int, tuple[str | None, tuple[str, ...]]] = {}
    for column in columns:
        own = shares[column.number]
        named = [name for name in words.near(column.own_header) if _may_be(name, column, lacking, fit)]
        by_both = [name for name in named if name in own]
        if like := tuple(dict.fromkeys((*by_both, *own, *named)))[:_MOST]:
            found[column.number] = (_plain(column, shares, lacking), like)
    return found


def _plain(column: Unclaimed, shares: Mapping[int, Mapping[str, float]], lacking: Sequence[FieldSpec]) -> str | None:
    """The required field that a column plainly holds, by its cells; None where there is any doubt."""
    own, others = shares[column.number], (other for number, other in shares.items() if number != column.number)
    best = next(iter(own), None)
    if best is None or len(column.values) < _FEWEST_TO_TAKE or (is_earlier(column.header) and best != "title"):
        return None
    rivalled = any(best in other for other in others) or list(own.values()).count(own[best]) > 1
    required = any(field.name == best and field.column == "required" for field in lacking)
    return best if required and not rivalled else None


def _shares(column: Unclaimed, lacking: Sequence[FieldSpec], fit: Fit) -> dict[str, float]:
    """Lacking field → the share of a column's cells that fit it, the best first; only those that fit well."""
    if len(column.values) < _FEWEST_TO_SUGGEST:
        return {}
    shares = {field.name: _share(field, column.values, fit) for field in lacking}
    required = {field.name: field.column == "required" for field in lacking}
    well = [name for name, share in shares.items() if share >= _WELL_FIT]
    return {name: shares[name] for name in sorted(well, key=lambda name: (-shares[name], not required[name]))}


def _share(field: FieldSpec, values: Sequence[Cell], fit: Fit) -> float:
    if field.name == "origin":  # any month in a text speaks of one, that in "HCC-2026-04-01" too
        return 0.0
    if field.name == "title":
        return 1.0 if _are_titles(values) else 0.0
    telling = [value for value in values if _tells(value, field.type)]
    return fit(field.name, telling) * len(telling) / len(values) if telling else 0.0


def _tells(value: Cell, kind_of_value: FieldType) -> bool:
    """Whether a cell can tell a column of such values at all: any number is a day, any cross a status."""
    if kind_of_value in ("text", "number") or isinstance(value, bool):
        return False
    if kind_of_value == "percent":
        return isinstance(value, Share) or (isinstance(value, str) and "%" in value)
    if isinstance(value, int | float):
        return False
    return kind_of_value != "status" or not is_mark(value)


def _are_titles(values: Sequence[Cell]) -> bool:
    """Whether cells hold what tasks are called: texts of several words, each another, and no names of persons."""
    texts = [bare_key(as_text(value)) for value in values if isinstance(value, str) and not value.istitle()]
    long = [text for text in texts if len(text.split()) >= _TITLE_WORDS]
    return len(long) >= _TITLES_SHARE * len(values) and len(set(texts)) >= _WELL_FIT * len(values)


def _may_be(name: str, column: Unclaimed, lacking: Sequence[FieldSpec], fit: Fit) -> bool:
    """Whether a field that a header looks like is lacking, and not belied by the cells."""
    return any(field.name == name for field in lacking) and fit(name, column.values) >= _LEAST_FIT
