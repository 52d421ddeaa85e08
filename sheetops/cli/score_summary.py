"""What a head of office reads after a consolidation of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from rich.console import Group

from sheetops.cli.output import text
from sheetops.cli.summary import files, findings, heading, roll_call, unit_name, with_item
from sheetops.cli.tally import ALL, PART, WHOLE, Column, Line, fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from sheetops.cli.words import Words
    from sheetops.scored import Scored

_NONE = "–"
_POINTS = ("max", "self", "appraised", "score")


def score_summary(scored: Scored, words: Words, width: int, *, written: bool) -> list[RenderableType]:
    """Heading, points by part and by unit, roll-call, what is due and unscored, the forecast, findings."""
    empty = scored.indicators.empty
    return [
        *heading(scored, words),
        "",
        *([text(with_item("no_tasks", scored, words))] if empty else _tables(scored, words, width)),
        "",
        *roll_call(scored, words),
        *files(scored, words),
        *_unscored(scored, words),
        *_forecast(scored, words),
        *findings(scored, words, written=written),
    ]


def _tables(scored: Scored, words: Words, width: int) -> Iterator[RenderableType]:
    """Points by part, with their sum; and by the unit that leads."""
    rows = scored.tallies.to_dict("records")
    parts = [Line(_part(scored, row["part"]), WHOLE, row) for row in rows if not pd.isna(row["part"])]
    units = [Line(unit_name(scored, words, row["unit"]), PART, row) for row in rows if not pd.isna(row["unit"])]
    total = Line(words("consolidate.grand_total"), ALL, rows[-1])
    yield _table([*parts, total], words, width)
    if units:
        yield ""
        yield text(words("scores.by_unit"), "bold")
        yield _table([*units, total], words, width)


def _part(scored: Scored, code: str) -> str:
    names = dict(zip(scored.indicators["code"], scored.indicators["name"], strict=True))
    name = names.get(code)
    return code if pd.isna(name) or not name else f"{code}. {name}"


def _table(lines: Sequence[Line], words: Words, width: int) -> RenderableType:
    counts = tuple(f"{line.counts['scored']}/{line.counts['total']}" for line in lines)
    columns = [
        Column("", tuple(line.label for line in lines)),
        Column(words("scores.scored"), counts),
        *(Column(words(f"scores.{name}"), tuple(points(one.counts[name], words) for one in lines)) for name in _POINTS),
    ]
    return fitted(columns, lines, width) or _listed(columns, lines)


def _listed(columns: Sequence[Column], lines: Sequence[Line]) -> RenderableType:
    """A line per row, for a screen that is too narrow for a table."""
    texts = []
    for at, line in enumerate(lines):
        told = "; ".join(f"{column.head} {column.cells[at]}" for column in columns[1:])
        texts.append(text(f"{line.label}: {told}"))
    return Group(*texts)


def points(value: Any, words: Words) -> str:
    """Points as people write them; a dash for none, for blank is not 0."""
    return _NONE if pd.isna(value) else f"{round(float(value), 3):g}".replace(".", words("decimal"))


def _unscored(scored: Scored, words: Words) -> Iterator[Text]:
    open_ = scored.due[scored.due["unscored"] > 0]
    if scored.due.empty:
        return
    if open_.empty:
        yield text(with_item("scores.none_unscored", scored, words))
        return
    told = "; ".join(
        f"{unit_name(scored, words, row['unit'])} {row['unscored']}/{row['due']}" for row in open_.to_dict("records")
    )
    yield text(with_item("scores.unscored", scored, words, units=told), "bold red")


def _forecast(scored: Scored, words: Words) -> Iterator[Text]:
    expected = scored.forecast.iloc[0]
    if not pd.isna(expected["score"]):
        shown = {name: points(expected[name], words) for name in ("score", "max")}
        percent = points(round(expected["share"] * 100, 1), words)
        yield text(words("scores.forecast", **shown, percent=percent))
