"""The rule of evaluation, read off the domain's table and written apart from the product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DONE = ("completed", "completed_late")
_WITH_DUE = ("not_due", "in_progress", "behind", "not_started")
_WITHOUT_DUE = ("in_progress", "behind", "not_started", "not_completed", "not_due")


@dataclass(frozen=True)
class Facts:
    """What can be read in a row.

    `word`: the code that the wording says, "late" for a bare "trễ hạn", None for nothing; `unreadable`: a deadline is
    there, but is none; `several`: more than one status is given.
    """

    due: date | None = None
    completed: date | None = None
    progress: float | None = None
    word: str | None = None
    result: bool = False
    unreadable: bool = False
    several: bool = False


@dataclass(frozen=True)
class Verdict:
    reported: str | None
    status: str
    contradiction: bool = False


def verdict(facts: Facts, cutoff: date) -> Verdict:
    reported = _reported(facts)
    state = "contradiction" if facts.several else _state(facts, reported, cutoff)
    if state == "contradiction":
        return Verdict(reported, "undetermined", contradiction=True)
    if state == "open" and facts.unreadable:
        return Verdict(reported, "undetermined")
    admissible = _done(facts, reported) if state == "done" else _open(facts, cutoff)
    return Verdict(reported, reported if reported in admissible else admissible[0])


def _reported(facts: Facts) -> str | None:
    if facts.word == "late":
        return "completed_late" if facts.completed else "overdue"
    return facts.word


def _state(facts: Facts, reported: str | None, cutoff: date) -> str:
    says_done = reported in DONE
    if facts.completed and facts.completed > cutoff:
        return "open"
    if facts.completed:
        return "done" if says_done or reported is None else "contradiction"
    if says_done:
        return "done" if facts.progress in (None, 100) else "contradiction"
    if facts.progress == 100:
        return "done" if reported is None else "contradiction"
    return "open"


def _done(facts: Facts, reported: str | None) -> tuple[str, ...]:
    if not facts.completed:
        return ("completed_late",) if reported == "completed_late" else ("completed",)
    if not facts.due:
        return DONE
    return ("completed",) if facts.completed <= facts.due else ("completed_late",)


def _open(facts: Facts, cutoff: date) -> tuple[str, ...]:
    begun = bool(facts.progress) or facts.result
    if facts.due and facts.due < cutoff:
        return ("overdue",)
    if facts.due:
        return ("in_progress" if begun else "not_due", *_WITH_DUE)
    return ("in_progress" if begun else "not_started", *_WITHOUT_DUE)
