"""Options that several commands share."""

from typing import Annotated, Any

import typer

from sheetops.cli.language import matching
from sheetops.cli.usage import wrong
from sheetops.cli.words import Words

JSON_OPTION, STANDARD_OUTPUT = "--json", "-"


def words_of(ctx: Any) -> Words:
    """The words in the language of the run; Vietnamese where a caller has chosen none."""
    chosen = ctx.find_root().obj
    return chosen if isinstance(chosen, Words) else Words()


def _effective(ctx: typer.Context, value: str | None) -> str:
    """The language of the run, which a command gets whether or not the option was given to it.

    Raises:
        UsageError: there is no such language.
    """
    if value is not None and matching(value) is None:
        raise wrong("language", value=value)
    return words_of(ctx).lang


Language = Annotated[str | None, typer.Option("--lang", callback=_effective)]
Cutoff = Annotated[str | None, typer.Option("--cutoff")]
JsonPath = Annotated[str | None, typer.Option(JSON_OPTION)]
Strict = Annotated[bool, typer.Option("--strict")]
