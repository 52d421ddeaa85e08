"""The names of sheets as Excel allows them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31


def sheet_names(names: Sequence[str]) -> dict[str, str]:
    r"""Each name → the name that it bears in an .xlsx: at most 31 letters, none of []:*?/\\, told apart."""
    taken: set[str] = set()
    given: dict[str, str] = {}
    for name in names:
        given[name] = _free(_FORBIDDEN.sub("-", name).strip("'")[:_LONGEST] or "-", taken)
        taken.add(given[name].casefold())
    return given


def _free(name: str, taken: set[str]) -> str:
    tried = [name, *(f"{name[: _LONGEST - 5]} ({number})" for number in range(2, len(taken) + 3))]
    return next(each for each in tried if each.casefold() not in taken)
