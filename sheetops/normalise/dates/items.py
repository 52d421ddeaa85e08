"""What a text about dates consists of: pieces of the calendar, and the words round them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["day", "week", "month", "quarter", "year", "months", "number"]
LAST_WEEK = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A day, week, month, quarter or year, as far as the text names it.

    Attributes:
        unit: "months" are the first or last months of a year; "number" is a bare number, to be understood by its
            neighbour ("10" in "10-15/4").
        number: day of the month, week of the month (0: the last), month, quarter, year; for "months" how many,
            negative from the end; None where only the unit is named ("trong tháng").
        month, quarter, year: what it lies in, if the text says so.
        month_of_quarter: 1–3, for "tháng cuối quý".
        quarter_shift: quarters on from the period's, for "tháng đầu quý sau".
        shift: units on from the period's ("tháng sau" is 1); `month_shift`, `year_shift` the same for what it
            lies in.
        worded: the unit stands there as a word; "5/2026" has none.
        roman: written as a Roman numeral, so never a day.
        bare: the unit alone stands there ("Quý"), and nothing that says which one is meant.
    """

    unit: Unit
    number: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    month_of_quarter: int | None = None
    quarter_shift: int = 0
    shift: int = 0
    month_shift: int = 0
    year_shift: int = 0
    worded: bool = True
    roman: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase or sign, by its kind in `schemas/dates.yaml`; "open_bracket", "close_bracket" besides."""

    kind: str
    spelt: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """A part of the next piece: start, middle, end, upper, central, lower."""

    kind: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 is Monday."""

    number: int


@dataclass(frozen=True, slots=True)
class Offset:
    """A time counted from the next day: "15 ngày kể từ …"."""

    count: int
    unit: str
    working: bool


@dataclass(frozen=True, slots=True)
class Duration:
    """A time without a start: "15 ngày", "6 tháng"."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document's number; the date behind it is its own."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that is not known, or a sign that has no place here."""

    spelt: str


Item: TypeAlias = Piece | Word | Position | Weekday | Offset | Duration | Document | Unknown
