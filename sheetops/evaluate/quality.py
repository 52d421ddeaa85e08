"""The quality of the reports, by the first seed's criticisms: figures, evidence, dates, punctuality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from sheetops.config import Workspace
from sheetops.evaluate.membership import TOTAL, grouped, in_quality
from sheetops.evaluate.movement import by_group
from sheetops.evaluation import QUALITY_RULES, UNKNOWN
from sheetops.kind import Kind
from sheetops.model import Finding


def quality(tasks: pd.DataFrame, workspace: Workspace, kind: Kind, findings: Sequence[Finding] = ()) -> pd.DataFrame:
    """How good the reports are.  A task that nobody reported counts in `total` alone: it is no bad report.

    Args:
        tasks: the evaluated tasks; those counted apart (withdrawn) are left out.
        findings: of the run, each with its unit.

    Returns:
        RangeIndex; per unit and, last, for all (`unit` missing) counts: `total`; `reported` of these; `finished` of
        the reported; where the kind has the fields, `with_figures` (of the reported: the result has a figure),
        `with_evidence, with_dates` (of the finished), and `timed` (of the finished: deadline and completion are
        known), `on_time` (of the timed: completed by the deadline); how many findings there are of each of the
        rules D307, D308, D309 that the kind checks, by its code.
    """
    flags = in_quality(tasks, kind).assign(unit=grouped(tasks)["unit"])
    flags = flags[flags[TOTAL]]
    frame = by_group(flags, "unit", [unit.code for unit in workspace.units])
    return frame.assign(**{code: _per_unit(frame, findings, code) for code in _checked(kind)})


def _checked(kind: Kind) -> tuple[str, ...]:
    """Those of the rules that the kind checks."""
    codes = {check.code for check in kind.checks}
    return tuple(code for code in QUALITY_RULES if code in codes)


def _per_unit(frame: pd.DataFrame, findings: Sequence[Finding], code: str) -> pd.Series:
    """How many findings of a rule each row's unit has; the last row has their sum."""
    count = Counter(finding.unit or UNKNOWN for finding in findings if finding.code == code)
    counts = [count[unit] for unit in frame["unit"].iloc[:-1]]
    return pd.Series([*counts, sum(counts)], index=frame.index, dtype="int64")
