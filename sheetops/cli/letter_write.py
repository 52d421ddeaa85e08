"""`sheetops letter write`: the draft of the letter, or the Office's own brought up to date."""

from typing import Annotated

import typer

from sheetops.cli.options import Cutoff, Language


def write_letter(
    workspace: Annotated[str, typer.Argument()],
    cutoff: Cutoff = None,
    output: Annotated[str | None, typer.Option("--output")] = None,
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    lang: Language = None,
) -> None:
    """Consolidate, write the letter alone, and tell; the workbook stays as it is."""
    from sheetops.cli.letter_written import tell
    from sheetops.cli.output import Screen
    from sheetops.cli.progress import progress_bar
    from sheetops.cli.values import day, workbook_target
    from sheetops.cli.words import Words
    from sheetops.journey.letters import write_letter as written
    from sheetops.pipeline import consolidate

    words, when, target = Words(str(lang)), day(cutoff, "--cutoff"), workbook_target(output)
    with progress_bar(words) as progress:
        result = consolidate(workspace, cutoff=when, output=target, progress=progress)
    letter = written(result, target, pdf=pdf)
    Screen().show(*tell(letter, words))
    raise typer.Exit(1 if letter.not_printed else 0)
