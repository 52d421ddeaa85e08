"""Where the per-file work runs: beside each other in threads, and what may crash in a child process of its own."""

from sheetops.engine.containment import ContainedError, Limits, Reason, contained, make_ready, prepare, stop_children
from sheetops.engine.files import Progress, map_files, no_progress
from sheetops.engine.imports import finish_imports, import_behind

__all__ = [
    "ContainedError",
    "Limits",
    "Progress",
    "Reason",
    "contained",
    "finish_imports",
    "import_behind",
    "make_ready",
    "map_files",
    "no_progress",
    "prepare",
    "stop_children",
]
