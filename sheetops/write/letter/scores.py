"""The body of the letter on scored indicators: the points of each part, what is lost, unscored or has no owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from sheetops.text_marks import marked, unmarked
from sheetops.write.letter.content import Paragraph, counted, plain
from sheetops.write.letter.frame import names_of, opening
from sheetops.write.workbook.roman import roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheetops.scored import Scored
    from sheetops.write.letter.words import Wording

_MOST = 5


def body(scored: Scored, say: Wording) -> Iterator[Paragraph]:
    """The paragraphs."""
    yield opening(scored, say)
    yield plain("chapter", f"{roman(1)}. {say('results_scored')}")
    yield from _results(scored, say)
    yield plain("note", say("attached"))
    yield plain("chapter", f"{roman(2)}. {say('shortcomings')}")
    shortcomings = list(_shortcomings(scored, say))
    yield from shortcomings or [plain("bullet", f"- {say('no_shortcomings')}")]
    yield plain("chapter", f"{roman(3)}. {say('requirements')}")
    for number, key in enumerate(("require_reports", "require_general"), start=1):
        yield plain("body", f"{number}. {say(key)}")
    yield plain("body", say("closing"))


def _results(scored: Scored, say: Wording) -> Iterator[Paragraph]:
    tallies, indicators = scored.tallies, scored.indicators
    parts = indicators[indicators["level"] == 0]
    names = {str(part): str(name) for part, name in zip(parts["part"], parts["name"], strict=True)}
    whole = tallies[tallies["part"].isna() & tallies["unit"].isna()]
    for row in whole.to_dict("records"):
        yield _points("tally", row, say)
    for row in tallies[tallies["part"].notna()].to_dict("records"):
        part = str(row["part"])
        yield plain("heading", say("part", part=part, name=names.get(part, "")))
        yield _points(f"tally/{part}", row, say)


def _points(key: str, row: Mapping[Any, Any], say: Wording) -> Paragraph:
    counts = {"total": row["total"], "scored": row["scored"], "unscored": row["total"] - row["scored"]}
    values = {name: marked(name, f"{int(count):02}") for name, count in counts.items()}
    values |= {name: marked(name, _number(row[name])) for name in ("score", "max", "lost")}
    which = "none_scored" if not counts["scored"] else "some_scored" if counts["unscored"] else "all_scored"
    return counted("body", key, *unmarked(say(which, **values)))


def _shortcomings(scored: Scored, say: Wording) -> Iterator[Paragraph]:
    names, due = names_of(scored), scored.due[scored.due["unscored"] > 0]
    if len(due):
        units = ", ".join(
            say("of_unit", unit=names.unit(unit), count=marked(str(unit), f"{count:02}"))
            for unit, count in zip(due["unit"], due["unscored"], strict=True)
        )
        yield _bullet("due_unscored", say, count=marked("count", f"{int(due['unscored'].sum()):02}"), units=units)
    orphans = scored.indicators[scored.indicators["leaf"] & (scored.indicators["status"] == "no_owner")]
    if len(orphans):
        codes = ", ".join(orphans["code"])
        yield _bullet("no_owner", say, count=marked("count", f"{len(orphans):02}"), codes=codes)
    lost = scored.losses[scored.losses["score"].notna()].sort_values("lost", ascending=False, kind="stable").head(_MOST)
    if len(lost):
        codes = ", ".join(
            f"{code} ({marked(str(code), _number(points))})"
            for code, points in zip(lost["code"], lost["lost"], strict=True)
        )
        yield _bullet("lost_most", say, codes=codes)


def _bullet(key: str, say: Wording, **values: str) -> Paragraph:
    text, figures = unmarked(say(key, **values))
    return counted("bullet", f"assessment/{key}", f"- {text}", [(name, a + 2, b + 2) for name, a, b in figures])


def _number(points: Any) -> str:
    return "0" if pd.isna(points) else f"{points:.10g}".replace(".", ",")
