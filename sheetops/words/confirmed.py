"""What the Office has confirmed of column headers: whatever a header's words say, its column means that field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    """The confirmed headers, and whose sheet is being read.

    Attributes:
        by_unit: unit, None for all → header key → the field that it means; None where its column is to be kept as
            unknown.
        unit: only its headers count, and those of all units.
    """

    by_unit: Mapping[str | None, Mapping[str, str | None]] = field(default_factory=dict)
    unit: str | None = None

    def of(self, unit: str | None) -> ConfirmedHeaders:
        """The same for a unit's sheet."""
        return replace(self, unit=unit)

    @property
    def has_own(self) -> bool:
        """Whether there are headers that count for this unit only."""
        return self.unit is not None and bool(self.by_unit.get(self.unit))

    @cached_property
    def fields(self) -> Mapping[str, str | None]:
        """Header key → field: the unit's own before those of all."""
        return {**self.by_unit.get(None, {}), **self.by_unit.get(self.unit, {})}

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


NONE_CONFIRMED = ConfirmedHeaders()
