"""`sheetops why`: the rows and cells behind one figure."""

from typing import Annotated

import typer

from sheetops.cli.options import STANDARD_OUTPUT, Cutoff, JsonPath, Language
from sheetops.cli.output import Screen, deliver, json_text
from sheetops.cli.progress import progress_bar
from sheetops.cli.values import day, json_target
from sheetops.cli.words import Words
from sheetops.engine import finish_imports, import_behind
from sheetops.pipeline import consolidate


def why(
    workspace: Annotated[str, typer.Argument()],
    of: Annotated[list[str] | None, typer.Argument()] = None,
    sector: Annotated[str | None, typer.Option("--sector")] = None,
    unit: Annotated[str | None, typer.Option("--unit")] = None,
    cutoff: Cutoff = None,
    json_path: JsonPath = None,
    lang: Language = None,
) -> None:
    """Consolidate, and show what is behind a figure; nothing is written but a JSON that is asked for."""
    words, target, when = Words(str(lang)), json_target(json_path), day(cutoff, "--cutoff")
    import_behind("sheetops.cli.why_report")  # it needs what is slow to import
    with progress_bar(words) as progress:
        result = consolidate(workspace, cutoff=when, progress=progress)
    finish_imports()
    from sheetops.cli.why_report import report
    from sheetops.journey.why import explain_tally

    reckoning = explain_tally(result, *(of or ()), sector=sector, unit=unit)
    if json_path is not None:
        deliver(json_text(reckoning.to_dict(words.lang)), target)
    Screen(aside=json_path == STANDARD_OUTPUT).show(*report(reckoning, words))
