"""Every figure of an evaluation by its code, and the tasks behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sheetops.evaluate.membership import in_movement, in_quality, in_tally, rate_statuses

if TYPE_CHECKING:
    from sheetops.evaluation import Evaluation

_URGED = ("due_soon", "unreported")


def figures(evaluation: Evaluation) -> pd.DataFrame:
    """Which task is in which figure.

    Returns:
        bool, the index of `tasks`; one column per figure: those of the tallies, of the movement, of the quality of the
        reports, of the tasks to be urged (`due_soon, unreported`, and the kind's classes of overdue days).  A code that
        two of them have means what the first says.
    """
    tasks, kind, urge = evaluation.tasks, evaluation.kind, evaluation.urge
    urged = {
        code: pd.Series(tasks.index.isin(urge.loc[urge[column] == code, "task"]), index=tasks.index)
        for column, codes in (("why", _URGED), ("ageing", tuple(ageing.code for ageing in kind.evaluation.ageing)))
        for code in codes
    }
    frames = (pd.DataFrame(urged), in_quality(tasks, kind), in_movement(tasks, kind), in_tally(tasks, kind))
    return pd.DataFrame({str(name): frame[name] for frame in frames for name in frame}, index=tasks.index)


def rates(evaluation: Evaluation) -> dict[str, tuple[pd.Series, pd.Series]]:
    """Per rate the tasks in its numerator and those in its denominator; bool, the index of `tasks`."""
    tasks, kind = evaluation.tasks, evaluation.kind
    return {
        rate.code: (tasks["status"].isin(upper), tasks["status"].isin(lower))
        for rate in kind.evaluation.rates
        for upper, lower in [rate_statuses(rate, kind)]
    }
