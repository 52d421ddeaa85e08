"""What the Office decides about no single task, in `quyet-dinh.xlsx`: column mappings; later matches and waivers."""

from sheetops.decisions.columns import column_choices, column_decisions, column_heads
from sheetops.decisions.layout import layout
from sheetops.decisions.model import NO_DECISIONS, ColumnDecision, Decisions, Key, Suggestion
from sheetops.decisions.rows import Heads
from sheetops.decisions.tasks import NO_HARVEST, Fault, Harvest, TaskDecision, TaskKey, task_key

__all__ = [
    "NO_DECISIONS",
    "NO_HARVEST",
    "ColumnDecision",
    "Decisions",
    "Fault",
    "Harvest",
    "Heads",
    "Key",
    "Suggestion",
    "TaskDecision",
    "TaskKey",
    "column_choices",
    "column_decisions",
    "column_heads",
    "layout",
    "task_key",
]
