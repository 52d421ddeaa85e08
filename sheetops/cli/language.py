"""Which language to speak.  Help and errors need it before the command line is parsed, so it is looked up first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sheetops.cli.words import LANGUAGES, VIETNAMESE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPTION = "--lang"
VARIABLE = "SHEETOPS_LANG"


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of a run: the last --lang, else SHEETOPS_LANG ("en", "en_US.UTF-8"), else Vietnamese.

    What is neither language counts as not given; the option's own check reports it.
    """
    for value in reversed(_given(arguments)):
        if known := matching(value):
            return known
    return matching(environment.get(VARIABLE, "")[:2]) or VIETNAMESE


def matching(value: str) -> str | None:
    """The language of a value, in capitals or not; None where there is none."""
    return next((language for language in LANGUAGES if language == value.strip().lower()), None)


def _given(arguments: Sequence[str]) -> list[str]:
    """Every value of --lang, before what a "--" declares to be file names."""
    options = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    apart = [value for option, value in pairwise(options) if option == OPTION]
    joined = [option.partition("=")[2] for option in options if option.startswith(f"{OPTION}=")]
    return [*apart, *joined]
