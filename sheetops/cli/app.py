"""The typer application.  Commands are imported when they are called for: `--help` must cost next to nothing."""

# No `from __future__ import annotations` here and in the commands: typer reads the annotations.

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

import sheetops
from sheetops.cli.help import command_help, group_help, program_help
from sheetops.cli.options import JSON_OPTION, STANDARD_OUTPUT, Language, words_of
from sheetops.cli.streams import put
from sheetops.cli.usage import unknown_command, wrong
from sheetops.engine import prepare

PROGRAM = "sheetops"
COMMANDS = ("init", "check", "consolidate", "status", "why", "letter", "rules", "explain")
GROUPS = {"letter": ("write", "check")}  # commands that are groups of commands
READING = ("check", "consolidate", "status", "why")
NOTHING_DONE = 2


def bare(cls: type[TyperGroup] | None = None) -> typer.Typer:
    """An application without typer's own completion, rich help and tracebacks."""
    return typer.Typer(
        name=PROGRAM, cls=cls, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )


def _show_help(ctx: typer.Context, _: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        put("stdout", ctx.get_help() + "\n")
        raise typer.Exit


def _printing(option: Any) -> Any:
    if option is not None:
        option.callback = _show_help
    return option


class Command(TyperCommand):
    """A command whose help and errors speak the user's language."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return command_help(words_of(ctx), ctx.command_path, _key(ctx), self.get_params(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The help option; it prints as everything else does."""
        return _printing(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; --json without a value means standard output.

        Raises:
            UsageError: something is left over.
        """
        ctx.allow_extra_args = True
        super().parse_args(ctx, _with_json_value(args))
        if ctx.args and not ctx.resilient_parsing:
            raise wrong("surplus", values=" ".join(ctx.args))
        return list(ctx.args)


def _key(ctx: Any) -> str:
    """Where the words of a command stand: "letter_check" for `sheetops letter check`."""
    return "_".join(ctx.command_path.split()[1:])


class Subgroup(TyperGroup):
    """Commands of one subject, as `sheetops letter …`."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return group_help(words_of(ctx), ctx.command_path, _key(ctx), self.get_params(ctx), self.list_commands(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The help option; it prints as everything else does."""
        return _printing(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; without a command the help page is what there is to show.

        Raises:
            Exit: there is no command.
        """
        if not args and not ctx.resilient_parsing:
            put("stderr", ctx.get_help() + "\n")
            raise typer.Exit(NOTHING_DONE)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names.

        Raises:
            UsageError: it names none.
        """
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise unknown_command(args[0], list(self.commands))
        return super().resolve_command(ctx, args)


class Group(TyperGroup):
    """The program: it knows its commands by name, and imports each only when it is called for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- as typer calls it
        """The commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of a name: the function of that name in the module of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in READING and "--help" not in sys.argv:
            prepare("sheetops.journey.contained:in_child")  # it makes ready while we import what we need ourselves
        function = getattr(import_module(f"sheetops.cli.{cmd_name}"), cmd_name)
        if cmd_name in GROUPS:
            return get_command(function)
        single = bare()
        single.command(cmd_name, cls=Command)(function)
        return get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names.

        Raises:
            UsageError: it names none.
        """
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise unknown_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return program_help(words_of(ctx), ctx.command_path, self.get_params(ctx), COMMANDS)

    def get_help_option(self, ctx: Any) -> Any:
        """The help option; it prints as everything else does."""
        return _printing(super().get_help_option(ctx))


def _with_json_value(args: Sequence[str]) -> list[str]:
    full: list[str] = []
    for place, arg in enumerate(args):
        full.append(arg)
        following = args[place + 1] if place + 1 < len(args) else "--"
        if arg == JSON_OPTION and following.startswith("--"):
            full.append(STANDARD_OUTPUT)
    return full


def _show_version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        put("stdout", words_of(ctx)("version", version=sheetops.__version__) + "\n")
        raise typer.Exit


app = bare(Group)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    lang: Language = None,  # noqa: ARG001 -- read before the command line is parsed, and checked by its callback
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version)] = False,  # noqa: ARG001
) -> None:
    """Show what there is to do where no command is given."""
    if ctx.invoked_subcommand is None:
        put("stderr", ctx.get_help() + "\n")
        raise typer.Exit(NOTHING_DONE)
