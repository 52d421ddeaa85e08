"""Why a figure is what it is: the rows and cells behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import pandas as pd

from sheetops.errors import UnknownNameError
from sheetops.evaluate.figures import figures as task_figures
from sheetops.evaluate.figures import rates
from sheetops.evaluate.membership import grouped
from sheetops.evaluation import UNKNOWN, Evaluation
from sheetops.reckoning import TallyExplanation
from sheetops.score.figures import figures as point_figures
from sheetops.score.figures import led
from sheetops.scored import Result, Scored
from sheetops.words.figures import FIGURE, figure_label, figure_words
from sheetops.words.lexicon import Lexicon
from sheetops.words.vocabulary import Vocabulary

Reading: TypeAlias = tuple[str, Callable[[str], str | None], Callable[[str], tuple[str, ...]]]
"""What a text may name (`sector`, `unit`, …, `figure`), how its code is found, and which names are near."""

TOTAL = "total"
_NAMES = {
    "sector": ("lĩnh vực", "sector"),
    "unit": ("đơn vị", "unit"),
    "origin": ("nguồn kỳ", "origin"),
    "part": ("phần", "part"),
    FIGURE: ("con số", "figure"),
}


def explain_tally(
    result: Result,
    *of: str,
    sector: str | None = None,
    unit: str | None = None,
    origin: str | None = None,
    part: str | None = None,
) -> TallyExplanation:
    """The rows and cells behind a figure of a result.

    Args:
        result: of `consolidate`.
        of: what the figure is of and which it is, by code or as people call it, in any order: "Kinh tế", "overdue".
            What is both a sector and a unit is the sector.  Without a figure: the total.
        sector, unit, origin, part: the same said outright; `unknown` means the rows that have none.

    Raises:
        UnknownNameError: a text names nothing that the result has, or two of them the same kind of thing.
    """
    readings = tuple(_readings(result))
    asked = [(what, text) for what, text in zip(_NAMES, (sector, unit, origin, part), strict=False) if text is not None]
    where: dict[str, str] = {}
    for what, text in [*asked, *((None, text) for text in of)]:
        named, code = _named(text, what, readings)
        if where.setdefault(named, code) != code:
            raise _twice(named)
    figure = where.pop(FIGURE, TOTAL)
    return _scores(result, figure, where) if isinstance(result, Scored) else _tasks(result, figure, where)


def _tasks(evaluation: Evaluation, figure: str, where: Mapping[str, str]) -> TallyExplanation:
    places = grouped(evaluation.tasks)
    within = _all_of(evaluation.tasks.index, (places[what] == code for what, code in where.items()))
    if (rate := rates(evaluation).get(figure)) is not None:
        counts, whole = (within & flags for flags in rate)
        rows = evaluation.tasks[counts | whole]
        return _explained(evaluation, figure, where, rows, counts[rows.index].astype("float64"), float(whole.sum()))
    counts = within & task_figures(evaluation)[figure]
    rows = evaluation.tasks[counts]
    return _explained(evaluation, figure, where, rows, pd.Series(1.0, index=rows.index))


def _scores(scored: Scored, figure: str, where: Mapping[str, str]) -> TallyExplanation:
    leaves = scored.indicators[scored.indicators["leaf"]]
    tests = (led(scored, code) if what == "unit" else leaves[what] == code for what, code in where.items())
    amounts = point_figures(scored)[figure][_all_of(leaves.index, (test[leaves.index] for test in tests))].dropna()
    return _explained(scored, figure, where, scored.indicators.loc[amounts.index], amounts)


def _all_of(index: pd.Index, tests: Iterator[pd.Series]) -> pd.Series:
    within = pd.Series(True, index=index)
    for test in tests:
        within &= test
    return within


def _explained(
    result: Result,
    figure: str,
    where: Mapping[str, str],
    rows: pd.DataFrame,
    amounts: pd.Series,
    whole: float | None = None,
) -> TallyExplanation:
    front = pd.DataFrame({"counts": amounts > 0 if whole is not None else True, "amount": amounts}, index=rows.index)
    return TallyExplanation(
        workspace=result.workspace,
        kind=result.kind,
        figure=figure,
        label=figure_label(figure, result.kind),
        where=dict(where),
        value=round(float(amounts.sum()), 9),
        whole=whole,
        rows=pd.concat([front, rows], axis="columns").reset_index(drop=True),
    )


def _readings(result: Result) -> Iterator[Reading]:
    """What a text may name, whole names before what only resembles one."""
    lexicon, workspace = Lexicon(result.kind, result.workspace), result.workspace
    units = Vocabulary({unit.code: (unit.name, unit.code, *unit.aliases) for unit in workspace.units})
    named = {"unit": units, FIGURE: figure_words(_codes(result), result.kind)}
    if isinstance(result, Scored):
        heads = result.indicators[result.indicators["level"] == 0]
        parts = zip(heads["part"], heads["name"], strict=True)
        named = {"part": Vocabulary({str(p): (f"Phần {p}", str(p), str(name)) for p, name in parts}), **named}
    else:
        sectors = Vocabulary({sector.code: (sector.name, sector.code, *sector.aliases) for sector in workspace.sectors})
        origins = {
            o.code: (o.label.vi, o.label.en, o.code, *o.words) for o in result.kind.vocabularies.get("origin", ())
        }
        named = {"sector": sectors, **named, "origin": Vocabulary(origins)}
    for what, vocabulary in named.items():
        yield what, vocabulary.exact, vocabulary.nearest
    for what, vocabulary in named.items():
        yield what, vocabulary.find, _none_near
    yield "unit", lexicon.units.find, _none_near
    if not isinstance(result, Scored):
        yield "sector", lexicon.find_sector, _none_near


def _none_near(_: str) -> tuple[str, ...]:
    return ()


def _codes(result: Result) -> list[str]:
    if isinstance(result, Scored):
        return list(point_figures(result).columns)
    return [*result.kind.status_by_code, *rates(result), *(c for c in task_figures(result).columns)]


def _named(text: str, what: str | None, readings: Sequence[Reading]) -> tuple[str, str]:
    """What a text names, and its code.

    Raises:
        UnknownNameError: it names nothing.
    """
    fitting = [reading for reading in readings if what in (None, reading[0])]
    for kind, find, _ in fitting:
        if (code := find(text)) is not None:
            return kind, code
    if not fitting:
        raise _undivided(str(what), text)
    if what is not None and text == UNKNOWN:
        return what, UNKNOWN
    raise _unknown(text, fitting)


def _unknown(text: str, fitting: Sequence[Reading]) -> UnknownNameError:
    """The error for a text that names nothing, with the names that are near it."""
    kinds = [_NAMES[kind] for kind in dict.fromkeys(kind for kind, *_ in fitting)]
    near = ", ".join(f'"{name}"' for name in dict.fromkeys(name for *_, nearest in fitting for name in nearest(text)))
    vi, en = (", ".join(names) for names in zip(*kinds, strict=True))
    return UnknownNameError(
        f'"{text}" không phải là {vi} nào của kết quả này; hãy viết đúng tên như trong bảng tổng hợp'
        + (f"; gần nhất: {near}" if near else ""),
        f'"{text}" is no {en} of this result; write the name as the workbook does'
        + (f"; nearest: {near}" if near else ""),
    )


def _undivided(what: str, text: str) -> UnknownNameError:
    vi, en = _NAMES[what]
    return UnknownNameError(
        f'kết quả này không chia theo {vi}; hãy bỏ "{text}"', f'this result is not divided by {en}; leave "{text}" out'
    )


def _twice(what: str) -> UnknownNameError:
    vi, en = _NAMES[what]
    return UnknownNameError(
        f"mỗi lần chỉ hỏi được một {vi}; hãy hỏi từng {vi} một",
        f"one {en} can be asked about at a time; ask one by one",
    )
