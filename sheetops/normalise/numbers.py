"""Numbers and percentages as people write them: "1.024,5", "80 %", "khoảng 80%", "21/38", 0,8 for 80 %."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sheetops.model import Cell, Share
from sheetops.text import as_text

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
# Thousands apart: "1.024,5" and "1 024,5" as Vietnamese write; "1,024.5" and "1,024,000" cannot be read otherwise.
_GROUPED = (
    re.compile(r"(?P<whole>[+-]?[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<part>\d+))?"),
    re.compile(r"(?P<whole>[+-]?[1-9]\d{0,2}(?: \d{3})+)(?:,(?P<part>\d+))?"),
    re.compile(r"(?P<whole>[+-]?[1-9]\d{0,2}(?:,\d{3})+)\.(?P<part>\d+)"),
    re.compile(r"(?P<whole>[+-]?[1-9]\d{0,2}(?:,\d{3}){2,})(?P<part>)"),
)
_APART = re.compile("[., ]")
_PERCENT = re.compile(r"[^\d%]{0,15}?([+-]?\d+(?:[.,]\d+)?)\s*(?:%|phần trăm|phan tram)[^\d%]{0,20}", re.IGNORECASE)
_RATIO = re.compile(r"(\d+(?:[.,]\d+)?)\s*/\s*(\d+(?:[.,]\d+)?)")
_FULL = 100.0
_LARGEST_SHARE = 2
_PLACES = 6


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


def are_fractions(numbers: Sequence[float]) -> bool:
    """Whether the numbers of a column are shares of one, as Excel keeps percentages.

    They are where none is above 1, and where some lie between 0 and 1 and none is large: 1.5 among them is 150 %.
    """
    if not any(number > 0 for number in numbers):
        return False
    some_between = any(0 < number < 1 for number in numbers)
    return max(numbers) <= 1 or (some_between and max(numbers) <= _LARGEST_SHARE)


def are_mixed(numbers: Sequence[float]) -> bool:
    """Whether some numbers of a column are shares of one and others percentages: nobody knows what 1 means there."""
    return any(0 < number < 1 for number in numbers) and max(numbers) > _LARGEST_SHARE


def may_be_either(value: Cell) -> bool:
    """Whether a number may be a percentage or a share of one, unless its cell shows it as a percentage: 1, 1.2."""
    number = numeric(value)
    return number is not None and 1 <= number <= _LARGEST_SHARE and not isinstance(value, Share)


def read_number(value: Cell, text: str) -> float | None:
    """A number, with "." between thousands and "," before decimals; None where the cell holds something else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str):
        return None
    text = _plain(text)
    for pattern in _GROUPED:
        if match := pattern.fullmatch(text):
            return float(f"{_APART.sub('', match['whole'])}.{match['part'] or 0}")
    return _decimal(text) if _NUMBER.fullmatch(text) else None


def numeric(value: Cell) -> float | None:
    """What a cell counts for where a column is judged: a number, also one that was typed as text ("0,8")."""
    if isinstance(value, str):
        text = _plain(as_text(value))
        return _decimal(text) if _NUMBER.fullmatch(text) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _plain(text: str) -> str:
    """The text with figures and signs of one width."""
    return unicodedata.normalize("NFKC", text).strip()


def read_percent(value: Cell, text: str, *, fractions: bool) -> float | None:
    """A percentage, 80.0 for 80 %; None where the cell holds something else, or several.

    Args:
        fractions: the column's numbers are shares of one, so that 1 is 100 %; below 1 a number always is, and one that
            its cell shows as a percentage.
    """
    if isinstance(value, Share):
        return round(value * _FULL, _PLACES)
    text = _plain(text)
    if isinstance(value, str) and not _NUMBER.fullmatch(text):
        return _written_share(text)
    number = _decimal(text) if isinstance(value, str) else read_number(value, text)
    if number is not None and (fractions or 0 < number < 1):
        return round(number * _FULL, _PLACES)
    return number


def _written_share(text: str) -> float | None:
    """The percentage that a short text is about, or the ratio that a text is."""
    if percent := _PERCENT.fullmatch(text):
        return _decimal(percent[1])
    ratio = _RATIO.fullmatch(text)
    whole = _decimal(ratio[2]) if ratio else 0
    return round(_decimal(ratio[1]) / whole * _FULL, _PLACES) if ratio and whole else None
