"""The whole journey, in its order: discover, read, recognise, then `evaluating`: normalise, validate, evaluate.

Writing is separate: `write_outputs`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sheetops.config import Workspace, load_workspace, replace_cutoff
from sheetops.contained import COPIER, read_submissions
from sheetops.deciding import load_decisions
from sheetops.discover import Candidate, candidates, twins
from sheetops.engine import Progress, import_behind, make_ready, no_progress
from sheetops.errors import WorkspaceError
from sheetops.kind import Kind, load_kind
from sheetops.words.lexicon import Lexicon

if TYPE_CHECKING:
    from sheetops.evaluation import Evaluation

_MOST_NAMES = 5


def kind_of(workspace: Workspace) -> Kind:
    """The kind of sheet that a workspace consolidates."""
    return load_kind(workspace.kind_path or workspace.kind)


def consolidate(
    workspace: Workspace | Path | str, *, cutoff: date | None = None, progress: Progress = no_progress
) -> Evaluation:
    """A workspace's submissions → one evaluated result.  Reads only; nothing is written.

    Args:
        workspace: a workspace, or the path of its folder.
        cutoff: evaluate as of another day than the configured one.
        progress: called after each file with the number done, the number of all, and its path.

    Raises:
        WorkspaceError: the folder, its configuration or its submissions are missing.
        ConfigError: the configuration has mistakes.
    """
    if not isinstance(workspace, Workspace):
        workspace = load_workspace(Path(workspace))
    if cutoff is not None:
        workspace = replace_cutoff(workspace, cutoff)
    lexicon = Lexicon(kind_of(workspace), workspace)
    decisions = load_decisions(lexicon)
    inbox = _inbox(workspace)
    copies = twins(inbox)
    readable = [c for c in inbox if not c.ignored and c.path not in copies]
    import_behind("sheetops.evaluating")
    submissions = read_submissions(readable, lexicon.confirming(decisions.headers), progress)
    make_ready(COPIER)  # what goes back to the units is made in the same children, once all is evaluated
    from sheetops.evaluating import evaluate_submissions  # pandas and pandera: made ready while the files are read

    return evaluate_submissions(submissions, lexicon, inbox, copies, decisions)


def _inbox(workspace: Workspace) -> tuple[Candidate, ...]:
    """The candidate files.

    Raises:
        WorkspaceError: the folder is missing or nothing was submitted.
    """
    folder = workspace.inbox
    found_files = candidates(folder, workspace.root) if folder.is_dir() else ()
    if all(candidate.ignored for candidate in found_files):
        names = ", ".join(PurePosixPath(candidate.path).name for candidate in found_files[:_MOST_NAMES])
        vi, en = (f" (chỉ có: {names})", f" (there is only: {names})") if names else ("", "")
        raise WorkspaceError(
            f'chưa có biểu nào trong thư mục "{folder}"{vi}; hãy chép các tệp Excel do đơn vị gửi vào đó rồi chạy lại',
            f'there is no submission in the folder "{folder}"{en}; copy the units\' spreadsheets there and run again',
        )
    return found_files
