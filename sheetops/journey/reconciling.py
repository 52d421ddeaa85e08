"""Reconciling in the journey: reports are held against the register, last period and each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from sheetops.decisions import MatchDecision, TaskDecision, settled
from sheetops.journey.previous import Previous
from sheetops.journey.registers import Register
from sheetops.model import Finding
from sheetops.reconcile import (
    Difference,
    Place,
    Told,
    assigned_tasks,
    compared,
    match_titles,
    one_row_per_task,
    reconciliation,
    to_match,
)
from sheetops.reconcile.guard import verdict
from sheetops.reconcile.roles import PERHAPS
from sheetops.words.lexicon import Lexicon

CellOf = Callable[[Any, str], str]
_AS_ITSELF = ("id", "title", "wording")


@dataclass(frozen=True)
class Case:
    """The reports and what they are held against.

    Attributes:
        assigned: as `assigned_tasks` gives it.
        reports: the typed rows that count.
        tasks, roles: as `one_row_per_task` gives them.
        rivals: label of a report → further assigned tasks that it may be.
    """

    assigned: pd.DataFrame
    reports: pd.DataFrame
    tasks: pd.DataFrame
    roles: pd.DataFrame
    rivals: Mapping[Any, Sequence[Any]]
    period: str
    has_register: bool

    def ids(self, tasks: pd.DataFrame) -> Mapping[Any, str]:
        """Label of a report → the id of its task."""
        return self.roles["task"].map(tasks["id"]).to_dict()

    def judged(self, tasks: pd.DataFrame) -> pd.DataFrame:
        """The reports that lead, with what their own cells say, and what their task was evaluated as."""
        leads = tasks[tasks["path"].notna()]
        told = ("id", "unit", "origin", "status", "state", "basis", "reported_status", "timeliness", "days_overdue")
        return self.reports.loc[leads.index].assign(**{name: leads[name] for name in told})


def reconcile(
    reports: pd.DataFrame,
    register: Register,
    previous: Previous,
    settled_matches: Sequence[MatchDecision],
    lexicon: Lexicon,
) -> Case:
    """One row per task.

    Args:
        reports: the typed rows that count, with `cell` (of the title).
        settled_matches: what the Office has decided of reported and assigned tasks.
    """
    given, told = to_match(register.rows, lexicon), to_match(previous.rows, lexicon)
    same, different = settled(settled_matches, given, told)
    links = _without_namesakes(match_titles(given, told, same=same, different=different), given, told)
    assigned = assigned_tasks(register.rows, previous.rows, links, lexicon)
    matches = _matches(assigned, reports, settled_matches, lexicon)
    merged = one_row_per_task(assigned, reports, matches, lexicon)
    return Case(
        assigned, reports, merged.tasks, merged.reports, matches["rivals"].to_dict(), previous.period, register.exists
    )


def _without_namesakes(links: pd.DataFrame, register: pd.DataFrame, previous: pd.DataFrame) -> pd.DataFrame:
    """The links, but for those that only an id speaks for: registers number their tasks from one again."""
    doubtful = links.index[links["how"] == PERHAPS]
    apart = [
        label
        for label in doubtful
        if verdict(str(previous.at[label, "title"]), str(register.at[links.at[label, "assigned"], "title"]))
        == "different"
    ]
    return links.assign(**{name: links[name].mask(links.index.isin(apart)) for name in ("assigned", "how")})


def _matches(
    assigned: pd.DataFrame, reports: pd.DataFrame, settled_matches: Sequence[MatchDecision], lexicon: Lexicon
) -> pd.DataFrame:
    """Each report's assigned task; what last period had finished only where nothing else fits, and beyond doubt."""
    given, told = to_match(assigned, lexicon), to_match(reports, lexicon)
    same, different = settled(settled_matches, given, told)
    expected = assigned["in_register"] | assigned["open_before"]
    matches = match_titles(given[expected], told, same=same, different=different)
    rest = told[matches["assigned"].isna()]
    finished = match_titles(given[~expected], rest, different=different)
    finished = finished[finished["how"].isin(_AS_ITSELF)]
    return pd.concat([matches.drop(index=finished.index), finished]).loc[matches.index] if len(finished) else matches


def carried_on(decisions: Iterable[TaskDecision], tasks: pd.DataFrame) -> tuple[TaskDecision, ...]:
    """Last period's decisions, about the tasks that its tasks are now: id or title may be others in the register."""
    places = zip(tasks["previous_sheet"], tasks["previous_row"], tasks["open_before"], strict=True)
    named = zip(tasks["id"], tasks["title_text"], strict=True)
    now = {(sheet, row): name for (sheet, row, is_open), name in zip(places, named, strict=True) if is_open}
    return tuple(
        replace(decision, task_id=now[decision.sheet, decision.row][0], title=now[decision.sheet, decision.row][1])
        for decision in decisions
        if (decision.sheet, decision.row) in now
    )


def held_against(
    case: Case,
    tasks: pd.DataFrame,
    typed: pd.DataFrame,
    repeats: Iterable[tuple[Any, Any]],
    cell: CellOf,
    lexicon: Lexicon,
) -> tuple[list[Finding], list[Difference]]:
    """What reconciling finds, and what two sources say differently.

    Args:
        tasks: those of `case`, evaluated.
        typed: all rows; `repeats`: (row that does not count, row that has its task).
        cell: label of a row and field → A1 address.
    """
    told = Told(
        tasks,
        case.roles,
        case.reports,
        case.assigned,
        cell,
        lexicon,
        period=case.period,
        has_register=case.has_register,
    )
    findings, differences = reconciliation(told)
    return findings, [*differences, *_of_repeats(repeats, typed, case.roles["task"].to_dict(), cell)]


def _of_repeats(
    repeats: Iterable[tuple[Any, Any]], typed: pd.DataFrame, tasks: Mapping[Any, Any], cell: CellOf
) -> Iterable[Difference]:
    """What a row that tells a task again says otherwise than the one that counts."""
    for again, first in repeats:
        one, other = typed.loc[again], typed.loc[first]
        code = "R409" if one["path"] == other["path"] else "R416"
        for name in compared(one, other):
            left, right = (
                Place(row["path"], row["sheet"], cell(label, name)) for label, row in ((again, one), (first, other))
            )
            task = tasks[first]
            yield Difference(code, task, name, one[f"{name}_text"], left, other[f"{name}_text"], right)
