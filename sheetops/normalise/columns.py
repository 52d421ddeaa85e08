"""A column of raw cells → its typed column: each distinct value is read once."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sheetops.kind import FieldSpec
from sheetops.normalise.casts import Cast, CastFunction, cast_for, percent_cast
from sheetops.normalise.dates import DateSettings, is_text_day, swapped
from sheetops.normalise.numbers import are_fractions, are_mixed, numeric
from sheetops.words.lexicon import Lexicon

_DATED = ("date", "deadline")
_DTYPES = {"date": "datetime64[s]", "deadline": "datetime64[s]", "number": "float64", "percent": "float64"}
_DTYPES |= {"unit": "object", "status": "object"}


def _cast_column(raw: pd.Series, cast: CastFunction) -> pd.Series:
    """A column of `Cast`."""
    known: dict[tuple[type, Any], Cast] = {}

    def read(value: Any) -> Cast:
        seen = (type(value), value)
        if seen not in known:
            known[seen] = cast(value)
        return known[seen]

    return pd.Series([read(value) for value in raw], index=raw.index, dtype=object)


def _percent_casts(raw: pd.Series, tables: pd.Series, spec: FieldSpec) -> pd.Series:
    """Percentages, table by table: as shares of one where every number is at most 1, or some are and none is large."""
    parts = []
    for _, column in raw.groupby(tables, sort=False):
        numbers = [number for value in column if (number := numeric(value)) is not None]
        cast = percent_cast(fractions=are_fractions(numbers), mixed=are_mixed(numbers), required=spec.required)
        parts.append(_cast_column(column, cast))
    return pd.concat(parts).reindex(raw.index) if parts else raw


def _date_casts(raw: pd.Series, frame: pd.DataFrame, spec: FieldSpec, lexicon: Lexicon) -> pd.Series:
    period, policy = lexicon.workspace.period, lexicon.workspace.policy
    parts = []
    for epoch, column in raw.groupby(frame["epoch_1904"], sort=False):
        settings = DateSettings(period.first, period.last, policy.before_is_exclusive, bool(epoch))
        parts.append(_cast_column(column, cast_for(spec, lexicon, settings)))
    return pd.concat(parts).reindex(raw.index) if parts else raw


def _with_doubt(raw: pd.Series, casts: pd.Series, tables: pd.Series) -> list[str]:
    """Verdicts with D303 for true dates of a column that also has typed ones: day and month may be exchanged.

    A computer set to US dates takes a typed "5/4" for 4 May, and leaves "15/4" as text; any computer leaves "31/4".
    """
    read = zip(raw, casts, strict=True)
    typed = pd.Series([cast.value is not None and is_text_day(value) for value, cast in read], raw.index, dtype=bool)
    mixed = typed.groupby(tables).transform("any")
    verdicts = []
    for value, cast, doubt in zip(raw, casts, mixed, strict=True):
        unsure = doubt and not isinstance(value, str) and cast.value is not None and swapped(cast.value) is not None
        verdicts.append("D303" if unsure and not cast.verdict else cast.verdict)
    return verdicts


def typed_column(frame: pd.DataFrame, spec: FieldSpec, lexicon: Lexicon) -> dict[str, pd.Series]:
    """A field's typed column, `<name>_text` (what the cell says, "" for nothing), and `<name>_verdict`."""
    raw, period = frame[spec.name], lexicon.workspace.period
    if spec.type == "percent":
        casts = _percent_casts(raw, frame["table"], spec)
    elif spec.type in _DATED:
        casts = _date_casts(raw, frame, spec, lexicon)
    else:
        casts = _cast_column(raw, cast_for(spec, lexicon, DateSettings(period.first, period.last)))
    dated = spec.type in _DATED
    verdicts = _with_doubt(raw, casts, frame["table"]) if dated else [cast.verdict for cast in casts]
    values, texts = [cast.value for cast in casts], [cast.text for cast in casts]
    return {
        spec.name: pd.Series(values, index=frame.index, dtype=_DTYPES.get(spec.type, "str")),
        f"{spec.name}_text": pd.Series(texts, index=frame.index, dtype="str"),
        f"{spec.name}_verdict": pd.Series(verdicts, index=frame.index, dtype="str"),
    }
