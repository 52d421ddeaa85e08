"""One cast per kind of value.  A cast takes a cell as it stands and says what it is worth, or why it is not.

A verdict is the code of the rule that is broken, or "" where the value is good.  Casts never raise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sheetops.kind import FieldSpec, sheet_words
from sheetops.lexicon import Lexicon
from sheetops.model import Cell
from sheetops.normalise.dates import DateReading, DateSettings, read_day, read_deadline
from sheetops.text import as_text

EXCEL_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BUSY!"}
    | {"#GETTING_DATA", "#ERROR!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!"}
)
_NUMBER = re.compile(r"^([+-]?\d+(?:[.,]\d+)?)\s*(%?)$")
_RATIO = re.compile(r"^(\d+(?:[.,]\d+)?)\s*/\s*(\d+(?:[.,]\d+)?)$")
_GROUPED = re.compile(r"^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_FULL = 100.0


@dataclass(frozen=True, slots=True)
class Cast:
    """A value read: `value` is None where there is none, `text` is what stands in the cell."""

    value: Any
    text: str
    verdict: str = ""


CastFunction = Callable[[Cell], Cast]


def is_blank(text: str) -> bool:
    """Whether a text says nothing: empty, "-", "…" and the like."""
    return not text or text.casefold() in sheet_words().blank_texts


def _guarded(read: Callable[[Cell, str], Cast]) -> CastFunction:
    """A cast that first sees to blanks and Excel's error values."""

    def cast(value: Cell) -> Cast:
        text = as_text(value)
        if text.upper() in EXCEL_ERRORS:
            return Cast(None, text, "D306")
        return Cast(None, text) if is_blank(text) else read(value, text)

    return cast


def _text(value: Cell, text: str) -> Cast:
    return Cast(text, text)


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


def _as_number(value: Cell, text: str) -> tuple[float, bool] | None:
    """A number, and whether it was written as a percentage or a ratio."""
    if isinstance(value, bool) or isinstance(value, date | datetime):
        return None
    if isinstance(value, int | float):
        return float(value), False
    if ratio := _RATIO.match(text):
        whole = _decimal(ratio[2])
        return (_decimal(ratio[1]) / whole * _FULL, True) if whole else None
    if _GROUPED.match(text):
        return float(text.replace(".", "").replace(",", ".")), False
    number = _NUMBER.match(text)
    return (_decimal(number[1]), bool(number[2])) if number else None


def _number(value: Cell, text: str) -> Cast:
    read = _as_number(value, text)
    return Cast(read[0], text) if read else Cast(None, text, "D305")


def percent_cast(fractions: bool) -> CastFunction:
    """The cast of a percentage column; `fractions` where its numbers are shares of one (0,8 for 80 %)."""

    def read(value: Cell, text: str) -> Cast:
        number = _as_number(value, text)
        if number is None:
            return Cast(None, text, "D305")
        amount, written = number
        below_one = 0 < amount < 1 or (fractions and amount == 1)
        return Cast(round(amount * _FULL, 6) if below_one and not written else amount, text)

    return _guarded(read)


def is_fraction(value: Cell) -> bool:
    """Whether a cell may be a share of one: a number from 0 to 1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


_DEADLINE_VERDICTS = {"approximate": "D303", "urgent": "D312", "impossible": "D302", "unreadable": "D302"}
_DAY_VERDICTS = {**_DEADLINE_VERDICTS, "urgent": "D302", "none": "D302", "recurring": "D302"}


def _dated(
    read: Callable[[Cell, DateSettings], DateReading], verdicts: dict[str, str], settings: DateSettings
) -> CastFunction:
    def cast(value: Cell, text: str) -> Cast:
        reading = read(value, settings)
        return Cast(reading.day, text, verdicts.get(reading.verdict, ""))

    return _guarded(cast)


def _unit(lexicon: Lexicon) -> CastFunction:
    def cast(value: Cell, text: str) -> Cast:
        if not lexicon.workspace.units:
            return Cast(None, text)
        units = lexicon.find_units(text)
        return Cast(units, text) if units else Cast(None, text, "D304")

    return _guarded(cast)


def _found(find: Callable[[str], str | None]) -> CastFunction:
    def cast(value: Cell, text: str) -> Cast:
        code = find(text)
        return Cast(code, text) if code else Cast(None, text, "D304")

    return _guarded(cast)


def _status(lexicon: Lexicon) -> CastFunction:
    def cast(value: Cell, text: str) -> Cast:
        if isinstance(value, int | float) and not isinstance(value, bool):
            amount = value * _FULL if 0 < value <= 1 else value
            text = f"{amount:g}%"
        reading = lexicon.statuses.read(text)
        return Cast(reading, text) if reading.known else Cast(None, text, "D304")

    return _guarded(cast)


def cast_for(spec: FieldSpec, lexicon: Lexicon, settings: DateSettings) -> CastFunction:
    """The cast of a field: values are str, float, date, a tuple of unit codes, a code, or a `StatusReading`."""
    match spec.type:
        case "number":
            return _guarded(_number)
        case "percent":
            return percent_cast(fractions=False)
        case "date":
            return _dated(read_day, _DAY_VERDICTS, settings)
        case "deadline":
            return _dated(read_deadline, _DEADLINE_VERDICTS, settings)
        case "unit":
            return _unit(lexicon)
        case "sector" if not lexicon.workspace.sectors:
            return _guarded(lambda value, text: Cast(None, text))
        case "sector":
            return _found(lexicon.find_sector)
        case "vocabulary":
            return _found(lexicon.vocabularies[spec.vocabulary or ""].find)
        case "status":
            return _status(lexicon)
        case _:
            return _guarded(_text)
