"""What the Office has confirmed of column headers: whatever a header's words say, its column means that field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sheetops.text import bare_key

_NUMBER = re.compile(r"\d+")
_QUARTER = re.compile(r"\bquy [ivx]+\b")


def header_key(header: str) -> str:
    """A header as it is remembered: without regard to case, accents, spaces and punctuation."""
    return bare_key(header)


def timeless(key: str) -> str:
    """The key of a header whatever the day, month or quarter in it: "kết quả tháng 4" = "kết quả tháng 5"."""
    return _NUMBER.sub("0", _QUARTER.sub("quy 0", key))


@dataclass(frozen=True)
class ConfirmedHeaders:
    """Header key → the field that it was confirmed to mean; None where its column is to be kept as unknown."""

    fields: Mapping[str, str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields)

    @cached_property
    def _timeless(self) -> Mapping[str, frozenset[str | None]]:
        meant: dict[str, frozenset[str | None]] = {}
        for key, name in self.fields.items():
            meant[timeless(key)] = meant.get(timeless(key), frozenset()) | {name}
        return meant

    def among(self, headers: Mapping[int, str]) -> dict[int, str | None]:
        """Column → its confirmed field, of the headers of one table.

        A header that differs from a confirmed one by a day, a month or a quarter is meant too, where no other column
        of the table, and no other decision, is like it in this.
        """
        keys = {column: header_key(header) for column, header in headers.items()}
        found = {column: self.fields[key] for column, key in keys.items() if key in self.fields}
        forms = [timeless(key) for key in keys.values()]
        for column, key in keys.items():
            meant = self._timeless.get(timeless(key), frozenset())
            if column not in found and len(meant) == 1 and forms.count(timeless(key)) == 1:
                found[column] = next(iter(meant))
        return found

    def field_of(self, header: str) -> str | None:
        """The field of a header that stands by itself; None where none is confirmed."""
        return self.among({1: header}).get(1)


NONE_CONFIRMED = ConfirmedHeaders()
