"""The tallies of an evaluation by their codes, and the blocks in which Tổng hợp and the annex show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sheetops.write.workbook.names import in_order
from sheetops.write.workbook.values import missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from sheetops.evaluation import Evaluation
    from sheetops.kind import Kind
    from sheetops.write.workbook.names import Names

CARRIED_OVER, IN_PERIOD = "carried_over", "in_period"


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one group: its total, a count per status, and per rate (share or None, denominator)."""

    total: int = 0
    statuses: Mapping[str, int] = field(default_factory=dict)
    rates: Mapping[str, tuple[float | None, int]] = field(default_factory=dict)

    def count(self, status: str) -> int:
        """How many of the group have a status."""
        return self.statuses.get(status, 0)


@dataclass(frozen=True, slots=True)
class Block:
    """The tasks of one origin: the codes of its sectors with tasks, and whether they are shown apart."""

    origin: str
    sectors: tuple[str, ...]
    divided: bool


class Tallies:
    """A frame of tallies by origin and group; what has no row is nought."""

    def __init__(self, frame: pd.DataFrame, kind: Kind, group: str) -> None:
        self._by_place = {
            (_code(record["origin"]), _code(record[group])): _tally(record, kind) for record in frame.to_dict("records")
        }

    def of(self, origin: str | None = None, group: str | None = None) -> Tally:
        """The tally of an origin and a group; None means all of them."""
        return self._by_place.get((origin, group), Tally())

    def groups(self, origin: str | None = None) -> set[str]:
        """The groups that have tasks of an origin, or tasks at all."""
        return {group for of, group in self._by_place if group is not None and of == origin}

    def origins(self) -> set[str]:
        """The origins that have tasks."""
        return {origin for origin, _ in self._by_place if origin is not None}

    def statuses_in_use(self, kind: Kind) -> tuple[str, ...]:
        """The counted statuses that any group has, in the order of the kind."""
        return tuple(
            status for status in kind.counted_statuses if any(tally.count(status) for tally in self._by_place.values())
        )


def blocks(tallies: Tallies, evaluation: Evaluation, names: Names) -> tuple[Block, ...]:
    """The blocks of a result: carried-over tasks, those of the period, any others.

    A kind that knows carried-over tasks shows their block even where it is empty.  Its sectors are shown where
    there are several; the sectors of the period always.
    """
    knows_origins = "origin" in evaluation.kind.vocabularies
    wanted = tallies.origins() | {IN_PERIOD} | ({CARRIED_OVER} if knows_origins else set())
    shown = []
    for origin in in_order(wanted, (CARRIED_OVER, IN_PERIOD)):
        sectors = in_order(tallies.groups(origin), names.sector_order)
        least = 1 if origin == IN_PERIOD else 2
        shown.append(Block(origin, sectors, divided=len(sectors) >= least))
    return tuple(shown)


def _code(value: Any) -> str | None:
    return None if missing(value) else str(value)


def _tally(record: Mapping[Any, Any], kind: Kind) -> Tally:
    return Tally(
        total=int(record["total"]),
        statuses={status: int(record[status]) for status in kind.counted_statuses},
        rates={rate.code: _rate(record, rate.code) for rate in kind.evaluation.rates},
    )


def _rate(record: Mapping[Any, Any], code: str) -> tuple[float | None, int]:
    share = record[code]
    return (None if missing(share) else float(share)), int(record[f"{code}_denominator"])
