"""What an office reads of the roll-call: a line per unit, the sums, and what is wrong with the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from rich.box import SIMPLE
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sheetops.cli.output import text
from sheetops.cli.places import message, remedy
from sheetops.cli.severity import STYLES
from sheetops.cli.values import shown_day
from sheetops.evaluation import UNKNOWN, roll_call_sums
from sheetops.write.workbook.values import duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from sheetops.cli.words import Words
    from sheetops.evaluation import RollCall
    from sheetops.model import Finding

# Narrower than this a table would break every name.
_NARROWEST_TABLE = 72
_MOMENT = 16
_STYLES = {"missing": "bold red", "late": "yellow", "on_time": "green", "received": "green", "unusable": "yellow"}
# What the table says already.
_TOLD = frozenset({"F105", "F106", "F107", "F110"})
_NOT_COUNTED = ("superseded", "duplicate", "unusable")
_NONE = "–"


def report(call: RollCall, words: Words, width: int) -> Iterator[RenderableType]:
    """Heading, sums, a line per unit, what the times mean, and the findings that the lines do not tell."""
    workspace = call.workspace
    period = workspace.period.label(words.lang)
    yield text(workspace.office.name, "bold")
    yield text(words("status.heading", period=period), "bold")
    yield text(_sums(call, words))
    yield ""
    rows = [_Row(record, call, words) for record in call.units.to_dict("records")]
    if rows and width >= _NARROWEST_TABLE:
        yield _table(rows, words)
    else:
        yield from _listed(rows)
    yield ""
    if any(row.saved for row in rows):
        yield text(words("status.times"), "dim")
    for finding in call.findings:
        if finding.code not in _TOLD:
            yield from _told(finding, call, words)


class _Row:
    """What is shown of a unit."""

    def __init__(self, record: Mapping[Any, Any], call: RollCall, words: Words) -> None:
        self.name = _unit(record["unit"], call, words)
        unusable = record["state"] == "missing" and not record["expected"]
        self._state = "unusable" if unusable else str(record["state"])
        self._aside = "" if record["expected"] or record["unit"] == UNKNOWN else words("status.not_expected")
        self._late = _late(record["minutes_late"], words)
        self._label = words(f"status.state.{self._state}")
        self.saved = "" if pd.isna(record["modified"]) else _moment(record["modified"], words)
        inbox = f"{call.workspace.folders.inbox}/"
        self._counted = [path.removeprefix(inbox) for path in record["accepted"]]
        self._others = {part: [path.removeprefix(inbox) for path in record[part]] for part in _NOT_COUNTED}
        self._words = words

    @property
    def state(self) -> Text:
        """The state, and below it by how much it is late or that nothing is expected."""
        below = [part for part in (self._late, self._aside) if part]
        return Text("\n").join([text(self._label, _STYLES[self._state]), *(text(part) for part in below)])

    @property
    def files(self) -> Text:
        """The files that count, one a line, then those that do not."""
        words, lines = self._words, [text(name) for name in self._counted]
        for part, names in self._others.items():
            if names:
                lines.append(text(words(f"status.{part}", files="; ".join(names)), "dim"))
        return Text("\n").join(lines) if lines else text(_NONE)


def _unit(code: str, call: RollCall, words: Words) -> str:
    unit = call.workspace.unit(code)
    return unit.name if unit else words("status.unknown") if code == UNKNOWN else code


def _late(minutes: float, words: Words) -> str:
    if pd.isna(minutes):
        return ""
    return " ".join(words(f"status.duration.{unit}", count=count) for unit, count in duration(minutes))


def _moment(when: Any, words: Words) -> str:
    """A time as the language writes it: 16:05 17/4/2026."""
    return f"{when:%H:%M} {shown_day(when.date(), words)}"


def _sums(call: RollCall, words: Words) -> str:
    sums, deadline = roll_call_sums(call.units), call.workspace.submission_deadline
    if not sums["expected"]:
        return words("status.none_expected")
    if deadline is None:
        return words("status.sums", **sums)
    return words("status.sums_deadline", **sums, deadline=_moment(deadline, words))


def _table(rows: list[_Row], words: Words) -> Table:
    table = Table(box=SIMPLE, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(text(words("status.unit")), ratio=3, overflow="fold")
    table.add_column(text(words("status.state.title")), min_width=8, overflow="fold")
    table.add_column(text(words("status.saved")), min_width=_MOMENT, no_wrap=True)
    table.add_column(text(words("status.files")), ratio=4, overflow="fold")
    for row in rows:
        table.add_row(text(row.name), row.state, text(row.saved or _NONE), row.files)
    return table


def _listed(rows: list[_Row]) -> Iterator[RenderableType]:
    """The same on a narrow screen: the name, and below it the rest."""
    for row in rows:
        yield text(row.name, "bold")
        for part in (row.state, text(row.saved), row.files):
            if part.plain:
                yield Padding(part, (0, 0, 0, 2))


def _told(finding: Finding, call: RollCall, words: Words) -> Iterator[RenderableType]:
    """A finding with the file that it is about, and its remedy."""
    about = f" {finding.path}:" if finding.path else ""
    head = text(words(f"severity.{finding.severity}"), STYLES[finding.severity]) + text(f" {finding.code}{about} ")
    yield head + text(message(finding, call, words.lang))
    yield Padding(text(words("check.remedy", remedy=remedy(finding, call, words.lang)), "green"), (0, 0, 0, 2))
