"""`sheetops letter check`: the sums of a letter, and its figures against a result."""

from typing import Annotated

import typer

from sheetops.cli.options import STANDARD_OUTPUT, JsonPath, Language, Strict


def check_letter(
    path: Annotated[str, typer.Argument()],
    against: Annotated[str | None, typer.Option("--against")] = None,
    json_path: JsonPath = None,
    strict: Strict = False,
    lang: Language = None,
) -> None:
    """Check a letter and show what does not agree; nothing is written but a JSON that is asked for."""
    from sheetops.cli.letter_report import document, report
    from sheetops.cli.output import Screen, deliver, json_text
    from sheetops.cli.severity import exit_code
    from sheetops.cli.values import json_target
    from sheetops.cli.words import Words
    from sheetops.letter_check import check_letter as checked

    words, target = Words(str(lang)), json_target(json_path)
    result = checked(path, against)
    if json_path is not None:
        deliver(json_text(document(result, words.lang)), target)
    Screen(aside=json_path == STANDARD_OUTPUT).show(*report(result, words))
    raise typer.Exit(exit_code(result.findings, strict=strict))
