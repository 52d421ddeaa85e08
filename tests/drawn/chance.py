"""Seeded chance: every draw is made from one of these, so a number draws the same sheet again."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

Item = TypeVar("Item")


class Chance:
    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(seed)

    def happens(self, share: float) -> bool:
        return self._random.random() < share

    def pick(self, items: Sequence[Item]) -> Item:
        return items[self._random.randrange(len(items))]

    def sample(self, items: Sequence[Item], count: int) -> list[Item]:
        return self._random.sample(list(items), min(count, len(items)))

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        return self.sample(items, len(items))

    def between(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def weighted(self, weights: Mapping[Item, float]) -> Item:
        return self._random.choices(list(weights), list(weights.values()))[0]

    def day(self, low: date, high: date) -> date:
        """A day from low to high, both included; low where the range is empty."""
        return low + timedelta(self.between(0, max(0, (high - low).days)))

    def worded(self, entry: Mapping[str, Sequence[str]], kin: float = 0.3) -> str:
        """A wording that the specification lists, or with share `kin` a variant of one."""
        use_kin = "kin" in entry and self.happens(kin)
        return self.pick(entry["kin" if use_kin else "seen"])
