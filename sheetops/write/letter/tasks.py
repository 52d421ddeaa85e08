"""The body of the letter on evaluated tasks, in the form of the first seed: results, assessment, requirements."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sheetops.text_marks import marked, unmarked
from sheetops.write.letter.content import Paragraph, counted, plain
from sheetops.write.letter.frame import names_of, opening
from sheetops.write.workbook.roman import roman
from sheetops.write.workbook.values import missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from sheetops.evaluation import Evaluation
    from sheetops.write.letter.words import Wording
    from sheetops.write.workbook.names import Names

_LETTERS = "abcdeghiklmnopqrstuvxy"
_ORIGINS = ("carried_over", "in_period")
_PRESSING = ("overdue", "behind")


def body(evaluation: Evaluation, assessment: pd.DataFrame, say: Wording) -> Iterator[Paragraph]:
    """The paragraphs; `assessment` as `evaluate.assessment` gives it."""
    yield opening(evaluation, say)
    yield plain("chapter", f"{roman(1)}. {say('results')}")
    yield from _results(evaluation, say)
    yield plain("note", say("attached"))
    yield plain("chapter", f"{roman(2)}. {say('assessment')}")
    yield from _assessed(evaluation, assessment, say)
    yield plain("chapter", f"{roman(3)}. {say('requirements')}")
    yield from _required(assessment, say)


def _results(evaluation: Evaluation, say: Wording) -> Iterator[Paragraph]:
    """A heading per block, and one sentence or one per sector."""
    if evaluation.sentences.empty:
        yield plain("body", say("no_tasks"))
    names = names_of(evaluation)
    rows = evaluation.sentences.to_dict("records")
    for number, (origin, group) in enumerate(groupby(rows, key=lambda row: _code(row["origin"])), start=1):
        label = say(origin) if origin in _ORIGINS else names.origin(origin)
        yield plain("heading", f"{number}. {label}")
        sectors = list(group)
        for place, row in enumerate(sectors):
            sector = _code(row["sector"])
            if sector:
                letter = _LETTERS[place] if place < len(_LETTERS) else str(place + 1)
                yield plain("subheading", f"{letter}. {say('sector', sector=names.sector(sector))}")
            key = "/".join(filter(None, ("tally", origin, sector)))
            yield counted("body", key, row["text"], row["figures"])


def _assessed(evaluation: Evaluation, assessment: pd.DataFrame, say: Wording) -> Iterator[Paragraph]:
    """What was done, from the whole tally; what was not, from the assessment."""
    yield plain("heading", f"1. {say('merits')}")
    tallies = evaluation.tallies
    whole = tallies[tallies["origin"].isna() & tallies["sector"].isna()].iloc[0]
    yield from _finished(evaluation, whole, say)
    yield plain("heading", f"2. {say('shortcomings')}")
    names = names_of(evaluation)
    for row in assessment.to_dict("records"):
        yield _shortcoming(row, names, say)
    if assessment.empty:
        yield plain("bullet", f"- {say('no_shortcomings')}")


def _finished(evaluation: Evaluation, whole: pd.Series, say: Wording) -> Iterator[Paragraph]:
    """How much was finished: of all, and of what was due where the kind's first rate has a denominator of its own."""
    if not whole["total"] or not evaluation.kind.evaluation.finished:
        return
    done = sum(int(whole[code]) for code in evaluation.kind.evaluation.finished)
    values = {
        "count": marked("finished", f"{done:02}"),
        "whole": marked("total", f"{int(whole['total']):02}"),
        "share": _percent(done, int(whole["total"])),
    }
    rate = next((rate for rate in evaluation.kind.evaluation.rates if rate.denominator), None)
    due = int(whole[f"{rate.code}_denominator"]) if rate else 0
    if due:
        of_due = {"due": marked("due", f"{due:02}"), "due_share": _percent(done, due)}
        text, figures = unmarked(say("finished", **values, **of_due))
    else:
        text, figures = unmarked(say("finished_none_due", **values))
    yield counted("bullet", "assessment/finished", f"- {text}", [(n, a + 2, b + 2) for n, a, b in figures])


def _shortcoming(row: Mapping[Any, Any], names: Names, say: Wording) -> Paragraph:
    code, alone = str(row["code"]), all(count == 1 for _, count in row["units"])
    units = ", ".join(
        names.unit(unit) if alone else say("of_unit", unit=names.unit(unit), count=marked(unit, f"{count:02}"))
        for unit, count in row["units"]
    )
    count, whole = marked("count", f"{row['count']:02}"), marked("whole", f"{row['whole']:02}")
    text, figures = unmarked(say(code, count=count, whole=whole, units=units))
    return counted("bullet", f"assessment/{code}", f"- {text}", [(n, a + 2, b + 2) for n, a, b in figures])


def _required(assessment: pd.DataFrame, say: Wording) -> Iterator[Paragraph]:
    codes = set(assessment["code"])
    wanted = ["require_overdue"] if codes & set(_PRESSING) else []
    wanted += ["require_reports"] if codes - set(_PRESSING) else []
    for number, key in enumerate([*wanted, "require_general"], start=1):
        yield plain("body", f"{number}. {say(key)}")
    yield plain("body", say("closing"))


def _percent(part: int, whole: int) -> str:
    return f"{part / whole * 100:.1f}".replace(".", ",")


def _code(value: Any) -> str:
    return "" if missing(value) else str(value)
