"""What people read of a figure's rows: which they are, why they count, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from rich.padding import Padding

from sheetops.cli.output import text
from sheetops.cli.values import shown_day
from sheetops.evaluation import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from sheetops.cli.words import Words
    from sheetops.reckoning import TallyExplanation


def report(reckoning: TallyExplanation, words: Words) -> Iterator[RenderableType]:
    """The figure, then per row its name, what is known of it, and its cells."""
    yield text(_headline(reckoning, words), "bold")
    if reckoning.rows.empty:
        yield text(words("why.none"))
    for number, row in enumerate(reckoning.rows.to_dict("records"), start=1):
        yield ""
        yield text(f"{number}. {_title(row)}", "bold" if row["counts"] else "dim")
        yield Padding(text("; ".join(_facts(row, reckoning, words))), (0, 0, 0, 3))
        yield Padding(text("; ".join(_places(row, words)), "cyan"), (0, 0, 0, 3))


def _headline(reckoning: TallyExplanation, words: Words) -> str:
    names = [_name(what, code, reckoning, words) for what, code in reckoning.where.items()]
    shown = {"where": ", ".join(names) or words("why.of_all"), "figure": reckoning.label.text(words.lang)}
    if reckoning.whole is None:
        return words("why.value", **shown, value=_number(reckoning.value, words))
    if not reckoning.whole:
        return words("why.empty_rate", **shown)
    percent = f"{reckoning.value / reckoning.whole * 100:.1f}".replace(".", words("decimal"))
    return words("why.rate", **shown, value=f"{reckoning.value:.0f}", whole=f"{reckoning.whole:.0f}", percent=percent)


def _name(what: str, code: Any, reckoning: TallyExplanation, words: Words) -> str:
    if pd.isna(code) or code == UNKNOWN:
        return words("unknown")
    if what == "origin":
        return reckoning.kind.origin_label(str(code), words.lang)
    find = {"sector": reckoning.workspace.sector, "unit": reckoning.workspace.unit}.get(what)
    entry = find(str(code)) if find else None
    return entry.name if entry else str(code)


def _number(value: float, words: Words) -> str:
    return f"{value:.10g}".replace(".", words("decimal"))


def _title(row: Mapping[Any, Any]) -> str:
    names = ("code", "name") if "code" in row else ("id", "title")
    return " ".join(str(row[name]) for name in names if not pd.isna(row[name]))


def _facts(row: Mapping[Any, Any], reckoning: TallyExplanation, words: Words) -> Iterator[str]:
    yield _name("unit", row["unit"], reckoning, words)
    kind = reckoning.kind
    if row["status"] in kind.status_by_code:
        yield kind.status_label(row["status"], words.lang)
    for name in ("due", "completed"):
        if name in row and not pd.isna(row[name]):
            yield words(f"why.{name}", day=shown_day(row[name].date(), words))
    if kind.scoring:
        yield words("why.points", points=_number(row["amount"], words))
    if not row["counts"]:
        yield words("why.not_counted")


def _places(row: Mapping[Any, Any], words: Words) -> Iterator[str]:
    own, register = _place(row, ""), _place(row, "register_")
    yield own or words("why.no_source")
    if register:
        yield words("why.register", place=register)


def _place(row: Mapping[Any, Any], prefix: str) -> str:
    path, sheet, cell = (row.get(f"{prefix}{part}") for part in ("path", "sheet", "cell"))
    if pd.isna(path):
        return ""
    within = "!".join(str(part) for part in (sheet, cell) if not pd.isna(part))
    return f"{path} › {within}" if within else str(path)
