"""How well the cells of a column fit a field: what decides between fields that share a header."""

from __future__ import annotations

from collections.abc import Sequence

from sheetops.lexicon import Lexicon
from sheetops.model import Cell
from sheetops.normalise.casts import cast_for
from sheetops.normalise.dates import DateSettings
from sheetops.status_words import StatusReading

_NEUTRAL = 0.5


def field_fit(name: str, values: Sequence[Cell], lexicon: Lexicon) -> float:
    """The share of non-blank values that the field's cast accepts; 0.5 for text fields and empty columns."""
    spec = lexicon.kind.field_by_name[name]
    given = [value for value in values if value is not None]
    if spec.type == "text" or not given:
        return _NEUTRAL
    period = lexicon.workspace.period
    cast = cast_for(spec, lexicon, DateSettings(period.first, period.last))
    return sum(_fits(value, spec.type, cast(value).value) for value in given) / len(given)


def _fits(value: Cell, kind_of_value: str, read: object) -> bool:
    if read is None:
        return False
    if kind_of_value == "status":
        return isinstance(value, str) and "%" not in value and isinstance(read, StatusReading) and read.whole
    return True
