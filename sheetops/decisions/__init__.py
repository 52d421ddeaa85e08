"""What the Office decides about no single task, in `quyet-dinh.xlsx`: column mappings; later matches and waivers."""

from sheetops.decisions.columns import column_choices, column_decisions, column_heads
from sheetops.decisions.layout import layout
from sheetops.decisions.model import NO_DECISIONS, ColumnDecision, Decisions, Key, Suggestion
from sheetops.decisions.rows import Heads
from sheetops.decisions.tasks import TaskDecision, task_key

__all__ = [
    "NO_DECISIONS",
    "ColumnDecision",
    "Decisions",
    "Heads",
    "Key",
    "Suggestion",
    "TaskDecision",
    "column_choices",
    "column_decisions",
    "column_heads",
    "layout",
    "task_key",
]
