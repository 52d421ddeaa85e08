"""What is wrong with a command line, in either language, with the remedy."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import typer

from sheetops.cli.help import metavar
from sheetops.cli.words import LANGUAGES, Words
from sheetops.errors import SheetopsError

if TYPE_CHECKING:
    from collections.abc import Sequence

# What typer raises for every wrong command line.  It exports only this derived class, and the module of the base
# differs between its versions.
TyperUsageError: type[Any] = typer.BadParameter.__mro__[1]


class UsageError(SheetopsError):
    """A command line that cannot be understood."""


def wrong(key: str, **values: object) -> UsageError:
    """The error of a wording under `usage`."""
    return UsageError(*(Words(lang)(f"usage.{key}", **values) for lang in LANGUAGES))


def unknown_command(name: str, commands: Sequence[str]) -> UsageError:
    """No such command; the nearest is suggested."""
    near = get_close_matches(name, commands, n=1)
    if near:
        return wrong("nearest_command", name=name, nearest=near[0])
    return wrong("unknown_command", name=name, commands=", ".join(commands))


def translated(error: Any) -> UsageError:
    """An error of typer's in our words; one of a kind that is not known here as it is."""
    makers = {"NoSuchOption": _unknown_option, "MissingParameter": _missing, "BadOptionUsage": _bad_value}
    maker = makers.get(type(error).__name__)
    text = error.format_message()
    return maker(error) if maker else UsageError(text, text)


def _unknown_option(error: Any) -> UsageError:
    if error.possibilities:
        return wrong("nearest_option", name=error.option_name, nearest=" / ".join(sorted(error.possibilities)))
    return wrong("unknown_option", name=error.option_name)


def _missing(error: Any) -> UsageError:
    names = {lang: metavar(Words(lang), error.param) for lang in LANGUAGES}
    return UsageError(*(Words(lang)("usage.missing", name=names[lang]) for lang in LANGUAGES))


def _bad_value(error: Any) -> UsageError:
    # Both cases are one class, which does not know its command: only its English says which it is.
    return wrong("value_missing" if "requires" in error.message else "no_value", name=error.option_name)
