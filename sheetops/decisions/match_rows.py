"""The sheet of matches in `quyet-dinh.xlsx` → what the Office has decided, and what cannot be applied of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sheetops.decisions.faults import NOBODY, Faults, unit_of
from sheetops.decisions.layout import layout
from sheetops.decisions.matches import MatchDecision, MatchKey, match_key
from sheetops.decisions.model import Decisions
from sheetops.decisions.rows import Heads, Row, rows
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
    return _Sheet(tuple(rows(grid, match_heads(), path)), lexicon, path, grid.sheet).decisions


@dataclass(frozen=True)
class _Sheet:
    """The rows of the sheet, and the words to read them with."""

    rows: Sequence[Row]
    lexicon: Lexicon
    path: str
    name: str

    @cached_property
    def decisions(self) -> Decisions:
        asked = frozenset(self._key(row) for row in self.rows if row["reported"])
        filled = [(row, self._fault(row)) for row in self.rows if row["verdict"] or row["other"]]
        faults = [fault for _, fault in filled if fault]
        agreed, disagreeing = self._agreed([row for row, fault in filled if fault is None])
        return Decisions(matches=agreed, asked=asked, findings=(*faults, *disagreeing))

    @cached_property
    def _finding(self) -> Faults:
        return Faults(self.path, self.name, "reported")

    @cached_property
    def _verdicts(self) -> Vocabulary:
        return Vocabulary({_SAME: (layout().matches.same,), _DIFFERENT: (layout().matches.different,)})

    def _key(self, row: Row) -> MatchKey:
        return match_key(unit_of(row["unit"], self.lexicon), row["reported"], row["id"], row["assigned"])

    def _fault(self, row: Row) -> Finding | None:
        """What keeps a decision from being applied."""
        verdict = self._verdicts.find(row["verdict"])
        if not row["reported"]:
            return self._finding(row, "reported")
        if unit_of(row["unit"], self.lexicon) == NOBODY:
            return self._finding(row, "unit", self.lexicon.units.nearest(row["unit"]))
        if row["verdict"] and verdict is None:
            return self._finding(row, "verdict", self._verdicts.nearest(row["verdict"]))
        if not (row["id"] or row["assigned"] or row["other"]):
            return self._finding(row, "assigned")
        itself = key(row["other"]) == key(row["id"])
        if row["other"] and ((verdict == _SAME and not itself) or (verdict == _DIFFERENT and itself)):
            return self._finding(row, "other", fault="other_id")
        return None

    def _agreed(self, good: Sequence[Row]) -> tuple[tuple[MatchDecision, ...], list[Finding]]:
        """The decisions that no other row contradicts, and R415 for each row that does."""
        first: dict[MatchKey, tuple[Row, MatchDecision]] = {}
        findings: dict[MatchKey, list[Finding]] = {}
        for row in good:
            for decision in self._decisions(row):
                earlier, said = first.setdefault(decision.key, (row, decision))
                if said.same != decision.same:
                    finding = self._finding(row, "verdict", fault="twice", other=earlier.cell("verdict"))
                    findings.setdefault(decision.key, []).append(finding)
        agreed = tuple(decision for key, (_, decision) in first.items() if key not in findings)
        return agreed, [finding for several in findings.values() for finding in several]

    def _decisions(self, row: Row) -> Iterator[MatchDecision]:
        """What a row says: of the task that was asked about, and of another one whose id is named."""
        unit, verdict = unit_of(row["unit"], self.lexicon), self._verdicts.find(row["verdict"])
        rest = row["by"], row["day"], self.path
        another = row["other"] and key(row["other"]) != key(row["id"])
        if row["id"] or row["assigned"]:
            # Where only the id of another task is named, the one that was asked about is not meant.
            same = verdict == _SAME or (verdict is None and not another)
            yield MatchDecision(unit, row["reported"], row["id"], row["assigned"], same, row.cell("verdict"), *rest)
        if another:
            yield MatchDecision(unit, row["reported"], row["other"], "", True, row.cell("other"), *rest)
