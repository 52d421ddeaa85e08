"""The month of a sample, as its sheets speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Month:
    """A month of the sample: `number` of the `year`, the day as of which it is told, the document that assigns."""

    year: int
    number: int
    cutoff: date
    document: str

    @property
    def before(self) -> Month:
        """The month from which tasks are carried over; only its number and year mean anything."""
        year, number = (self.year, self.number - 1) if self.number > 1 else (self.year - 1, 12)
        return Month(year, number, self.cutoff, self.document)

    @property
    def name(self) -> str:
        """tháng 4"""
        return f"tháng {self.number}"

    @property
    def full(self) -> str:
        """tháng 4 năm 2026"""
        return f"{self.name} năm {self.year}"

    @property
    def slashed(self) -> str:
        """tháng 4/2026"""
        return f"{self.name}/{self.year}"

    @property
    def as_of(self) -> str:
        """17/4/2026"""
        return f"{self.cutoff.day}/{self.cutoff.month}/{self.cutoff.year}"

    @property
    def signed(self) -> str:
        """The line above the signature."""
        return f"Lùng Phình, ngày {self.cutoff.day} tháng {self.cutoff.month} năm {self.cutoff.year}"

    @property
    def stamp(self) -> datetime:
        """When its files were made: they come out the same each time."""
        return datetime(self.cutoff.year, self.cutoff.month, self.cutoff.day, 8, 0, 0)


def month_of(folder: Path) -> Month:
    """The month that a workspace's sheetops.yaml states."""
    config = yaml.safe_load((folder / "sheetops.yaml").read_text(encoding="utf-8"))
    year, number = map(int, config["period"].split("-"))
    return Month(year, number, config["cutoff"], config["assignment"]["document"])
