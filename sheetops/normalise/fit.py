"""How well the cells of a column fit a field: what decides between fields that share a header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sheetops.model import Cell
from sheetops.normalise.casts import Cast, cast_for
from sheetops.normalise.dates import DateSettings
from sheetops.words.lexicon import Lexicon
from sheetops.words.status_text import has_figures
from sheetops.words.statuses import StatusReading

_NEUTRAL = 0.5


def field_fit(name: str, values: Sequence[Cell], lexicon: Lexicon) -> float:
    """The share of non-blank values that the field's cast accepts; 0.5 for text fields and empty columns."""
    spec = lexicon.kind.field_by_name[name]
    given = [value for value in values if value is not None]
    if spec.type == "text" or not given:
        return _NEUTRAL
    period = lexicon.workspace.period
    cast = cast_for(spec, lexicon, DateSettings(period.first, period.last))
    distinct = Counter((type(value), value) for value in given)
    return sum(n for (_, value), n in distinct.items() if _fits(value, spec.type, cast(value))) / len(given)


def _fits(value: Cell, kind_of_value: str, read: Cast) -> bool:
    if kind_of_value == "deadline":
        return not read.verdict or read.value is not None  # "thường xuyên" is understood, though it is no day
    if kind_of_value == "status" and read.value is not None:
        whole = isinstance(read.value, StatusReading) and read.value.whole
        return isinstance(value, str) and whole and not has_figures(value)
    return read.value is not None or read.verdict == "D303"  # "tháng 4" is a time, though no day
