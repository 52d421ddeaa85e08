"""The options of the command line and the arguments of the library are the same, in both directions."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from typer.main import get_command

import sheetops
from sheetops.cli.app import app
from sheetops.config.new_workspace import make_workspace

# What has no counterpart on the other side, and why.
FOR_PEOPLE = {"lang", "strict", "help"}  # wording and exit codes are not the library's business
PASSED_ON = {"evaluation", "progress"}  # what one function hands to the next, and the bar
SEVERAL = {"path": "paths"}  # the command takes several files, the function one


def options(*path: str) -> set[str]:
    chosen = get_command(app)
    for name in path:
        context = chosen.make_context("sheetops", [], resilient_parsing=True)
        chosen = chosen.get_command(context, name)
    return {"help" if "--help" in parameter.opts else parameter.name for parameter in chosen.get_params(context)}


def arguments(*functions: Callable[..., Any]) -> set[str]:
    names = {name for function in functions for name in inspect.signature(function).parameters}
    return {SEVERAL.get(name, name) for name in names}


def test_consolidate() -> None:
    library = arguments(sheetops.consolidate, sheetops.write_outputs)
    assert options("consolidate") - FOR_PEOPLE - {"dry_run"} == library - PASSED_ON - FOR_PEOPLE


def test_check() -> None:
    assert options("check") - FOR_PEOPLE - {"json_path"} == arguments(sheetops.check)


def test_status() -> None:
    assert options("status") - FOR_PEOPLE - {"json_path"} == arguments(sheetops.roll_call) - PASSED_ON


def test_letter_check() -> None:
    assert options("letter", "check") - FOR_PEOPLE - {"json_path"} == arguments(sheetops.check_letter) - {"paths"} | {
        "path"
    }


def test_init() -> None:
    assert options("init") - FOR_PEOPLE == arguments(make_workspace)


def test_positional_and_named_agree() -> None:
    assert next(iter(inspect.signature(sheetops.consolidate).parameters)) == "workspace"
    assert next(iter(inspect.signature(sheetops.check).parameters)) == "path"
