"""Unit, sector and origin of each row, by the first that speaks: its own cell, a heading, the file, the rest."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sheetops.normalise.origins import dated_origins
from sheetops.text import clean
from sheetops.words.lexicon import UNKNOWN_UNIT, Lexicon, SectionMeaning
from sheetops.words.origins import IN_PERIOD

_TOLD = ("origin", "sector", "unit")


def _texts(values: list[str | None], index: pd.Index) -> pd.Series:
    return pd.Series(values, index=index, dtype="str")


def _headings(frame: pd.DataFrame, lexicon: Lexicon) -> dict[str, pd.Series]:
    """What the headings above each row say of origin, sector and unit; the innermost that speaks.

    The unit is `UNKNOWN_UNIT` where that heading names one that is not known; `unknown` is the innermost such heading.
    """
    sections = frame["section"].map(lambda texts: tuple(map(clean, texts)))
    rows = list(zip(frame["path"], frame["sheet"], sections, strict=True))
    of_sheet: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    of_file: dict[str, set[str]] = {}
    for path, sheet, texts in rows:
        of_sheet.setdefault((path, sheet), set()).add(texts)
        of_file.setdefault(path, set()).update(texts)
    read: dict[tuple[str, str, tuple[str, ...]], SectionMeaning] = {}
    unknown: dict[tuple[str, str, tuple[str, ...]], str | None] = {}
    for (path, sheet), paths in of_sheet.items():
        said = lexicon.sections(paths, of_file[path])
        for texts in paths:
            read[path, sheet, texts] = _innermost([said(text) for text in reversed(texts)])
            unknown[path, sheet, texts] = next((t for t in reversed(texts) if said(t).unit == UNKNOWN_UNIT), None)
    meant = [read[row] for row in rows]
    told = {name: _texts([getattr(meaning, name) for meaning in meant], frame.index) for name in _TOLD}
    return told | {"unknown": _texts([unknown[row] for row in rows], frame.index)}


def _innermost(meanings: list[SectionMeaning]) -> SectionMeaning:
    """For each thing, what the first meaning that speaks of it says."""
    return SectionMeaning(**{name: next((v for m in meanings if (v := getattr(m, name))), None) for name in _TOLD})


def _coordinating(written: pd.Series, leads: pd.Series, lexicon: Lexicon) -> pd.Series:
    """The coordinating units as written, with those that stand after the first in the lead's cell."""
    joined = []
    for own, lead in zip(written.fillna(""), leads.fillna(""), strict=True):
        names = [own, *lexicon.coordinators(lead)] if lead and lexicon.workspace.units else [own]
        joined.append("; ".join(filter(None, names)) or None)
    return _texts(joined, written.index)


def belonging(
    columns: Mapping[str, pd.Series], frame: pd.DataFrame, lexicon: Lexicon, file_units: Mapping[str, str | None]
) -> dict[str, pd.Series]:
    """The resolved `unit, sector, origin`, and `coordinating` where the kind has such a field.

    `unit_heading` is the heading that gives a row a unit that is not known; `origin_said` and `sector_said` are what
    the row's own cell or a heading says, missing where only dates or the unit tell.

    Args:
        columns: the typed columns of the kind's fields.
        frame: the raw frame, with `path`, `sheet` and `section`.
        file_units: path → the unit that the whole file belongs to, or None.
    """
    index = frame.index
    empty = _texts([None] * len(index), index)
    headings = _headings(frame, lexicon)
    leads = columns.get("unit", empty)
    own = _texts([units[0] if isinstance(units, tuple) else None for units in leads], index)
    of_file = frame["path"].map(dict(file_units)).astype("str")
    unit = own.fillna(headings["unit"]).fillna(of_file)
    if lexicon.kind.scoring:  # whoever sends a sheet scores in it, also what a column says that another leads
        unit = headings["unit"].fillna(of_file).fillna(own)
    unit = unit.mask(unit == UNKNOWN_UNIT)  # nor is it that of the whole file
    by_unit = unit.map({u.code: u.sector for u in lexicon.workspace.units}).astype("str")
    origin = columns.get("origin", empty).fillna(headings["origin"])
    sector = columns.get("sector", empty).fillna(headings["sector"])
    resolved = {
        "unit": unit,
        "unit_heading": headings["unknown"].where(own.isna() & (headings["unit"] == UNKNOWN_UNIT)),
        "sector": sector.fillna(by_unit),
        "sector_said": sector,
        "origin": origin.fillna(dated_origins(columns, frame["section"], lexicon)).fillna(IN_PERIOD),
        "origin_said": origin,
    }
    if "coordinating" in columns:
        resolved["coordinating"] = _coordinating(columns["coordinating"], columns.get("unit_text", empty), lexicon)
    return resolved
