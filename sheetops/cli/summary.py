"""What a head of office reads after a consolidation."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pandas as pd
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sheetops import catalogue
from sheetops.cli.output import text
from sheetops.cli.places import repeated, spots
from sheetops.cli.severity import STYLES, counts
from sheetops.cli.tally import tally
from sheetops.cli.values import shown_day
from sheetops.evaluation import UNKNOWN
from sheetops.write.workbook.words import sheet_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from sheetops.cli.places import Repeated
    from sheetops.cli.words import Words
    from sheetops.evaluation import Evaluation
    from sheetops.scored import Result

_MOST_CODES = 8
_MOST_SPOTS = 3
_NOT_COUNTED = ("rejected", "superseded", "duplicate")


def summary(evaluation: Evaluation, words: Words, width: int, *, written: bool) -> list[RenderableType]:
    """Heading, tally, roll-call, overdue tasks, findings, and where to look, which the workbook is if `written`."""
    return [
        *heading(evaluation, words),
        "",
        tally(evaluation, words, width) if len(evaluation.tasks) else text(with_item("no_tasks", evaluation, words)),
        "",
        *roll_call(evaluation, words),
        *files(evaluation, words),
        *_overdue(evaluation, words),
        *_undetermined(evaluation, words),
        *findings(evaluation, words, written=written),
    ]


def with_item(key: str, evaluation: Result, words: Words, **values: object) -> str:
    """A wording of the command with the kind's word for what it tracks."""
    item = evaluation.kind.item.text(words.lang)
    return words(key if "." in key else f"consolidate.{key}", item=item, Item=item[:1].upper() + item[1:], **values)


def heading(evaluation: Result, words: Words) -> Iterator[Text]:
    """Whose, of which period, as of when."""
    workspace = evaluation.workspace
    period, cutoff = workspace.period.label(words.lang), shown_day(workspace.cutoff, words)
    yield text(workspace.office.name, "bold")
    yield text(with_item("heading", evaluation, words, period=period, cutoff=cutoff), "bold")


def roll_call(evaluation: Result, words: Words) -> Iterator[Text]:
    """Who has sent, who is missing, who is late."""
    roll = evaluation.roll_call[evaluation.roll_call["expected"]]
    if roll.empty:
        return
    missing, late = (roll.loc[roll["state"] == state, "unit"].tolist() for state in ("missing", "late"))
    sent = {"count": len(roll) - len(missing), "expected": len(roll)}
    yield text(words("consolidate.sent" if missing else "consolidate.all_sent", **sent))
    for key, units, style in (("missing", missing, "bold red"), ("late", late, "yellow")):
        if units:
            names = "; ".join(unit_name(evaluation, words, unit) for unit in units)
            yield text(words(f"consolidate.{key}", count=len(units), units=names), style)


def files(evaluation: Result, words: Words) -> Iterator[Text]:
    """The files that do not count; why stands among the findings."""
    names = [_name(file.path, evaluation) for file in evaluation.files if file.state in _NOT_COUNTED]
    if names:
        yield text(words("consolidate.files", count=len(names), files="; ".join(names)), "yellow")


def _name(path: str, evaluation: Result) -> str:
    """The name of a file; with its folders where another file is called the same."""
    names = Counter(PurePosixPath(file.path).name for file in evaluation.files)
    name = PurePosixPath(path).name
    return path if names[name] > 1 else name


def _overdue(evaluation: Evaluation, words: Words) -> Iterator[Text]:
    kind, tasks = evaluation.kind, evaluation.tasks
    if not kind.evaluation.overdue or tasks.empty:
        return
    late = tasks.loc[tasks["status"].isin(kind.evaluation.overdue), "unit"]
    if late.empty:
        yield text(with_item("none_overdue", evaluation, words))
        return
    order = {unit.code: place for place, unit in enumerate(evaluation.workspace.units)}
    per_unit = Counter(late.fillna(UNKNOWN)).items()
    most_first = sorted(per_unit, key=lambda pair: (-pair[1], order.get(pair[0], len(order))))
    units = "; ".join(f"{unit_name(evaluation, words, unit)} {count}" for unit, count in most_first)
    yield text(with_item("overdue", evaluation, words, count=len(late), units=units), "bold red")


def _undetermined(evaluation: Evaluation, words: Words) -> Iterator[Text]:
    count = int((evaluation.tasks["status"] == evaluation.kind.evaluation.undetermined).sum())
    if count:
        yield text(with_item("undetermined", evaluation, words, count=count), "bold red")


def findings(evaluation: Result, words: Words, *, written: bool) -> Iterator[RenderableType]:
    """How many findings there are, the most pressing rules, and where to look."""
    groups = repeated(evaluation.findings)
    if not groups:
        yield text(words("consolidate.no_findings"))
        return
    yield text(words("consolidate.findings", counts=counts(evaluation.findings, words)))
    yield Padding(_codes(groups[:_MOST_CODES], evaluation, words), (0, 0, 0, 2))
    if len(groups) > _MOST_CODES:
        yield text("  " + words("consolidate.more_codes", count=len(groups) - _MOST_CODES))
    where = "where" if written else "where_dry"
    yield text(words(f"consolidate.{where}", sheet=sheet_names()["findings"], code=groups[0].code))


def _codes(groups: Iterable[Repeated], evaluation: Result, words: Words) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        grid.add_column()
    grid.add_column(ratio=1)
    for group in groups:
        severity = text(words(f"severity.{group.shown_severity}"), STYLES[group.shown_severity])
        what = text(catalogue.title(group.findings[0], words.lang))
        where = _where(group, evaluation, words)
        if where:
            what.append(f": {where}", "dim")
        grid.add_row(severity, text(group.code), Text(str(len(group.findings)), justify="right"), what)
    return grid


def _where(group: Repeated, evaluation: Result, words: Words) -> str:
    """The first file with its cells, or the units that it is about."""
    first = group.findings[0]
    if first.path is None:
        units = dict.fromkeys(finding.unit for finding in group.findings if finding.unit)
        return "; ".join(unit_name(evaluation, words, unit) for unit in units)
    here = [finding for finding in group.findings if finding.path == first.path]
    rest = len(group.findings) - len(here)
    cells = spots(here, words, _MOST_SPOTS)
    file = _name(first.path, evaluation)
    more = f"; {words('and_more', count=rest)}" if rest else ""
    return f"{file} › {cells}{more}" if cells else f"{file}{more}"


def unit_name(evaluation: Result, words: Words, code: Any) -> str:
    """The name of a unit; its code where the configuration lacks it."""
    if pd.isna(code) or code == UNKNOWN:
        return words("unknown")
    unit = evaluation.workspace.unit(str(code))
    return unit.name if unit else str(code)
