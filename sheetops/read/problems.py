"""What is wrong with a file, as the reading process says it: plain values, without the catalogue.

Reading runs in a child process that loads only what reading needs; its parent turns problems into findings.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a file breaks, and where; the fields are those of `Finding`."""

    code: str
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    value: str | None = None
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
