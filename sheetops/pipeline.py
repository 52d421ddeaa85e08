"""The whole journey, in its order: discover, read, recognise, then `evaluating`: normalise, validate, evaluate.
The roll-call goes only as far as it must to know whose the files are: `calling`.

Writing is separate: `write_outputs`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sheetops.config import Workspace, load_workspace, replace_cutoff, result_path
from sheetops.decisions import NO_HARVEST, Harvest
from sheetops.discover import Candidate, candidates, twins
from sheetops.engine import Progress, finish_imports, import_behind, make_ready, no_progress
from sheetops.errors import WorkspaceError
from sheetops.journey.contained import COPIER, read_submissions
from sheetops.journey.deciding import load_decisions
from sheetops.journey.sources import find_sources
from sheetops.kind import Kind, load_kind
from sheetops.words.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.evaluation import Evaluation, RollCall
    from sheetops.scored import Scored

_MOST_NAMES = 5


def kind_of(workspace: Workspace) -> Kind:
    """The kind of sheet that a workspace consolidates."""
    return load_kind(workspace.kind_path or workspace.kind)


def consolidate(
    workspace: Workspace | Path | str,
    *,
    cutoff: date | None = None,
    output: Path | str | None = None,
    progress: Progress = no_progress,
) -> Evaluation | Scored:
    """A workspace's submissions → one evaluated, or scored, result.  Reads only; nothing is written.

    Args:
        workspace: a workspace, or the path of its folder.
        cutoff: evaluate as of another day than the configured one.
        output: where the result is going to be written, as for `write_outputs`: what the Office has decided in the
            workbook there is applied.
        progress: called after each file with the number done, the number of all, and its path.

    Raises:
        WorkspaceError: the folder, its configuration or its submissions are missing, or the workbook that would be
            replaced cannot be read.
        OutputBusyError: another program holds that workbook.
        ConfigError: the configuration has mistakes.
    """
    place = _loaded(workspace)
    if cutoff is not None:
        place = replace_cutoff(place, cutoff)
    lexicon = Lexicon(kind_of(place), place)
    decisions = load_decisions(lexicon)
    sources = find_sources(lexicon)
    # Whether every indicator has its one lead is asked before anyone has scored.
    inbox = _inbox(place) if lexicon.kind.scoring and sources.register else _filled_inbox(place)
    copies = twins(inbox)
    second_half = "sheetops.scoring" if lexicon.kind.scoring else "sheetops.journey.evaluating"
    import_behind(second_half)
    readable = _readable(inbox, copies)
    read = read_submissions([*readable, *sources.unread], lexicon.confirming(decisions.headers), progress)
    submissions, others = read[: len(readable)], read[len(readable) :]
    sources = sources.having_read(others)
    make_ready(COPIER)  # what goes back to the units is made in the same children, once all is evaluated
    finish_imports()
    harvested = _harvest(result_path(place, output), lexicon)
    if lexicon.kind.scoring:
        from sheetops.scoring import score_submissions  # pandas and pandera: made ready while the files are read

        return score_submissions(submissions, lexicon, inbox, copies, decisions, sources, harvested)
    from sheetops.journey.evaluating import evaluate_submissions  # as above

    return evaluate_submissions(submissions, lexicon, inbox, copies, decisions, sources, harvested)


def _harvest(workbook: Path, lexicon: Lexicon) -> Harvest:
    """What the Office has written into the workbook that would be replaced; before anything is written."""
    if not workbook.is_file():
        return NO_HARVEST
    from sheetops.harvest import harvest  # what writes and reads workbooks is slow to import

    return harvest(workbook, lexicon)


def roll_call(workspace: Workspace | Path | str, *, progress: Progress = no_progress) -> RollCall:
    """Who has sent a report, when, which version counts, and who is missing; reads only, evaluates no task.

    Args:
        workspace: a workspace, or the path of its folder.
        progress: called after each file with the number done, the number of all, and its path.

    Raises:
        WorkspaceError: the folder, its configuration or the folder of submissions is missing.
        ConfigError: the configuration has mistakes.
    """
    place = _loaded(workspace)
    lexicon = Lexicon(kind_of(place), place)
    decisions = load_decisions(lexicon)
    inbox = _inbox(place)
    copies = twins(inbox)
    import_behind("sheetops.journey.calling")
    submissions = read_submissions(_readable(inbox, copies), lexicon.confirming(decisions.headers), progress)
    finish_imports()
    from sheetops.journey.calling import call_roll  # pandas: made ready while the files are read

    return call_roll(submissions, lexicon, inbox, copies)


def _loaded(workspace: Workspace | Path | str) -> Workspace:
    return workspace if isinstance(workspace, Workspace) else load_workspace(Path(workspace))


def _readable(inbox: Sequence[Candidate], copies: Mapping[str, str]) -> list[Candidate]:
    """Every file but those left aside and identical copies."""
    return [candidate for candidate in inbox if not candidate.ignored and candidate.path not in copies]


def _inbox(workspace: Workspace) -> tuple[Candidate, ...]:
    """Every file of the folder of submissions.

    Raises:
        WorkspaceError: there is no such folder.
    """
    folder = workspace.inbox
    if not folder.is_dir():
        raise WorkspaceError(
            f'chưa có thư mục "{folder}" để chứa biểu do đơn vị gửi; hãy tạo thư mục này, hoặc sửa folders.inbox trong '
            "sheetops.yaml, rồi chạy lại",
            f'there is no folder "{folder}" for the submissions; make it, or mend folders.inbox in sheetops.yaml, and '
            "run again",
        )
    return candidates(folder, workspace.root)


def _filled_inbox(workspace: Workspace) -> tuple[Candidate, ...]:
    """The files of the folder of submissions, where one of them may be a submission.

    Raises:
        WorkspaceError: the folder is missing or nothing was submitted.
    """
    folder, found_files = workspace.inbox, _inbox(workspace)
    if all(candidate.ignored for candidate in found_files):
        names = ", ".join(PurePosixPath(candidate.path).name for candidate in found_files[:_MOST_NAMES])
        vi, en = (f" (chỉ có: {names})", f" (there is only: {names})") if names else ("", "")
        raise WorkspaceError(
            f'chưa có biểu nào trong thư mục "{folder}"{vi}; hãy chép các tệp Excel do đơn vị gửi vào đó rồi chạy lại',
            f'there is no submission in the folder "{folder}"{en}; copy the units\' spreadsheets there and run again',
        )
    return found_files
