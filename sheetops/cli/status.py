"""`sheetops status`: the roll-call, who has sent, when, which version, and who is missing."""

from typing import Annotated

import typer

from sheetops.cli.options import STANDARD_OUTPUT, JsonPath, Language, Strict
from sheetops.cli.output import Screen, deliver, json_text
from sheetops.cli.progress import progress_bar
from sheetops.cli.severity import exit_code
from sheetops.cli.values import json_target
from sheetops.cli.words import Words
from sheetops.engine import finish_imports, import_behind
from sheetops.pipeline import roll_call


def status(
    workspace: Annotated[str, typer.Argument()],
    json_path: JsonPath = None,
    strict: Strict = False,
    lang: Language = None,
) -> None:
    """Call the roll and show it; nothing is written but a JSON that is asked for."""
    words, target = Words(str(lang)), json_target(json_path)
    import_behind("sheetops.cli.status_report")  # it needs what is slow to import
    with progress_bar(words) as progress:
        call = roll_call(workspace, progress=progress)
    finish_imports()
    from sheetops.cli.status_report import report

    if json_path is not None:
        deliver(json_text(call.to_dict(words.lang)), target)
    screen = Screen(aside=json_path == STANDARD_OUTPUT)
    screen.show(*report(call, words, screen.width))
    raise typer.Exit(exit_code(call.findings, strict=strict))
