"""`sheetops consolidate`: the main job."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from sheetops.cli.options import JSON_OPTION, STANDARD_OUTPUT, Cutoff, Language, Strict
from sheetops.cli.output import Screen, deliver, text
from sheetops.cli.progress import progress_bar
from sheetops.cli.severity import exit_code
from sheetops.cli.summary import summary
from sheetops.cli.usage import wrong
from sheetops.cli.values import day, is_device, json_target, shown_path, workbook_target
from sheetops.cli.words import Words
from sheetops.config import Workspace, load_workspace
from sheetops.evaluation import Evaluation
from sheetops.outputs import Outputs, input_folder_of, write_outputs
from sheetops.pipeline import consolidate as consolidated
from sheetops.write.json import json_bytes


def consolidate(
    workspace: Annotated[str, typer.Argument()],
    cutoff: Cutoff = None,
    output: Annotated[str | None, typer.Option("--output")] = None,
    json_copy: Annotated[str | None, typer.Option(JSON_OPTION)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    strict: Strict = False,
    lang: Language = None,
) -> None:
    """Consolidate, write, and show the summary."""
    words = Words(str(lang))
    when, target, copy = day(cutoff, "--cutoff"), workbook_target(output), json_target(json_copy)
    place = load_workspace(Path(workspace))
    for path in (target, copy):
        _refuse_among_inputs(place, path)
    with progress_bar(words) as progress:
        evaluation = consolidated(place, cutoff=when, progress=progress)
    outputs = None if dry_run else _write(evaluation, target, copy, words.lang)
    if json_copy is not None and (outputs is None or copy is None or is_device(copy)):
        deliver(_document(evaluation, outputs, words.lang), copy)
    _tell(evaluation, outputs, copy, words, aside=json_copy == STANDARD_OUTPUT)
    raise typer.Exit(exit_code(evaluation.findings, strict=strict))


def _refuse_among_inputs(workspace: Workspace, path: Path | None) -> None:
    """No output among what is read: it would replace a submission, or be taken for one by the next run.

    Raises:
        UsageError: the path lies there.
    """
    if path is None:
        return
    if folder := input_folder_of(workspace, path):
        raise wrong("among_inputs", path=path, folder=shown_path(folder))


def _write(evaluation: Evaluation, target: Path | None, copy: Path | None, lang: str) -> Outputs:
    regular = copy if copy is not None and not is_device(copy) else None
    return write_outputs(evaluation, target, lang=lang, json_copy=regular)


def _document(evaluation: Evaluation, outputs: Outputs | None, lang: str) -> str:
    """The JSON, the same as the one that was written; without a workbook's hash where nothing was."""
    document = outputs.json.read_bytes() if outputs else json_bytes(evaluation, lang)
    return document.decode("utf-8")


def _tell(evaluation: Evaluation, outputs: Outputs | None, copy: Path | None, words: Words, *, aside: bool) -> None:
    screen = Screen(aside=aside)
    paths = [*([outputs.workbook, outputs.json] if outputs else []), *([copy] if copy else [])]
    shown = dict.fromkeys(shown_path(path) for path in paths)
    written = [
        *_notes(evaluation, outputs, words),
        text(words("consolidate.written")),
        *(text(f"  {path}") for path in shown),
    ]
    screen.show(
        *summary(evaluation, words, screen.width, written=outputs is not None),
        "",
        *([] if outputs else [text(words("consolidate.dry_run"), "bold")]),
        *(written if paths else []),
    )


def _notes(evaluation: Evaluation, outputs: Outputs | None, words: Words) -> list[Text]:
    """What the Office should know before it opens the outputs."""
    notes = []
    if outputs and outputs.kept:
        notes.append(words("consolidate.kept", path=shown_path(outputs.kept)))
    if outputs and outputs.decisions:
        path = shown_path(outputs.decisions)
        notes.append(words("consolidate.to_confirm", count=len(evaluation.suggestions), path=path))
    return [text(note, "bold") for note in notes]
