"""Numbers and percentages as people write them: "1.024,5", "80 %", "khoảng 80%", "21/38", 0,8 for 80 %."""

from __future__ import annotations

import re

from sheetops.model import Cell

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PERCENT = re.compile(r"[^\d%]{0,15}?([+-]?\d+(?:[.,]\d+)?)\s*%[^\d%]{0,20}")
_RATIO = re.compile(r"(\d+(?:[.,]\d+)?)\s*/\s*(\d+(?:[.,]\d+)?)")
_FULL = 100.0


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


def is_fraction(value: Cell) -> bool:
    """Whether a cell may be a share of one: a number from 0 to 1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def read_number(value: Cell, text: str) -> float | None:
    """A number, with "." between thousands and "," before decimals; None where the cell holds something else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str):
        return None
    if _GROUPED.fullmatch(text):
        return _decimal(text.replace(".", ""))
    return _decimal(text) if _NUMBER.fullmatch(text) else None


def read_percent(value: Cell, text: str, *, fractions: bool) -> float | None:
    """A percentage, 80.0 for 80 %; None where the cell holds something else, or several.

    Args:
        fractions: the column's numbers are shares of one, so that 1 is 100 %; below 1 they always are.
    """
    if isinstance(value, str) and not _NUMBER.fullmatch(text):
        return _written_share(text)
    number = _decimal(text) if isinstance(value, str) else read_number(value, text)
    if number is not None and (0 < number < 1 or (fractions and number == 1)):
        return round(number * _FULL, 6)
    return number


def _written_share(text: str) -> float | None:
    """The percentage that a short text is about, or the ratio that a text is."""
    if percent := _PERCENT.fullmatch(text):
        return _decimal(percent[1])
    ratio = _RATIO.fullmatch(text)
    whole = _decimal(ratio[2]) if ratio else 0
    return _decimal(ratio[1]) / whole * _FULL if ratio and whole else None
