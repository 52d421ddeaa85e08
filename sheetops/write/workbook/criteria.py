"""Counting formulas over the columns of Chi tiết, safe for any label.

COUNTIFS reads more into a label than a reader does: `*`, `?` and `~` are patterns, a leading `>`, `<` or `=` is a
comparison, "TRUE" and "1/4" are converted, and above 255 characters it is an error.  Patterns are escaped; any other
label that it might misread is compared by SUMPRODUCT, which takes it literally.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

Criterion: TypeAlias = tuple[str, str]

_LONGEST = 255
_PIECE = 120
_PATTERN = re.compile(r"([*?~])")
_CONVERTED = frozenset({"true", "false"})


def counted(criteria: Sequence[Criterion]) -> str:
    """The formula, without "=", that counts rows; `criteria` are (range, label) pairs that must all hold."""
    if all(_plain(label) for _, label in criteria):
        return f"COUNTIFS({','.join(f'{area},{_quoted(_escaped(label))}' for area, label in criteria)})"
    return f"SUMPRODUCT({equal(criteria)}*1)"


def summed(area: str, criteria: Sequence[Criterion]) -> str:
    """The formula, without "=", that adds up the numbers of `area` in the rows where all criteria hold."""
    if all(_plain(label) for _, label in criteria):
        return f"SUMIFS({area},{','.join(f'{where},{_quoted(_escaped(label))}' for where, label in criteria)})"
    return f"SUMPRODUCT({equal(criteria)}*1,{area})"


def equal(criteria: Sequence[Criterion]) -> str:
    """The product, within SUMPRODUCT, that is 1 in the rows where all criteria hold, and 0 in the others."""
    return "*".join(f"({area}={literal(label)})" for area, label in criteria)


def literal(text: str) -> str:
    """A text as a formula spells it; in pieces, because a formula's text ends at 255 characters."""
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)] or [""]
    spelled = "&".join(map(_quoted, pieces))
    return f"({spelled})" if len(pieces) > 1 else spelled


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _escaped(label: str) -> str:
    return _PATTERN.sub(r"~\1", label)


def _plain(label: str) -> bool:
    """Whether COUNTIFS takes the label for a text: it begins with a letter and can be no date and no truth value."""
    if not label[:1].isalpha() or len(_escaped(label)) > _LONGEST or label.casefold() in _CONVERTED:
        return False
    return not label.isascii() or not any(ch.isdigit() for ch in label)
