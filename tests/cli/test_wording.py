"""Every word is there in both languages, and every wording is used."""

from __future__ import annotations

import ast
import fnmatch
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from sheetops.cli.words import LANGUAGES, Words, wording

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [*(ROOT / "sheetops" / "cli").glob("*.py"), ROOT / "docs" / "generate.py"]
# Callables that take a key, and what they put before it.
SPEAKERS = dict.fromkeys(["words", "words_of", "Words", "VI", "EN", "first"], "")
SPEAKERS |= {"wrong": "usage.", "_with_item": "consolidate."}


def leaves(tree: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, node in tree.items():
        if isinstance(node, Mapping) and "vi" in node:
            yield path + name, node
        elif isinstance(node, Mapping):
            yield from leaves(node, f"{path}{name}.")


KEYS = dict(leaves(wording()))


def called(node: ast.Call) -> str | None:
    function = node.func.func if isinstance(node.func, ast.Call) else node.func  # Words(lang)("key")
    name = getattr(function, "id", None) or getattr(function, "attr", None)
    return name if name in SPEAKERS else None


def pattern(node: ast.expr) -> list[str]:
    """A key as it is written, with * for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)]
    if isinstance(node, ast.IfExp):
        return [*pattern(node.body), *pattern(node.orelse)]
    return []


def used() -> set[str]:
    calls = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return {
        SPEAKERS[name] + key
        for node in calls
        if isinstance(node, ast.Call) and (name := called(node))
        for argument in node.args
        for key in pattern(argument)
    }


def placeholders(text: str) -> set[str]:
    return {name.lower() for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_are_there_and_take_the_same_values(key: str) -> None:
    entry = KEYS[key]
    assert set(entry) == set(LANGUAGES)
    assert all(text.strip() for text in entry.values())
    if key != "day":  # the only one that the languages write from other parts
        left_out = placeholders(entry["vi"]) ^ placeholders(entry["en"])
        assert left_out <= {"item"}  # "Overdue: 3" needs no noun


def test_every_wording_is_used() -> None:
    patterns = used()
    assert not [key for key in KEYS if not any(fnmatch.fnmatchcase(key, known) for known in patterns)]


def test_every_key_that_is_written_out_has_a_wording() -> None:
    written = {key for key in used() if "*" not in key and "." in key}
    optional = {"help.exit_codes"} & written
    assert not [key for key in written - optional if key not in KEYS]


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words()("no.such.key")
