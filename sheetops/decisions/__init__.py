"""What the Office decides about no single task, in `quyet-dinh.xlsx`: column mappings, matches, waivers."""

from sheetops.decisions.columns import column_choices, column_decisions, column_heads
from sheetops.decisions.layout import layout
from sheetops.decisions.match_rows import match_choices, match_decisions, match_heads
from sheetops.decisions.matches import MatchDecision, MatchKey, MatchQuestion, match_key, settled
from sheetops.decisions.model import NO_DECISIONS, ColumnDecision, Decisions, Key, Suggestion
from sheetops.decisions.rows import Heads
from sheetops.decisions.scores import SCORE_NAMES, ScoreDecision
from sheetops.decisions.tasks import NO_HARVEST, Fault, Harvest, TaskDecision, TaskKey, task_key
from sheetops.decisions.waiver_rows import code_choice, code_choices, waiver_heads, waivers_of
from sheetops.decisions.waivers import Waiver, with_waivers
from sheetops.decisions.workbook import decisions_of

__all__ = [
    "NO_DECISIONS",
    "NO_HARVEST",
    "SCORE_NAMES",
    "ColumnDecision",
    "Decisions",
    "Fault",
    "Harvest",
    "Heads",
    "Key",
    "MatchDecision",
    "MatchKey",
    "MatchQuestion",
    "ScoreDecision",
    "Suggestion",
    "TaskDecision",
    "TaskKey",
    "Waiver",
    "code_choice",
    "code_choices",
    "column_choices",
    "column_decisions",
    "column_heads",
    "decisions_of",
    "layout",
    "match_choices",
    "match_decisions",
    "match_heads",
    "match_key",
    "settled",
    "task_key",
    "waiver_heads",
    "waivers_of",
    "with_waivers",
]
