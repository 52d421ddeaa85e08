"""The status of each task at the cut-off: the kind's rule, applied to whole columns.

The facts give the admissible statuses; the reported one stands if it is among them, otherwise the first is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sheetops.kind import Kind
from sheetops.kind_rules import Facts, StateRule, StatusRule


def _holds(when: Facts, facts: pd.DataFrame) -> pd.Series:
    """Where all the facts of a rule are so."""
    mask = pd.Series(True, index=facts.index)
    for name, words in when.items():
        mask &= facts[name].isin([words] if isinstance(words, str) else list(words))
    return mask


def first_rule(rules: Sequence[StateRule | StatusRule], facts: pd.DataFrame) -> pd.Series:
    """The position of the first rule that holds for each row; -1 where none does."""
    chosen = pd.Series(-1, index=facts.index, dtype="int64")
    for at, rule in enumerate(rules):
        chosen = chosen.mask((chosen == -1) & _holds(rule.when, facts), at)
    return chosen


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
    status = pd.Series(rules.undetermined, index=facts.index, dtype="str")
    stands = pd.Series(False, index=facts.index)
    for at, rule in enumerate(rules.statuses):
        here = status_at == at
        admitted = here & facts["reported"].isin(rule.admissible)
        status = status.mask(here, rule.admissible[0]).mask(admitted, facts["reported"])
        stands |= admitted
    reasons = status_at.map({at: rule.reason for at, rule in enumerate(rules.statuses)})
    return pd.DataFrame(
        {
            "state": states,
            "status": status,
            "basis": pd.Series("derived", index=facts.index, dtype="str").mask(stands, "reported"),
            "reason": state_reasons.fillna(reasons).where(~stands).astype("str"),
        }
    )
