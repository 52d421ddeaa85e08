"""`sheetops consolidate`: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from sheetops.cli.options import JSON_OPTION, Cutoff, Language, Strict
from sheetops.cli.progress import progress_bar
from sheetops.cli.severity import exit_code
from sheetops.cli.usage import wrong
from sheetops.cli.values import day, json_target, shown_path, workbook_target
from sheetops.cli.words import Words
from sheetops.config import Workspace, input_folder_of, load_workspace
from sheetops.engine import finish_imports, import_behind
from sheetops.pipeline import consolidate as consolidated


def consolidate(
    workspace: Annotated[str, typer.Argument()],
    *,
    cutoff: Cutoff = None,
    output: Annotated[str | None, typer.Option("--output")] = None,
    json_copy: Annotated[str | None, typer.Option(JSON_OPTION)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    no_returns: Annotated[bool, typer.Option("--no-returns")] = False,
    letter: Annotated[bool, typer.Option("--letter")] = False,
    html: Annotated[bool, typer.Option("--html")] = False,
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    template: Annotated[str | None, typer.Option("--template")] = None,
    strict: Strict = False,
    lang: Language = None,
) -> None:
    """Consolidate, write, and show the summary."""
    words = Words(str(lang))
    when, target, copy = day(cutoff, "--cutoff"), workbook_target(output), json_target(json_copy)
    place = load_workspace(Path(workspace))
    for path in (target, copy):
        _refuse_among_inputs(place, path)
    import_behind("sheetops.cli.consolidated")  # it needs what is slow to import, and is called when all is read
    with progress_bar(words) as progress:
        evaluation = consolidated(place, cutoff=when, output=target, progress=progress)
    finish_imports()
    from sheetops.cli.consolidated import Wanted, write_and_tell

    what = Wanted(returns=not no_returns, letter=letter, html=html, pdf=pdf, template=template)
    outputs = write_and_tell(evaluation, target, copy, words, what, dry_run=dry_run, json_copy=json_copy)
    lacking = outputs is not None and bool(outputs.not_printed)
    raise typer.Exit(max(exit_code(evaluation.findings, strict=strict), int(lacking)))


def _refuse_among_inputs(workspace: Workspace, path: Path | None) -> None:
    """No output among what is read: it would replace a submission, or be taken for one by the next run.

    Raises:
        UsageError: the path lies there.
    """
    if path is None:
        return
    if folder := input_folder_of(workspace, path):
        raise wrong("among_inputs", path=path, folder=shown_path(folder))
