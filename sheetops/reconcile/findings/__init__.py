"""What reconciling finds of each task: R401–R410, R413, R417–R420, R422, R423; and what Đối chiếu shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import pandas as pd

from sheetops.model import Finding
from sheetops.reconcile.differences import Difference
from sheetops.reconcile.findings import assigned, last_period, views
from sheetops.reconcile.told import Row, Said, Told

_Rule: TypeAlias = Callable[[Told, Any, Row], Iterator[Said]]


def reconciliation(told: Told) -> tuple[list[Finding], list[Difference]]:
    """The findings about all tasks, and what two sources say differently of them."""
    said = [
        each
        for label, task in zip(told.tasks.index, told.tasks.to_dict("records"), strict=True)
        for rule in (_OF_REPORTED if pd.notna(task["path"]) else _OF_UNREPORTED)
        for each in rule(told, label, task)
    ]
    return [each.finding for each in said], [difference for each in said for difference in each.differences]


_OF_REPORTED: Sequence[_Rule] = (
    assigned.not_assigned,
    assigned.other_deadline,
    assigned.moved_deadline,
    assigned.other_lead,
    views.second_leads,
    views.also_told,
    views.coordinating,
    views.perhaps,
    last_period.went_back,
    last_period.linked,
    last_period.never_open,
    last_period.unchanged,
    assigned.older_source,
)
_OF_UNREPORTED: Sequence[_Rule] = (assigned.not_reported, last_period.vanished, last_period.linked)
