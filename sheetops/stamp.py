"""The hidden stamp of a generated template: whose it is, of which period, and when it was issued.

It is a custom property of the document, which Excel and LibreOffice keep when they save, in .xlsx, .ods and .xls.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Self

PROPERTY = "sheetops"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a template says of itself.

    Attributes:
        unit: the code of its unit in the workspace.
        period: the period, as configured ("2026-04").
        issued: when the template was made, as the local clock showed it.
    """

    unit: str
    period: str
    issued: datetime | None = None

    @property
    def text(self) -> str:
        """The stamp as the property's value."""
        issued = self.issued.isoformat(timespec="minutes") if self.issued else None
        said = {"version": _VERSION, "unit": self.unit, "period": self.period, "issued": issued}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def parse(cls, text: str | None) -> Self | None:
        """The stamp of a property's value; None where there is none, or it is not one of ours."""
        try:
            said = json.loads(text or "")
            unit, period, issued = said["unit"], said["period"], said.get("issued")
            moment = datetime.fromisoformat(issued).replace(tzinfo=None) if issued else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return cls(unit, period, moment) if isinstance(unit, str) and isinstance(period, str) else None
