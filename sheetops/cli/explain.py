"""`sheetops explain`: one rule in full."""

from typing import Annotated

import typer
from rich.padding import Padding

from sheetops import catalogue
from sheetops.cli.options import Language
from sheetops.cli.output import Screen, text
from sheetops.cli.places import specimen
from sheetops.cli.severity import STYLES
from sheetops.cli.words import Words


def explain(code: Annotated[str, typer.Argument()], lang: Language = None) -> None:
    """Show one rule: what it says, why, the remedy, an example."""
    words = Words(str(lang))
    rule = catalogue.rule(code)
    finding = specimen(rule)
    example = rule.example.pair(words.lang)
    parts = {
        "message": catalogue.message(finding, words.lang),
        "why": rule.why.text(words.lang),
        "remedy": catalogue.remedy(finding, words.lang),
        "wrong": example.wrong,
        "right": example.right,
    }
    heading = text(f"{rule.code}: {rule.title.text(words.lang)} ", "bold")
    severity = text(f"({words(f'severity.{rule.severity}').lower()})", STYLES[rule.severity])
    screen = Screen()
    screen.show(heading + severity)
    if rule.planned:
        screen.show(text(words("rules.planned"), "yellow"))
    for name, value in parts.items():
        screen.show("", text(words(f"explain.{name}"), "bold"), Padding(text(value), (0, 0, 0, 2)))
