"""The frame of raw cells → the typed frame: one cast per field, each distinct value read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from sheetops.kind import FieldSpec
from sheetops.lexicon import Lexicon
from sheetops.normalise.casts import Cast, CastFunction, cast_for, is_fraction, percent_cast
from sheetops.normalise.dates import DateSettings, is_text_day, swapped
from sheetops.status_words import StatusReading
from sheetops.text import as_text, clean

_DOCUMENT = re.compile(r"\d+\s*/\s*([A-ZĐ][\wĐđ&-]*)[^\d]{0,12}?ngày\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})", re.I)


def _cast_column(raw: pd.Series, cast: CastFunction) -> pd.Series:
    """A column of `Cast`, each distinct value read once."""
    known: dict[tuple[type, Any], Cast] = {}

    def read(value: Any) -> Cast:
        seen = (type(value), value)
        if seen not in known:
            known[seen] = cast(value)
        return known[seen]

    return pd.Series([read(value) for value in raw], index=raw.index, dtype=object)


def _parts(casts: pd.Series) -> tuple[list[Any], list[str], list[str]]:
    return [c.value for c in casts], [c.text for c in casts], [c.verdict for c in casts]


def _percent_casts(raw: pd.Series, tables: pd.Series) -> pd.Series:
    """Percentages, table by table: where every number is at most 1 they are shares of one."""
    parts = []
    for _, column in raw.groupby(tables, sort=False):
        numbers = [v for v in column if isinstance(v, int | float) and not isinstance(v, bool)]
        fractions = bool(numbers) and all(is_fraction(v) for v in numbers) and any(v > 0 for v in numbers)
        parts.append(_cast_column(column, percent_cast(fractions)))
    return pd.concat(parts).reindex(raw.index) if parts else raw


def _date_casts(raw: pd.Series, frame: pd.DataFrame, spec: FieldSpec, lexicon: Lexicon) -> pd.Series:
    period, policy = lexicon.workspace.period, lexicon.workspace.policy
    parts = []
    for epoch, column in raw.groupby(frame["epoch_1904"], sort=False):
        settings = DateSettings(period.first, period.last, policy.before_is_exclusive, bool(epoch))
        parts.append(_cast_column(column, cast_for(spec, lexicon, settings)))
    return pd.concat(parts).reindex(raw.index) if parts else raw


def _mixed_dates(raw: pd.Series, casts: pd.Series, tables: pd.Series) -> list[str]:
    """Verdicts with D303 for true dates of a column that also has typed ones: day and month may be exchanged."""
    typed = pd.Series([is_text_day(v) for v in raw], index=raw.index, dtype=bool)
    mixed = typed.groupby(tables).transform("any")
    verdicts = []
    for value, cast, doubt, text in zip(raw, casts, mixed, typed, strict=True):
        true_date = doubt and not text and not isinstance(value, str) and cast.value is not None
        unsure = true_date and not cast.verdict and swapped(cast.value) is not None
        verdicts.append("D303" if unsure else cast.verdict)
    return verdicts


def _typed_column(frame: pd.DataFrame, spec: FieldSpec, lexicon: Lexicon) -> dict[str, pd.Series]:
    """A field's typed column, `<name>_text` as written, and `<name>_verdict`."""
    raw = frame[spec.name]
    period = lexicon.workspace.period
    if spec.type == "percent":
        casts = _percent_casts(raw, frame["table"])
    elif spec.type in ("date", "deadline"):
        casts = _date_casts(raw, frame, spec, lexicon)
    else:
        casts = _cast_column(raw, cast_for(spec, lexicon, DateSettings(period.first, period.last)))
    values, texts, verdicts = _parts(casts)
    if spec.type in ("date", "deadline"):
        verdicts = _mixed_dates(raw, casts, frame["table"])
    dtype = {"date": "datetime64[s]", "deadline": "datetime64[s]", "number": "float64", "percent": "float64"}
    kept = dtype.get(spec.type, "str" if spec.type not in ("unit", "status") else "object")
    return {
        spec.name: pd.Series(values, index=frame.index, dtype=kept),
        f"{spec.name}_text": pd.Series(texts, index=frame.index, dtype="str"),
        f"{spec.name}_verdict": pd.Series(verdicts, index=frame.index, dtype="str"),
    }


