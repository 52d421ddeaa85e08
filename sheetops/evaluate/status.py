"""The status of each task at the cut-off, by the kind's rule.

The facts give the admissible statuses; the reported one stands if it is among them, otherwise the first is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from sheetops.kind import Kind
from sheetops.kind.rules import Facts, StateRule, StatusRule


def _holds(when: Facts, facts: Mapping[str, str]) -> bool:
    """Whether all the facts of a rule are so."""
    return all(facts[name] == words if isinstance(words, str) else facts[name] in words for name, words in when.items())


def first_rule(rules: Sequence[StateRule | StatusRule], facts: pd.DataFrame) -> pd.Series:
    """The position of the first rule that holds for each row; -1 where none does.

    Rows are many and their facts few: each combination is looked at once.
    """
    names = list(dict.fromkeys(name for rule in rules for name in rule.when))
    combined = list(zip(*(facts[name] for name in names), strict=True)) if names else [()] * len(facts)
    known: dict[tuple[str, ...], int] = {}
    for words in set(combined):
        so = dict(zip(names, words, strict=True))
        known[words] = next((at for at, rule in enumerate(rules) if _holds(rule.when, so)), -1)
    return pd.Series([known[words] for words in combined], index=facts.index, dtype="int64")


def evaluate_status(facts: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The evaluated status of each task.

    Args:
        facts: as `facts` gives them.

    Returns:
        The same index; `state`, `status`, `basis` (reported, derived), and `reason` (a key of the catalogue's
        reasons: why it is not the reported one; missing where the report stands).
    """
    rules = kind.evaluation
    state_at = first_rule(rules.states, facts)
    states = state_at.map({at: rule.state for at, rule in enumerate(rules.states)}).astype("str")
    state_reasons = state_at.map({at: rule.reason for at, rule in enumerate(rules.states)})
    status_at = first_rule(rules.statuses, facts.assign(state=states))
    default = status_at.map({at: rule.admissible[0] for at, rule in enumerate(rules.statuses)})
    allowed = {(at, code) for at, rule in enumerate(rules.statuses) for code in rule.admissible}
    pairs = zip(status_at, facts["reported"], strict=True)
    stands = pd.Series([pair in allowed for pair in pairs], index=facts.index, dtype=bool)
    status = facts["reported"].where(stands, default.fillna(rules.undetermined)).astype("str")
    reasons = status_at.map({at: rule.reason for at, rule in enumerate(rules.statuses)})
    return pd.DataFrame(
        {
            "state": states,
            "status": status,
            "basis": pd.Series("derived", index=facts.index, dtype="str").mask(stands, "reported"),
            "reason": state_reasons.fillna(reasons).where(~stands).astype("str"),
        }
    )
