"""One cast per kind of value.  A cast takes a cell as it stands and says what it is worth, or why it is not.

A verdict is the code of the rule that is broken, or "" where the value is good.  Casts never raise.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sheetops.kind import FieldSpec, FieldType
from sheetops.model import UNVALUED, Cell
from sheetops.normalise.dates import DateReading, DateSettings, read_day, read_deadline
from sheetops.normalise.numbers import may_be_either, read_number, read_percent
from sheetops.text import as_text
from sheetops.words.lexicon import Lexicon
from sheetops.words.sheet import sheet_words
from sheetops.words.statuses import SEVERAL_STATUSES

EXCEL_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BUSY!"}
    | {"#GETTING_DATA", "#ERROR!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!"}
)
_WRONG_DEADLINES = {"approximate": "D303", "urgent": "D312", "impossible": "D302", "unreadable": "D302"}
_WRONG_DAYS = {"approximate": "D303", "urgent": "D302", "impossible": "D302", "unreadable": "D302"}


class Cast(NamedTuple):
    """A value read: `value` is None where there is none; `text` is what the cell says, "" where it says nothing."""

    value: Any
    text: str
    verdict: str = ""


CastFunction = Callable[[Cell], Cast]
BLANK = Cast(None, "")


def is_blank(text: str) -> bool:
    """Whether a text says nothing: empty, "-", "…" and the like."""
    return not text or text.casefold() in sheet_words().blank_texts


def _guarded(read: Callable[[Cell, str], Cast]) -> CastFunction:
    """A cast that first sees to Excel's error values, to formulas without a value, and to cells that say nothing."""

    def cast(value: Cell) -> Cast:
        text = as_text(value)
        if text == UNVALUED:
            return Cast(None, text, "S205")
        if text.upper() in EXCEL_ERRORS:
            return Cast(None, text, "D306")
        return BLANK if is_blank(text) else read(value, text)

    return cast


def _required(cast: CastFunction) -> CastFunction:
    """A cast that says D301 of a cell that says nothing."""

    def required(value: Cell) -> Cast:
        read = cast(value)
        return read if read.text else Cast(None, "", "D301")

    return required


def _text(value: Cell, text: str) -> Cast:  # noqa: ARG001 - a cast has both
    return Cast(text, text)


def _number(value: Cell, text: str) -> Cast:
    number = read_number(value, text)
    return Cast(number, text, "" if number is not None else "D305")


def percent_cast(*, fractions: bool, mixed: bool = False, required: bool = False) -> CastFunction:
    """The cast of a percentage column.

    Args:
        fractions: its numbers are shares of one (0,8 for 80 %).
        mixed: some are and some are not, so that 1 is not guessed at.
    """

    def read(value: Cell, text: str) -> Cast:
        if mixed and may_be_either(value):
            return Cast(None, text, "D305")
        amount = read_percent(value, text, fractions=fractions)
        return Cast(amount, text, "" if amount is not None else "D305")

    return _required(_guarded(read)) if required else _guarded(read)


def _deadline(settings: DateSettings) -> CastFunction:
    def read(value: Cell, text: str) -> Cast:
        return _dated(read_deadline(value, settings), text, _WRONG_DEADLINES)

    return _guarded(read)


def _day(settings: DateSettings, cutoff: date) -> CastFunction:
    """The cast of a day; "đã xong" in its place is no day, "thường xuyên" says that there is none.

    Of a period in which the cut-off lies ("tháng 4") it is not known on which side of it the day was: it has none.
    """

    def read(value: Cell, text: str) -> Cast:
        reading = read_day(value, settings)
        if reading.day and reading.earliest and reading.earliest <= cutoff < reading.day:
            return Cast(None, text, "D303")
        wrong = {**_WRONG_DAYS, "none": "D302"} if reading.note else _WRONG_DAYS
        return _dated(reading, text, wrong)

    return _guarded(read)


def _dated(reading: DateReading, text: str, wrong: dict[str, str]) -> Cast:
    return BLANK if reading.verdict == "blank" else Cast(reading.day, text, wrong.get(reading.verdict, ""))


def _unit(lexicon: Lexicon) -> CastFunction:
    def read(value: Cell, text: str) -> Cast:  # noqa: ARG001 - a cast has both
        if not lexicon.workspace.units:
            return Cast(None, text)
        units = lexicon.find_units(text)
        return Cast(units, text) if units else Cast(None, text, "D304")

    return _guarded(read)


def _found(find: Callable[[str], str | None]) -> CastFunction:
    def read(value: Cell, text: str) -> Cast:  # noqa: ARG001 - a cast has both
        code = find(text)
        return Cast(code, text, "" if code else "D304")

    return _guarded(read)


def _sector(lexicon: Lexicon) -> CastFunction:
    known = bool(lexicon.workspace.sectors)
    return _found(lexicon.find_sector) if known else _guarded(lambda _, text: Cast(None, text))


def _several(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a list of statuses, each understood, not all the same."""
    parts = [lexicon.statuses.read(part) for part in text.split(";")]
    return all(part.whole for part in parts) and len({part.code for part in parts}) > 1


def _status(lexicon: Lexicon) -> CastFunction:
    """The cast of a status; a number is a share of the work; several crosses are several statuses at once."""

    def read(value: Cell, text: str) -> Cast:
        fractions = isinstance(value, int | float) and value <= 1
        share = read_percent(value, text, fractions=fractions) if not isinstance(value, str) else None
        reading = lexicon.statuses.read(text if share is None else f"{share:g}%")
        if not reading.known and _several(text, lexicon):
            reading = SEVERAL_STATUSES
        return Cast(reading, text) if reading.known else Cast(None, text, "D304")

    return _guarded(read)


def cast_for(spec: FieldSpec, lexicon: Lexicon, settings: DateSettings) -> CastFunction:
    """The cast of a field: values are str, float, date, a tuple of unit codes, a code, or a `StatusReading`."""
    cast = _cast_of_type(spec, lexicon, settings)
    return _required(cast) if spec.required else cast


def _cast_of_type(spec: FieldSpec, lexicon: Lexicon, settings: DateSettings) -> CastFunction:
    makers: dict[FieldType, Callable[[], CastFunction]] = {
        "text": lambda: _guarded(_text),
        "number": lambda: _guarded(_number),
        "percent": lambda: percent_cast(fractions=False),
        "date": lambda: _day(settings, lexicon.workspace.cutoff),
        "deadline": lambda: _deadline(settings),
        "unit": lambda: _unit(lexicon),
        "sector": lambda: _sector(lexicon),
        "vocabulary": lambda: _found(lambda text: lexicon.find_word(spec.vocabulary or "", text)),
        "status": lambda: _status(lexicon),
    }
    return makers[spec.type]()