def normalise(frame: pd.DataFrame, lexicon: Lexicon, file_units: Mapping[str, str | None]) -> pd.DataFrame:
    """The typed frame of all records.

    Args:
        frame: as `concatenate` gives it.
        file_units: path → the unit that the whole file belongs to, or None.

    Returns:
        The same index; `path, sheet, row, table, places`, and per field of the kind its typed column (text,
        vocabulary, unit, sector, status: str with the code; date and deadline: datetime64[s]; percent and
        number: float64), `<field>_text` and `<field>_verdict` (a rule's code or ""); `origin, sector, unit` resolved through
        headings, file and configuration; `status` is the reported status, `status_done` and `status_open` what an
        ambiguous word means if the task is done or not; `extra` as text.
    """
    columns: dict[str, pd.Series] = {name: frame[name] for name in ("path", "sheet", "row", "table", "places")}
    for spec in lexicon.kind.fields:
        columns |= _typed_column(frame, spec, lexicon)
    columns |= _status_columns(columns, frame.index)
    columns |= _belonging(columns, frame, lexicon, file_units)
    extra = [tuple((header, as_text(value)) for header, value in pairs) for pairs in frame["extra"]]
    columns["extra"] = pd.Series(extra, index=frame.index, dtype=object)
    return pd.DataFrame(columns, index=frame.index)


def _status_columns(columns: dict[str, pd.Series], index: pd.Index) -> dict[str, pd.Series]:
    """The reported status as a code, and both meanings of an ambiguous word."""
    readings: list[StatusReading | None] = list(columns["status"]) if "status" in columns else [None] * len(index)
    codes = [r.code if r else None for r in readings]
    pairs = [r.either if r and r.either else (None, None) for r in readings]
    named = {"status": codes, "status_done": [p[0] for p in pairs], "status_open": [p[1] for p in pairs]}
    return {name: pd.Series(values, index=index, dtype="str") for name, values in named.items()}


def _belonging(
    columns: dict[str, pd.Series], frame: pd.DataFrame, lexicon: Lexicon, file_units: Mapping[str, str | None]
) -> dict[str, pd.Series]:
    """Origin, sector and unit of each row, by the first that speaks: its own cell, a heading, the file, the rest."""
    index = frame.index
    meanings = [[lexicon.section(clean(text)) for text in reversed(texts)] for texts in frame["section"]]
    headings = {
        name: pd.Series(
            [next((v for m in row if (v := getattr(m, name))), None) for row in meanings], index=index, dtype="str"
        )
        for name in ("origin", "sector", "unit")
    }
    empty = pd.Series([None] * len(index), index=index, dtype="str")
    leads = columns.get("unit", empty)
    own = pd.Series([units[0] if isinstance(units, tuple) else None for units in leads], index=index, dtype="str")
    unit = own.fillna(headings["unit"]).fillna(frame["path"].map(dict(file_units)).astype("str"))
    by_unit = unit.map({u.code: u.sector for u in lexicon.workspace.units}).astype("str")
    sector = columns.get("sector", empty).fillna(headings["sector"]).fillna(by_unit)
    origin = columns.get("origin", empty).fillna(headings["origin"])
    return {
        "unit": unit,
        "sector": sector,
        "origin": origin.fillna(_dated_origin(columns, index, lexicon)).fillna("in_period"),
        "coordinating": _coordinating(columns.get("coordinating", empty), leads, lexicon),
    }


def _coordinating(written: pd.Series, leads: pd.Series, lexicon: Lexicon) -> pd.Series:
    """The coordinating units as written, with those that stand after the first in the lead's cell."""
    names = {u.code: u.name for u in lexicon.workspace.units}
    joined = [
        "; ".join([*([] if pd.isna(text) else [text]), *(names[c] for c in units[1:])]) or None
        if isinstance(units, tuple)
        else (None if pd.isna(text) else text)
        for text, units in zip(written, leads, strict=True)
    ]
    return pd.Series(joined, index=written.index, dtype="str")


def _dated_origin(columns: dict[str, pd.Series], index: pd.Index, lexicon: Lexicon) -> pd.Series:
    """carried_over where the task was assigned, by its date or its source's, before the period's first day."""
    first = pd.Timestamp(lexicon.workspace.period.first)
    early = pd.Series(False, index=index)
    if "assigned" in columns:
        early = columns["assigned"] < first
    if "source" in columns and lexicon.workspace.assignment_symbol:
        symbol = lexicon.workspace.assignment_symbol.rpartition("/")[2].casefold()
        dates = [_latest_of_symbol(text, symbol, lexicon) for text in columns["source"].fillna("")]
        early |= pd.Series(dates, index=index, dtype="datetime64[s]") < first
    return early.map({True: "carried_over", False: None}).astype("str")


def _latest_of_symbol(source: str, symbol: str, lexicon: Lexicon) -> Any:
    """The latest date of the documents of one symbol that a source names."""
    from sheetops.normalise.dates import read_day

    period = lexicon.workspace.period
    settings = DateSettings(period.first, period.last)
    named = (m for m in _DOCUMENT.finditer(source) if m[1].casefold() == symbol)
    days = [day for m in named if (day := read_day(m[2], settings).day)]
    return max(days, default=None)
