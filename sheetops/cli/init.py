"""`sheetops init`: a new workspace."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sheetops.cli.options import Cutoff, Language
from sheetops.cli.output import Screen, text
from sheetops.cli.usage import UsageError
from sheetops.cli.values import day, quoted, shown_day, shown_path
from sheetops.cli.words import LANGUAGES, Words
from sheetops.config import Period, Workspace
from sheetops.config.new_workspace import TASKS, make_workspace
from sheetops.kind import load_kind
from sheetops.yamlfile import BadValue


def init(
    folder: Annotated[str, typer.Argument()],
    office: Annotated[str, typer.Option("--office")] = "",
    code: Annotated[str, typer.Option("--code")] = "",
    period: Annotated[str | None, typer.Option("--period")] = None,
    kind: Annotated[str, typer.Option("--kind")] = TASKS,
    cutoff: Cutoff = None,
    lang: Language = None,
) -> None:
    """Make a workspace, and say what to do next."""
    words = Words(str(lang))
    chosen = day(cutoff, "--cutoff")
    workspace = make_workspace(
        Path(folder), period=_period(period, chosen), cutoff=chosen, office=office, code=code, kind=kind
    )
    _tell(words, workspace, _forms(workspace))


def _forms(workspace: Workspace) -> tuple[Path, ...]:
    """The blank forms of a kind that has some; what makes them is slow to import."""
    if not load_kind(workspace.kind_path or workspace.kind).scoring:
        return ()
    from sheetops.journey.forms import write_forms

    return write_forms(workspace)


def _period(text_: str | None, cutoff: date | None) -> Period:
    """The period that was asked for; else the cut-off's month; else this month.

    Raises:
        UsageError: the text is no period.
    """
    if text_ is None:
        # The one look at the clock in all of sheetops: a new workspace is for now, unless told otherwise.
        when = cutoff or date.today()
        return Period(when.year, when.month, 1)
    try:
        return Period.parse(text_)
    except BadValue as error:
        values = {"vi": error.vi, "en": error.en}
        raise UsageError(*(Words(lang)("usage.period", value=text_, what=values[lang]) for lang in LANGUAGES)) from None


def _tell(words: Words, workspace: Workspace, forms: tuple[Path, ...]) -> None:
    folder = shown_path(workspace.root)
    steps = (
        words("init.configure", config=quoted(str(Path(folder) / "sheetops.yaml"))),
        *(words(f"init.form_{form.stem.replace('-', '_')}", path=quoted(shown_path(form))) for form in forms),
        words("init.drop", inbox=quoted(str(Path(folder) / workspace.folders.inbox))),
        words("init.run", folder=quoted(folder)),
    )
    period, cutoff = workspace.period.label(words.lang), shown_day(workspace.cutoff, words)
    Screen().show(
        text(words("init.made", folder=folder, period=period, cutoff=cutoff), "bold"),
        text(words("init.next")),
        *(text(f"  {number}. {step}") for number, step in enumerate(steps, start=1)),
    )
