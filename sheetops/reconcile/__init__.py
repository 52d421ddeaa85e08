"""Reports against the register, last period and each other: one row per task."""

from sheetops.reconcile.assigned import assigned_tasks, register_repeats, register_twins, to_match
from sheetops.reconcile.differences import Difference, Place, compared
from sheetops.reconcile.findings import reconciliation
from sheetops.reconcile.ids import task_ids, telling_ids
from sheetops.reconcile.matching import match_titles
from sheetops.reconcile.merge import Reconciled, one_row_per_task
from sheetops.reconcile.recurring import assigned_of_title, told_apart_by
from sheetops.reconcile.told import Told

__all__ = [
    "Difference",
    "Place",
    "Reconciled",
    "Told",
    "assigned_of_title",
    "assigned_tasks",
    "compared",
    "match_titles",
    "one_row_per_task",
    "reconciliation",
    "register_repeats",
    "register_twins",
    "task_ids",
    "telling_ids",
    "to_match",
    "told_apart_by",
]
