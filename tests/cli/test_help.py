"""Help pages: in either language to the last word, complete, and next to free."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from typing import Any

import pytest
from typer.main import get_command

from cli.conftest import Cli
from sheetops import __version__
from sheetops.cli.app import COMMANDS, GROUPS, app
from sheetops.cli.help import explained
from sheetops.cli.words import LANGUAGES, Words

INNER = [(group, command) for group, commands in GROUPS.items() for command in commands]
PAGES = [("--help",), *((command, "--help") for command in COMMANDS), *((*path, "--help") for path in INNER)]
# What typer and click say by themselves.
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|this|message|exit|error|missing|default|required|try|path|text|"
    r"for|help|directory|integer|boolean)\b(?!\.)",
    re.IGNORECASE,
)
HEAVY = ("pandas", "numpy", "pydantic", "pandera", "rich", "openpyxl", "xlsxwriter", "python_calamine")


def parameters(command: str) -> list[Any]:
    group = get_command(app)
    context = group.make_context("sheetops", [], resilient_parsing=True)
    chosen = group if command == "root" else group.get_command(context, command)
    return list(chosen.get_params(context))


@pytest.mark.parametrize("arguments", PAGES)
def test_the_vietnamese_page_has_no_english_word(cli: Cli, arguments: tuple[str, ...]) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Cách dùng: sheetops")
    options_aside = re.sub(r"--\w[\w-]*|sheetops (?:letter )?\w+", "", answer.out)
    assert not ENGLISH.findall(options_aside)


@pytest.mark.parametrize("arguments", PAGES)
def test_the_english_page_is_ascii_but_for_names(cli: Cli, arguments: tuple[str, ...]) -> None:
    page = cli(*arguments, "--lang", "en").out
    assert page.startswith("Usage: sheetops")
    assert not re.findall(r"[ăâđêôơưàáạảã]", page.replace("UBND xã Lùng Phình", ""))


@pytest.mark.parametrize("arguments", PAGES)
def test_no_line_is_wider_than_the_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    lines = cli(*arguments).out.splitlines()
    examples = [line for line in lines if line.startswith("  sheetops ")]
    assert all(len(line) <= 72 for line in lines if line not in examples)


@pytest.mark.parametrize("command", ["root", *COMMANDS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_argument_and_option_is_explained(command: str, lang: str) -> None:
    for parameter in parameters(command):
        assert explained(Words(lang), command, parameter), parameter.name


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_on_its_page(cli: Cli, command: str) -> None:
    page = cli(command, "--help").out
    for parameter in parameters(command):
        if parameter.param_type_name == "option":
            assert f"  {parameter.opts[0]} " in page


def test_no_command_shows_what_there_is(cli: Cli) -> None:
    answer = cli()
    assert (answer.code, answer.out) == (2, "")
    assert all(command in answer.err for command in COMMANDS)


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"sheetops {__version__}\n"


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_nothing_heavy_is_imported(argument: str) -> None:
    program = (
        "import sys; from sheetops.cli.main import main; main(sys.argv[1:]); "
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, argument], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stderr.split())


def test_help_costs_at_most_four_times_typer() -> None:
    def cost(*arguments: str) -> float:
        times = []
        for _ in range(7):
            begin = time.perf_counter()
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
            times.append(time.perf_counter() - begin)
        return statistics.median(times)

    assert cost("-m", "sheetops", "--help") <= 4 * cost("-c", "import typer")
