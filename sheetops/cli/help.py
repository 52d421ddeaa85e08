"""Help pages in either language: typer's own are English, and its rich ones cost more than all else here."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheetops.cli.words import Words

_NARROWEST, _WIDEST = 40, 100
_INDENT = "  "
_LONGEST_TERM = 24

# A command or parameter of typer; its base classes are private, and are others in older versions.
Command = Any
Parameter = Any


def command_help(words: Words, path: str, name: str, parameters: Sequence[Parameter]) -> str:
    """The help page of one command.

    Args:
        path: the command as it is typed, "sheetops check".
        parameters: its arguments and options, `--help` last.
    """
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    usage = " ".join([path, *(_placeholder(words, p) for p in arguments), words("help.some_options")])
    parts = [
        _usage(words, usage),
        _paragraph(words(f"commands.{name}.help")),
        _section(words("help.arguments"), [(metavar(words, p), explained(words, name, p)) for p in arguments]),
        _section(words("help.options"), [(_option(words, p), explained(words, name, p)) for p in options]),
        _examples(words, name),
        _paragraph(words.first(f"commands.{name}.closing", "help.exit_codes")),
    ]
    return "\n\n".join(part for part in parts if part)


def program_help(words: Words, path: str, options: Sequence[Parameter], commands: Iterable[str]) -> str:
    """The help page of the program as a whole."""
    usage = f"{path} {words('help.some_options')} {words('help.some_command')}"
    rows = [(name, words(f"commands.{name}.summary")) for name in commands]
    parts = [
        _usage(words, usage),
        _paragraph(words("commands.root.help")),
        _section(words("help.commands"), rows),
        _section(words("help.options"), [(_option(words, p), explained(words, "root", p)) for p in options]),
        _paragraph(words("commands.root.closing")),
    ]
    return "\n\n".join(parts)


def group_help(words: Words, path: str, name: str, options: Sequence[Parameter], commands: Iterable[str]) -> str:
    """The help page of a group of commands; `name` is where its words stand."""
    usage = f"{path} {words('help.some_options')} {words('help.some_command')}"
    rows = [(command, words(f"commands.{name}_{command}.summary")) for command in commands]
    parts = [
        _usage(words, usage),
        _paragraph(words(f"commands.{name}.help")),
        _section(words("help.commands"), rows),
        _section(words("help.options"), [(_option(words, p), explained(words, name, p)) for p in options]),
    ]
    return "\n\n".join(parts)


def metavar(words: Words, parameter: Parameter) -> str:
    """What stands for a parameter's value."""
    return words.first(f"metavars.{parameter.name}") or str(parameter.name).upper()


def explained(words: Words, command: str, parameter: Parameter) -> str:
    """What a parameter means: in the command's own words, else in those shared by several."""
    name = "help" if "--help" in parameter.opts else parameter.name  # some versions call it by a name of their own
    return words.first(f"commands.{command}.params.{name}", f"options.{name}")


def _placeholder(words: Words, parameter: Parameter) -> str:
    return metavar(words, parameter) + ("…" if parameter.nargs == -1 else "")


def _option(words: Words, parameter: Parameter) -> str:
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {metavar(words, parameter)}"


def _usage(words: Words, usage: str) -> str:
    return _wrapped(f"{words('help.usage')} {usage}", "", _INDENT * 2)


def _paragraph(text: str) -> str:
    return _wrapped(text, "", "")


def _examples(words: Words, name: str) -> str:
    lines = words.first(f"commands.{name}.examples").splitlines()
    return "\n".join([words("help.examples"), *(_INDENT + line for line in lines)]) if lines else ""


def _section(heading: str, rows: Sequence[tuple[str, str]]) -> str:
    """A heading and its terms, each with its explanation beside it, or below where the term is long."""
    if not rows:
        return ""
    column = min(max(len(term) for term, _ in rows), _LONGEST_TERM) + 2 * len(_INDENT)
    return "\n".join([heading, *(_entry(term, text, column) for term, text in rows)])


def _entry(term: str, text: str, column: int) -> str:
    beside = _INDENT + term.ljust(column - len(_INDENT))
    if len(beside) > column:
        return f"{_INDENT}{term}\n{_wrapped(text, ' ' * column, ' ' * column)}"
    return _wrapped(text, beside, " " * column)


def _wrapped(text: str, first: str, others: str) -> str:
    width = max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST)) - 1
    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False, break_long_words=False
    )
