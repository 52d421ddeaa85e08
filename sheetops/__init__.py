"""sheetops: departmental Excel tracking sheets → one evaluated, reconciled, traceable workbook."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sheetops.config import Workspace, load_workspace
    from sheetops.errors import (
        ConfigError,
        OutputBusyError,
        PartitionError,
        SheetopsError,
        UnknownNameError,
        WorkspaceError,
    )
    from sheetops.evaluation import Evaluation, RollCall
    from sheetops.explanation import Explanation
    from sheetops.journey.filling import TemplateError, TemplateFilled, fill_template
    from sheetops.journey.letters import LetterWritten, write_letter
    from sheetops.journey.outputs import write_outputs
    from sheetops.journey.single import Checked, SheetFrame, check, read_sheet
    from sheetops.journey.why import explain_tally
    from sheetops.kind import Kind, load_kind
    from sheetops.letter_check import LetterCheck, check_letter
    from sheetops.model import Finding
    from sheetops.pipeline import consolidate, roll_call
    from sheetops.reckoning import TallyExplanation
    from sheetops.scored import Scored

__version__ = "0.1.0"

_HOMES = {
    "Checked": "journey.single",
    "ConfigError": "errors",
    "Evaluation": "evaluation",
    "Explanation": "explanation",
    "Finding": "model",
    "Kind": "kind",
    "LetterWritten": "journey.letters",
    "LetterCheck": "letter_check",
    "OutputBusyError": "errors",
    "PartitionError": "errors",
    "RollCall": "evaluation",
    "Scored": "scored",
    "SheetFrame": "journey.single",
    "SheetopsError": "errors",
    "TallyExplanation": "reckoning",
    "TemplateError": "journey.filling",
    "TemplateFilled": "journey.filling",
    "UnknownNameError": "errors",
    "Workspace": "config",
    "WorkspaceError": "errors",
    "check": "journey.single",
    "check_letter": "letter_check",
    "consolidate": "pipeline",
    "explain_tally": "journey.why",
    "fill_template": "journey.filling",
    "load_kind": "kind",
    "load_workspace": "config",
    "read_sheet": "journey.single",
    "roll_call": "pipeline",
    "write_letter": "journey.letters",
    "write_outputs": "journey.outputs",
}

__all__ = [
    "Checked",
    "ConfigError",
    "Evaluation",
    "Explanation",
    "Finding",
    "Kind",
    "LetterCheck",
    "LetterWritten",
    "OutputBusyError",
    "PartitionError",
    "RollCall",
    "Scored",
    "SheetFrame",
    "SheetopsError",
    "TallyExplanation",
    "TemplateError",
    "TemplateFilled",
    "UnknownNameError",
    "Workspace",
    "WorkspaceError",
    "__version__",
    "check",
    "check_letter",
    "consolidate",
    "explain_tally",
    "fill_template",
    "load_kind",
    "load_workspace",
    "read_sheet",
    "roll_call",
    "write_letter",
    "write_outputs",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is asked for: pandas costs more than all of a `--help`."""
    if name in _HOMES:
        return getattr(import_module(f"sheetops.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'sheetops' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
