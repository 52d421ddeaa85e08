"""What each row and column of a file was taken for, and why: `sheetops check --explain`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding

from sheetops.cli.explained_tables import Teller, columns_tables, rows_table
from sheetops.cli.output import text
from sheetops.cli.values import shown_day
from sheetops.config.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from sheetops.cli.words import Words
    from sheetops.explanation import ExplainedSheet, Explanation

_INDENT = 2


def explained(explanation: Explanation, words: Words, width: int) -> Iterator[RenderableType]:
    """The file, then sheet by sheet its columns and all its rows."""
    tell = Teller(explanation, words, width - _INDENT)
    for line in (_unit(tell), _period(tell)):
        yield Padding(text(line), (0, 0, 0, _INDENT))
    if not explanation.sheets:
        yield Padding(text(tell("nothing_read"), "bold red"), (0, 0, 0, _INDENT))
    for sheet in explanation.sheets:
        yield ""
        for part in _sheet(sheet, tell):
            yield Padding(part, (0, 0, 0, _INDENT))
    yield ""


def _unit(tell: Teller) -> str:
    about = tell.explanation
    if not about.workspace.units:
        return tell("unit.undeclared")
    names = ", ".join(map(tell.unit, about.units))
    return tell(f"unit.{about.unit_by}", units=names, text=tell.quoted(about.unit_text))


def _period(tell: Teller) -> str:
    about, lang = tell.explanation, tell.words.lang
    period, cutoff = about.workspace.period.label(lang), shown_day(about.workspace.cutoff, tell.words)
    told = tell(f"period.{about.period_by}", period=period, cutoff=cutoff)
    if about.other_period is None:
        return told
    stated = Period.parse(about.other_period).label(lang)
    if about.other_period_at is None:
        return f"{told} {tell('period.other', stated=stated)}"
    sheet, cell = about.other_period_at
    return f"{told} {tell('period.other_at', stated=stated, sheet=sheet, cell=cell)}"


def _sheet(sheet: ExplainedSheet, tell: Teller) -> Iterator[RenderableType]:
    notes = [tell("part", columns=sheet.part)] if sheet.part else []
    notes += [tell("hidden")] if sheet.hidden else []
    name = tell("sheet", name=sheet.sheet) + (f" ({', '.join(notes)})" if notes else "")
    yield text(f"{name}: ", "bold") + text(_about(sheet, tell))
    if sheet.continues:
        yield text(tell("continues", sheet=sheet.continues))
    if sheet.period_line:
        yield text(tell("period_line", text=tell.quoted(sheet.period_line)))
    for table in columns_tables(sheet.columns, tell):
        yield from (table, "")
    if sheet.rows:
        yield rows_table(sheet.rows, tell)


def _about(sheet: ExplainedSheet, tell: Teller) -> str:
    roles = Counter(row.role for row in sheet.rows)
    accepted, rejected = roles["accepted"], roles["rejected"]
    others = roles.total() - accepted - rejected
    return tell(f"state.{sheet.state}", accepted=accepted, rejected=rejected, others=others)
