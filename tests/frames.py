"""Typed frames in one line, as the stages before would give them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sheetops.model import Grid, Recognised, Record
from sheetops.normalise.concatenate import concatenate
from sheetops.normalise.rows import normalise
from sheetops.words.lexicon import Lexicon


def recognised(*records: Record, **grid: Any) -> Recognised:
    """A sheet with these records."""
    return Recognised(Grid("Theo dõi", (), **grid), (), tuple(records), (), {}, {}, {}, (), ())


def record(row: int, section: tuple[str, ...] = (), table: int = 0, **values: Any) -> Record:
    """A task row: its cells by the names of the kind's fields; its title is made where none is given."""
    return Record(row, table, {"title": f"Việc {row}", **values}, {}, (), section)


def typed(lexicon: Lexicon, *records: Record, unit: str | None = "KT", **grid: Any) -> pd.DataFrame:
    """The typed frame of the records of one sheet, in a file of one unit."""
    raw = concatenate([("nop/a.xlsx", recognised(*records, **grid))], lexicon.kind)
    return normalise(raw, lexicon, {"nop/a.xlsx": unit})


def rows(lexicon: Lexicon, *cells: dict[str, Any], unit: str | None = "KT") -> pd.DataFrame:
    """The typed frame of rows given as field → cell, in sheet rows 5, 6, …"""
    return typed(lexicon, *(record(at, **values) for at, values in enumerate(cells, start=5)), unit=unit)


def column(frame: pd.DataFrame, name: str) -> list[Any]:
    """A column as a list, what is missing as None."""
    return [None if pd.isna(value) else value for value in frame[name]]
