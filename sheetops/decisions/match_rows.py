"""The sheet of matches in `quyet-dinh.xlsx` → what the Office has decided, and what cannot be applied of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from sheetops.decisions.layout import layout
from sheetops.decisions.matches import MatchDecision, MatchKey, match_key
from sheetops.decisions.model import Decisions
from sheetops.decisions.rows import Heads, Row
from sheetops.decisions.sheet import DecisionSheet
from sheetops.model import Finding, Grid
from sheetops.text import key
from sheetops.words.lexicon import Lexicon
from sheetops.words.vocabulary import Vocabulary

_SAME, _DIFFERENT = "same", "different"


def match_heads() -> Heads:
    """The titles of the sheet of matches."""
    return Heads(dict(layout().matches.heads), ("unit", "reported", "id", "verdict"))


def match_choices() -> tuple[str, ...]:
    """What the clerk may choose."""
    return layout().matches.same, layout().matches.different


def match_decisions(grid: Grid, lexicon: Lexicon, path: str) -> Decisions:
    """The decisions of the sheet of matches.

    Args:
        path: for the findings, relative to the workspace.

    Raises:
        WorkspaceError: the sheet has lost the titles of its columns.
    """
    return _Sheet.of(grid, match_heads(), lexicon, path).decisions


class _Sheet(DecisionSheet):
    """The sheet of matches."""

    about = "reported"

    @cached_property
    def decisions(self) -> Decisions:
        asked = frozenset(self._key(row) for row in self.rows if row["reported"])
        filled = [(row, self._fault(row)) for row in self.rows if row["verdict"] or row["other"]]
        faults = [fault for _, fault in filled if fault]
        said = [(row, decision) for row, fault in filled if fault is None for decision in self._decisions(row)]
        agreed, disagreeing = self.agreed(said, lambda decision: decision.same, "verdict")
        return Decisions(matches=agreed, asked=asked, findings=(*faults, *disagreeing))

    @cached_property
    def _verdicts(self) -> Vocabulary:
        return Vocabulary({_SAME: (layout().matches.same,), _DIFFERENT: (layout().matches.different,)})

    def _key(self, row: Row) -> MatchKey:
        return match_key(self.unit(row), row["reported"], row["id"], row["assigned"])

    def _fault(self, row: Row) -> Finding | None:
        """What keeps a decision from being applied."""
        verdict = self._verdicts.find(row["verdict"])
        if not row["reported"]:
            return self.finding(row, "reported")
        if unknown := self.unknown_unit(row):
            return unknown
        if row["verdict"] and verdict is None:
            return self.finding(row, "verdict", self._verdicts.nearest(row["verdict"]))
        if not (row["id"] or row["assigned"] or row["other"]):
            return self.finding(row, "assigned")
        itself = key(row["other"]) == key(self._named(row))
        if row["other"] and ((verdict == _SAME and not itself) or (verdict == _DIFFERENT and itself)):
            return self.finding(row, "other", fault="other_id")
        return None

    def _named(self, row: Row) -> str:
        """The id of the task that a row is about; who adds a row by hand may write it only as the one to match."""
        added = not row["id"] and self._verdicts.find(row["verdict"]) != _DIFFERENT
        return row["other"] if added else row["id"]

    def _decisions(self, row: Row) -> Iterator[MatchDecision]:
        """What a row says: of the task that was asked about, and of another one whose id is named."""
        unit, verdict, named = self.unit(row), self._verdicts.find(row["verdict"]), self._named(row)
        rest = row["by"], row["day"], self.path
        another = row["other"] and key(row["other"]) != key(named)
        if named or row["assigned"]:
            # Where only the id of another task is named, the one that was asked about is not meant.
            same = verdict == _SAME or (verdict is None and not another)
            yield MatchDecision(unit, row["reported"], named, row["assigned"], same, row.cell("verdict"), *rest)
        if another:
            yield MatchDecision(unit, row["reported"], row["other"], "", True, row.cell("other"), *rest)
