"""Which language is spoken."""

from __future__ import annotations

import pytest

from cli.conftest import Cli
from sheetops.cli.language import spoken

CHOICES = [
    ([], {}, "vi"),
    (["rules"], {"SHEETOPS_LANG": "en"}, "en"),
    (["rules"], {"SHEETOPS_LANG": "en_US.UTF-8"}, "en"),
    (["rules"], {"SHEETOPS_LANG": "fr"}, "vi"),
    (["--lang", "en", "rules"], {}, "en"),
    (["rules", "--lang=EN"], {}, "en"),
    (["rules", "--lang", "vi"], {"SHEETOPS_LANG": "en"}, "vi"),
    (["--lang", "en", "rules", "--lang", "vi"], {}, "vi"),
    (["rules", "--lang"], {}, "vi"),
    (["check", "--", "--lang", "en"], {}, "vi"),
    (["rules", "--lang", "fr"], {"SHEETOPS_LANG": "en"}, "en"),
]


@pytest.mark.parametrize(("arguments", "environment", "language"), CHOICES)
def test_the_option_then_the_variable_then_vietnamese(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert spoken(arguments, environment) == language


def test_the_system_s_own_language_does_not_matter(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert cli("explain", "D302").out.startswith("D302: Ngày")


def test_the_variable_reaches_commands_and_help(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETOPS_LANG", "en")
    assert "(error)" in cli("explain", "D302").out
    assert cli("--help").out.startswith("Usage:")
