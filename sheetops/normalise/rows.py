"""The frame of raw cells → the typed frame: one cast per field."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sheetops.normalise.belonging import belonging
from sheetops.normalise.columns import typed_column
from sheetops.normalise.origins import cites_older
from sheetops.normalise.stated import completions
from sheetops.text import as_text
from sheetops.words.lexicon import Lexicon
from sheetops.words.statuses import UNKNOWN_STATUS, StatusReading


def normalise(frame: pd.DataFrame, lexicon: Lexicon, file_units: Mapping[str, str | None]) -> pd.DataFrame:
    """The typed frame of all records.

    Args:
        frame: as `concatenate` gives it.
        file_units: path → the unit that the whole file belongs to, or None.

    Returns:
        The same index; `path, sheet, row, table, places`, and per field of the kind its typed column (text,
        vocabulary, unit, sector, status: str with the code; date and deadline: datetime64[s]; percent and
        number: float64), `<field>_text` and `<field>_verdict` (a rule's code or ""); `origin, sector, unit`
        resolved through headings, file and configuration, `unit_heading` a heading of an unknown unit,
        `origin_said, sector_said` only what cell or heading say;
        `status` is the reported status, `status_done` and `status_open` what an ambiguous word means if the task is
        done or not, `status_several` whether several statuses are given at once; `source_older` whether the source is
        older than the period; `stated_in`: field → the field in whose cell it stands; `result_done` whether the result
        is nothing but words that say done; `extra` as text.
    """
    columns: dict[str, pd.Series] = {name: frame[name] for name in ("path", "sheet", "row", "table", "places")}
    for spec in lexicon.kind.fields:
        columns |= typed_column(frame, spec, lexicon)
    columns |= completions(columns, frame.index, lexicon)
    columns |= belonging(columns, frame, lexicon, file_units)
    columns |= _reported(columns.get("status"), frame.index)
    columns["source_older"] = _cites_older(columns.get("source_text"), frame.index, lexicon)
    columns["result_done"] = _says_done(columns.get("result_text"), frame.index, lexicon)
    extra = [tuple((header, as_text(value)) for header, value in pairs) for pairs in frame["extra"]]
    columns["extra"] = pd.Series(extra, index=frame.index, dtype=object)
    return pd.DataFrame(columns, index=frame.index)


def _says_done(result: pd.Series | None, index: pd.Index, lexicon: Lexicon) -> pd.Series:
    """Whether a result says nothing but that the task is done ("Đã hoàn thành ngày 09/4"), as a status would."""
    if result is None:
        return pd.Series(False, index=index)
    done = {status.code for status in lexicon.kind.statuses if status.done}
    read = {text: lexicon.statuses.read(text) for text in result.unique()}
    return result.map({text: said.whole and said.code in done for text, said in read.items()}).astype(bool)


def _cites_older(source: pd.Series | None, index: pd.Index, lexicon: Lexicon) -> pd.Series:
    return pd.Series(False, index=index) if source is None else cites_older(source, lexicon)


def _reported(status: pd.Series | None, index: pd.Index) -> dict[str, pd.Series]:
    """The reported status as a code, and both meanings of an ambiguous word."""
    cells = [None] * len(index) if status is None else list(status)
    readings = [cell if isinstance(cell, StatusReading) else UNKNOWN_STATUS for cell in cells]
    pairs = [reading.either or (None, None) for reading in readings]
    named = {
        "status": [reading.code for reading in readings],
        "status_done": [done for done, _ in pairs],
        "status_open": [still for _, still in pairs],
    }
    columns = {name: pd.Series(values, index=index, dtype="str") for name, values in named.items()}
    several = pd.Series([reading.several for reading in readings], index=index, dtype=bool)
    return {**columns, "status_several": several}
