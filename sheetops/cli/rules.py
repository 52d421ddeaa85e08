"""`sheetops rules`: the catalogue."""

from rich.box import SIMPLE_HEAD
from rich.table import Table

from sheetops import catalogue
from sheetops.cli.options import JsonPath, Language
from sheetops.cli.output import Screen, deliver, json_text, text
from sheetops.cli.severity import STYLES
from sheetops.cli.values import json_target
from sheetops.cli.words import Words


def rules(json_path: JsonPath = None, lang: Language = None) -> None:
    """Show every rule that this version raises, with its severity and title; of the planned ones the codes."""
    words = Words(str(lang))
    if json_path is not None:
        deliver(json_text(_document(words)), json_target(json_path))
        return
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in ("code", "severity", "title"):
        table.add_column(text(words(f"rules.{column}")))
    working = {code: rule for code, rule in catalogue.rules().items() if not rule.planned}
    for code, rule in working.items():
        severity = text(words(f"severity.{rule.severity}"), STYLES[rule.severity])
        table.add_row(text(code), severity, text(rule.title.text(words.lang)))
    planned = ", ".join(code for code in catalogue.rules() if code not in working)
    Screen().show(
        table,
        text(words("rules.sum", count=len(working))),
        *([text(f"{words('rules.planned')}: {planned}.")] if planned else []),
    )


def _document(words: Words) -> dict[str, object]:
    lang = words.lang
    entries = [
        {
            "code": rule.code,
            "severity": rule.severity,
            "planned": rule.planned,
            "title": rule.title.text(lang),
            "message": rule.message.text(lang),
            "remedy": rule.remedy.text(lang),
            "why": rule.why.text(lang),
            "example": rule.example.pair(lang).model_dump(),
        }
        for rule in catalogue.rules().values()
    ]
    return {"version": 1, "rules": entries}
