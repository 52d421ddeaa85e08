"""`sheetops check`: what a department runs before it sends its sheet."""

import glob
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from sheetops.cli.check_report import CheckedFile, document, report, verdict
from sheetops.cli.options import STANDARD_OUTPUT, Cutoff, JsonPath, Language, Strict
from sheetops.cli.output import Screen, complain, deliver, json_text
from sheetops.cli.progress import progress_bar
from sheetops.cli.severity import exit_code
from sheetops.cli.usage import UsageError, wrong
from sheetops.cli.values import day, json_target
from sheetops.cli.words import Words
from sheetops.config import Workspace, load_workspace
from sheetops.engine import map_files
from sheetops.errors import WorkspaceError
from sheetops.journey.single import check as checked

_NOT_CHECKED = 2


def check(
    paths: Annotated[list[str], typer.Argument()],
    workspace: Annotated[str | None, typer.Option("--workspace")] = None,
    cutoff: Cutoff = None,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    json_path: JsonPath = None,
    strict: Strict = False,
    lang: Language = None,
) -> None:
    """Check the files one after another, and show what is wrong in each."""
    words = Words(str(lang))
    when, target = day(cutoff, "--cutoff"), json_target(json_path)
    place = None if workspace is None else load_workspace(Path(workspace))
    names = _expanded(paths)
    with progress_bar(words) as progress:
        results = map_files(partial(_one, place=place, cutoff=when, explain=explain), names, str, progress)
    if json_path is not None:
        deliver(json_text(document(results, words.lang)), target)
    screen = Screen(aside=json_path == STANDARD_OUTPUT)
    for result in results:
        if result.error is not None:
            complain(words("trouble.error", message=result.error.message(words.lang)))
        screen.show(*report(result, words, screen.width))
    screen.show(*verdict(results, words))
    findings = [finding for result in results for finding in result.findings]
    failed = any(result.checked is None for result in results)
    raise typer.Exit(_NOT_CHECKED if failed else exit_code(findings, strict=strict))


def _expanded(paths: list[str]) -> list[str]:
    """The files, with patterns that the shell left as they are: Windows' own never expands them."""
    found: list[str] = []
    for path in paths:
        is_pattern = glob.has_magic(path) and not Path(path).exists()
        matching = sorted(glob.glob(path)) if is_pattern else []  # noqa: PTH207 -- Path's takes no absolute ones
        found += matching or [path]
    return list(dict.fromkeys(found))


def _one(name: str, place: Workspace | None, cutoff: date | None, explain: bool) -> CheckedFile:
    """One file; that it is missing does not keep the others from being checked."""
    path = Path(name)
    try:
        if path.is_dir():
            raise wrong("is_folder", path=name)
        return CheckedFile(name, checked=checked(path, place, cutoff=cutoff, explain=explain))
    except (UsageError, WorkspaceError) as error:
        return CheckedFile(name, error=error)
