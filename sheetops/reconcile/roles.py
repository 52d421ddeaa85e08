"""Who reports a task as what: one row leads, the others are further views of the same task."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from sheetops.reconcile.assigned import coordinators
from sheetops.text import key
from sheetops.words.lexicon import Lexicon

LEAD, COORDINATE, SECOND_LEAD, PERHAPS = "lead", "coordinate", "second_lead", "perhaps"
Label: TypeAlias = Hashable
_Group: TypeAlias = tuple[Label | None, Sequence[Label]]


def report_roles(
    assigned: pd.DataFrame, reports: pd.DataFrame, matches: pd.DataFrame, lexicon: Lexicon
) -> pd.DataFrame:
    """What each reported row is to its task.

    The lead's own row leads.  Where the lead is not known, or has no row, the row of the unit that claims the task
    does: by its cell of the lead, else by its report, never one that is named as coordinating; of several units the
    first in the configuration, whatever their files are called.  Of rows that match nothing assigned those of one
    title are one task where one of them names the other's unit as coordinating.

    Returns:
        The reports' index; `assigned` (label or missing), `task` (label of the row that leads), `role` (lead,
        coordinate, second_lead, perhaps).
    """
    told = _Told(
        reports["unit"].to_dict(),
        coordinators(reports, lexicon).to_dict(),
        matches["how"].to_dict(),
        _named_leads(reports),
        {unit.code: at for at, unit in enumerate(lexicon.workspace.units)},
    )
    leads, helpers = assigned["unit"].to_dict(), coordinators(assigned, lexicon).to_dict()
    rows: dict[Label, tuple[Label | None, Label, str]] = {}
    for to, labels in [*_matched(matches), *_unmatched(matches, reports, told)]:
        unit, named = (leads[to], helpers[to]) if to is not None else (None, ())
        first = told.first(labels, unit, named)
        rows |= {label: (to, first, told.role(label, first, named)) for label in labels}
    values = [rows[label] for label in reports.index]
    frame = pd.DataFrame(values, columns=["assigned", "task", "role"], index=reports.index)
    return frame.astype({"assigned": "Int64", "task": "int64", "role": "str"})


def _named_leads(reports: pd.DataFrame) -> frozenset[Label]:
    """The rows whose own cell names their lead."""
    written = reports["unit_text"] != "" if "unit_text" in reports else pd.Series(False, index=reports.index)
    return frozenset(reports.index[written & reports["unit"].notna()])


def _matched(matches: pd.DataFrame) -> Iterator[_Group]:
    """Assigned task → the rows that report it."""
    given = matches["assigned"].dropna()
    groups: dict[Label, list[Label]] = {}
    for label, to in given.items():
        groups.setdefault(to, []).append(label)
    yield from groups.items()


def _unmatched(matches: pd.DataFrame, reports: pd.DataFrame, told: _Told) -> Iterator[_Group]:
    """Rows that report nothing assigned, those of one task together."""
    labels = matches.index[matches["assigned"].isna()]
    titles = {title: key(title) for title in reports.loc[labels, "title_text"].unique()}
    named = reports.loc[labels, "title_text"].map(titles)
    for _, of_title in named.groupby(named, sort=False):
        groups: dict[Label, list[Label]] = {}
        for label in of_title.index:
            groups.setdefault(told.whose(label, of_title.index), []).append(label)
        yield from ((None, group) for group in groups.values())


@dataclass(frozen=True)
class _Told:
    """What is told.

    Attributes:
        units, helpers, how: per reported row its unit, the units that it names as coordinating, how it was matched.
        leading: the rows whose own cell names their lead.
        places: a unit's place in the configuration.
    """

    units: Mapping[Label, Any]
    helpers: Mapping[Label, tuple[str, ...]]
    how: Mapping[Label, Any]
    leading: frozenset[Label]
    places: Mapping[Any, int]

    def whose(self, label: Label, labels: Sequence[Label]) -> Label:
        """The row whose task a row tells too: the first other one that names its unit; its own where none does."""
        namers = (o for o in labels if self.units[o] != self.units[label] and self.units[label] in self.helpers[o])
        owner = next(namers, label)
        mutual = self.units[owner] in self.helpers[label]
        return label if mutual and list(labels).index(label) < list(labels).index(owner) else owner

    def first(self, labels: Sequence[Label], unit: Any, coordinating: Sequence[str]) -> Label:
        """The row that leads, of those that report one task assigned to `unit` and to those that coordinate."""
        named = {*coordinating, *(code for label in labels for code in self.helpers[label])}

        def rank(label: Label) -> tuple[bool, bool, bool, bool, int]:
            whose = self.units[label]
            place = self.places.get(whose, len(self.places))
            return whose != unit, self.how.get(label) == PERHAPS, whose in named, label not in self.leading, place

        return min(labels, key=rank)

    def role(self, label: Label, first: Label, named: Sequence[str]) -> str:
        """What a row is to its task; `named`: the coordinating units of what was assigned."""
        if self.how.get(label) == PERHAPS:
            return PERHAPS
        if label == first:
            return LEAD
        helping = self.units[label] in {*named, *self.helpers[first]}
        return COORDINATE if helping and self.units[first] not in self.helpers[label] else SECOND_LEAD
